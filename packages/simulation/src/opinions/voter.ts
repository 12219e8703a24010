import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { forBinaryOpinions } from './discrete.ts';
import { listenToOne } from './pairwise.ts';
import { perTopic } from './per-topic.ts';

/**
 * The voter model (Clifford & Sudbury 1973, "A model for spatial conflict"; Holley & Liggett 1975, "Ergodic theorems
 * for weakly interacting infinite systems and the voter model"): an agent takes the opinion of one that it follows,
 * drawn with probability proportional to the tie's weight (equal if there are none):
 *
 *     o_i <- o_j,   j a random one of those heard
 *
 * Opinions are -1 and 1. In meetings the initiator takes the partner's opinion: the paper's model, one tick being
 * `meetingsPerAgent` updates an agent. Heard together with update: asynchronous is the same in sweeps; synchronous is
 * the discrete-time variant. On a complete network 1 wins with probability equal to its share, in a time proportional
 * to the agents.
 */
export const voter: RuleModel = forBinaryOpinions(
  defineRuleModel({
    summary: 'An agent takes the opinion of a random one that it follows.',
    equation: 'o_i <- o_j, j drawn from those heard',
    source: 'Clifford & Sudbury 1973, A model for spatial conflict; Holley & Liggett 1975',
    checked: 'fixation probability = initial share; consensus time proportional to the number of agents',
    about: 'topics',
    forms: ['meetings', 'heard'],
    parameters: z.strictObject({}),
    create: (_, world, { topics }) =>
      perTopic(world, topics, 'voter', (topic) => listenToOne(topic, (_own, other) => other)),
  }),
);
