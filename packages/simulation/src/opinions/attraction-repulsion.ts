import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { clip } from './heard.ts';
import { listenToOne } from './pairwise.ts';
import { perTopic } from './per-topic.ts';

/**
 * The attraction-repulsion model (Axelrod, Daymude, Forrest 2021, "Preventing extreme polarization of political
 * attitudes"): an agent i comes upon another j; the more they differ, the more rarely they interact, and if they do,
 * i moves towards j within its tolerance and away from j beyond it:
 *
 *     P(interact) = (1/2)^(|o_j - o_i| / E)
 *     o_i += R (o_j - o_i)   if |o_j - o_i| <= T,   else  o_i -= R (o_j - o_i),   clipped to [-1, 1]
 *
 * E is the exposure, T the tolerance, R the responsiveness (no scale). Opinions lie in [-1, 1], in the paper (with
 * one dimension) in [0, 1]: E and T are twice the paper's, whose standard values are E = 0.1, T = R = 0.25 and 100
 * agents with normal opinions (mean 0.5, sd 0.2). Only i moves. Topics are independent of each other.
 */
export const attractionRepulsion: RuleModel = defineRuleModel({
  summary: 'Similar agents interact more often; those within the tolerance attract, others repel.',
  equation:
    'with probability (1/2)^(|o_j - o_i| / E): o_i += R (o_j - o_i) if |o_j - o_i| <= T, else o_i -= R (o_j - o_i)',
  source: 'Axelrod, Daymude, Forrest 2021, Preventing extreme polarization of political attitudes',
  checked: 'low tolerance polarizes, high tolerance converges; one step by hand; the rate of interaction',
  about: 'topics',
  forms: ['meetings', 'heard'],
  parameters: z.strictObject({
    tolerance: z
      .number()
      .min(0)
      .max(2)
      .default(0.5)
      .describe('T: largest difference that still attracts, in [0, 2] on the scale [-1, 1].'),
    responsiveness: z
      .number()
      .min(0)
      .max(1)
      .default(0.25)
      .describe('R: share of the difference that an interaction moves, in [0, 1].'),
    exposure: z
      .number()
      .positive()
      .max(1_000)
      .default(0.2)
      .describe('E: difference at which only every second encounter becomes an interaction, > 0.'),
  }),
  create: ({ tolerance, responsiveness, exposure }, world, { topics }) =>
    perTopic(world, topics, 'attraction-repulsion', (topic) =>
      listenToOne(topic, (own, other, random) => {
        const difference = other - own;
        const distance = Math.abs(difference);
        if (random.float() >= 0.5 ** (distance / exposure)) return own;
        const step = responsiveness * difference;
        return clip(distance <= tolerance ? own + step : own - step);
      }),
    ),
});
