import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { moveToNear } from './heard.ts';
import { perTopic } from './per-topic.ts';

/**
 * Bounded confidence over everybody heard, as the rule agents of HiSim use it (Mou, Wei, Huang 2024, "Unveiling the
 * truth and facilitating change: towards agent-based large-scale social movement simulation"):
 *
 *     o_i += alpha (o_j - o_i)   if |o_j - o_i| <= epsilon
 *
 * Where an agent hears several in a tick, it moves by the mean of these steps, weighted by tie (1 if the network has
 * no weights): o_i += alpha sum_j w_ij (o_j - o_i) / sum_j w_ij over heard j within epsilon. HiSim takes one such j
 * at random: this is the step it takes on average. Unlike in Hegselmann & Krause, the own opinion is not one of the
 * mean's. The scale is HiSim's, [-1, 1]; its hybrid runs use alpha = 0.3, epsilon = 0.1.
 */
export const weightedBoundedConfidence: RuleModel = defineRuleModel({
  summary: 'Everybody moves a share of the way to the weighted mean of those heard within a bound.',
  equation: 'o_i += alpha sum_j w_ij (o_j - o_i) / sum_j w_ij over heard j with |o_j - o_i| <= epsilon',
  source: 'Mou, Wei, Huang 2024, Unveiling the Truth and Facilitating Change (HiSim)',
  checked: 'one step by hand, with and without tie weights',
  about: 'topics',
  forms: ['heard'],
  parameters: z.strictObject({
    epsilon: z
      .number()
      .min(0)
      .max(2)
      .default(0.2)
      .describe('Confidence bound, in [0, 2] on the scale [-1, 1].'),
    alpha: z.number().min(0).max(1).default(0.5).describe('Share of the way moved in a tick, in [0, 1].'),
  }),
  create: ({ epsilon, alpha }, world, { topics }) =>
    perTopic(world, topics, 'weighted-bounded-confidence', ({ opinion }) => ({
      hear: (heard, next) => moveToNear(heard, opinion, epsilon, alpha, next),
    })),
});
