import { z } from 'zod';
import { NONE } from '../events.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import type { Topic, World } from '../world.ts';
import { BiasedChoice, BiasedMeetings } from './biased-choice.ts';
import { compromise, compromiseFields } from './deffuant-weisbuch.ts';
import { perTopic, type TopicRule } from './per-topic.ts';

export const biasFields = {
  ...compromiseFields,
  gamma: z
    .number()
    .min(0)
    .max(100)
    .default(1)
    .describe(
      'Strength of the algorithmic bias, in [0, 100]: partners are chosen with p ~ d^-gamma; 0: no bias.',
    ),
};

export interface BiasParameters {
  readonly epsilon: number;
  readonly mu: number;
  readonly gamma: number;
}

/**
 * Algorithmic bias (Sirbu, Pedreschi, Giannotti, Kertesz 2019, "Algorithmic bias amplifies opinion fragmentation and
 * polarization: a bounded confidence model"): a platform lets those meet who agree already, then the rule of
 * Deffuant:
 *
 *     P(i meets j) = d_ij^-gamma / sum_k d_ik^-gamma,   d_ij = |o_i - o_j|, at least 2 x 10^-4
 *     o_i += mu (o_j - o_i),  o_j += mu (o_i - o_j)   if d_ij < epsilon
 *
 * k runs over all that i may meet. Opinions lie in [-1, 1], in the paper in [0, 1]: epsilon and the least d are twice
 * the paper's; gamma has no scale, and gamma = 0 is the model of Deffuant.
 *
 * In meetings (`pairs`), partners come drawn uniformly, and a meeting is let through with a probability that leaves
 * just the paper's sequence of meetings (see BiasedMeetings). That costs time, not exactness: up to as many meetings
 * are offered for each let through as an agent has neighbours. Where agents hear others (a feed of those they
 * follow), the platform shows each agent one of them in every tick, by tie weight times d^-gamma, and only the reader
 * moves.
 */
export const algorithmicBias: RuleModel = defineRuleModel({
  summary: 'Deffuant-Weisbuch where a platform prefers to bring those together who agree already.',
  equation:
    'P(i meets j) ~ |o_i - o_j|^-gamma; then o_i += mu (o_j - o_i), o_j += mu (o_i - o_j) if |o_i - o_j| < epsilon',
  source: 'Sirbu, Pedreschi, Giannotti, Kertesz 2019, Algorithmic bias amplifies opinion fragmentation',
  checked:
    'gamma = 0 is Deffuant-Weisbuch draw by draw; clusters grow with gamma; choice against its probabilities',
  about: 'topics',
  forms: ['meetings', 'heard'],
  parameters: z.strictObject(biasFields),
  create: (chosen, world, { topics }) =>
    perTopic(world, topics, 'algorithmic-bias', (topic) => biasedRule(world, topic, chosen)),
});

/** Adjusts what an agent thinks after its turn, e.g. by media. */
export type Afterwards = (agent: number, next: Float32Array, random: RandomSource) => void;

export function biasedRule(
  world: World,
  { opinion }: Topic,
  { epsilon, mu, gamma }: BiasParameters,
  afterwards?: Afterwards,
): TopicRule {
  const choice = new BiasedChoice(opinion, gamma);
  const meetings = new BiasedMeetings(world, opinion, gamma);
  return {
    hear(heard, next, random) {
      for (let agent = heard.from; agent < heard.to; agent++) {
        const speaker = choice.ofHeard(agent, heard, random.at(agent));
        if (speaker !== NONE) {
          const difference = opinion[speaker]! - opinion[agent]!;
          if (Math.abs(difference) < epsilon) next[agent] = opinion[agent]! + mu * difference;
        }
        afterwards?.(agent, next, random);
      }
    },
    meet(initiator, partner, next, random) {
      if (!meetings.letsThrough(initiator, partner, random)) return;
      compromise(opinion, initiator, partner, epsilon, mu, next);
      afterwards?.(initiator, next, random);
    },
  };
}
