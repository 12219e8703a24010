import { z } from 'zod';
import { NONE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import { forBinaryOpinions } from './discrete.ts';
import { drawSpeaker } from './heard.ts';
import { perTopic } from './per-topic.ts';

/**
 * The nonlinear q-voter model (Castellano, Munoz, Pastor-Satorras 2009, "Nonlinear q-voter model"): an agent asks q
 * of those it follows, drawn with repetition (by tie weight, if there are any). If they all agree it takes their
 * opinion, else it flips its own with probability epsilon:
 *
 *     o_i <- o if o_j1 = ... = o_jq = o,   else o_i <- -o_i with probability epsilon
 *
 * Opinions are -1 and 1. With a share x of those heard against it, an agent flips with probability f(x) = x^q +
 * epsilon (1 - x^q - (1 - x)^q): for q = 1, and for q = 2 with epsilon = 1/2, that is x, the voter model. For q = 2 a
 * smaller epsilon lets the majority win, a larger one mixes both opinions for ever.
 */
export const qVoter: RuleModel = forBinaryOpinions(
  defineRuleModel({
    summary: 'An agent takes the opinion on which q of those it follows agree, else it may flip.',
    equation: 'o_i <- o if o_j1 = ... = o_jq = o, else o_i <- -o_i with probability epsilon',
    source: 'Castellano, Munoz, Pastor-Satorras 2009, Nonlinear q-voter model',
    checked: 'rate of flips f(x); q = 2: voter at epsilon = 1/2, majority wins below, mixture above',
    about: 'topics',
    forms: ['heard'],
    parameters: z.strictObject({
      q: z.int().min(1).max(1_000).default(2).describe('How many are asked, 1 to 1,000.'),
      epsilon: z
        .number()
        .min(0)
        .max(1)
        .default(0)
        .describe('Chance to flip when those asked disagree, in [0, 1].'),
    }),
    create: ({ q, epsilon }, world, { topics }) =>
      perTopic(world, topics, 'q-voter', ({ opinion }) => ({
        hear(heard, next, random) {
          for (let agent = heard.from; agent < heard.to; agent++) {
            const panel = ask(agent, heard, opinion, q, random.at(agent));
            if (panel === SPLIT) {
              if (random.float() < epsilon) next[agent] = -opinion[agent]!;
            } else if (panel !== NOBODY) next[agent] = panel;
          }
        },
      })),
  }),
);

const SPLIT = 0;
const NOBODY = Number.POSITIVE_INFINITY;

/** The opinion of all q asked, SPLIT if they differ, NOBODY if there is nobody to ask. */
function ask(
  agent: number,
  heard: Observations,
  opinion: Float32Array,
  q: number,
  random: RandomSource,
): number {
  const speaker = drawSpeaker(agent, heard, random);
  if (speaker === NONE) return NOBODY;
  let same = true;
  // All q are drawn even when two differ already, so that the chance to flip is always the same draw.
  for (let asked = 1; asked < q; asked++)
    same = opinion[drawSpeaker(agent, heard, random)] === opinion[speaker] && same;
  return same ? opinion[speaker]! : SPLIT;
}
