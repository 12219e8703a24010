import { z } from 'zod';
import { boundedMean } from '../kernels/bounded-mean.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { perTopic } from './per-topic.ts';

/**
 * Hegselmann-Krause bounded confidence (Hegselmann & Krause 2002, "Opinion dynamics and bounded confidence: models,
 * analysis and simulation"): every agent takes the mean opinion of all those it hears whose opinion is within
 * `epsilon` of its own, itself included:
 *
 *     o_i <- (o_i + sum_j w_ij o_j) / (1 + sum_j w_ij)   over heard j with |o_j - o_i| <= epsilon
 *
 * with tie weights w_ij (1 if the network has none; the paper's model is then exactly reproduced). Opinions lie in
 * [-1, 1]: a threshold of the paper, whose opinions lie in [0, 1], is half of the one here.
 */
export const hegselmannKrause: RuleModel = defineRuleModel({
  summary: 'Everybody takes the mean opinion of all heard within a confidence bound, itself included.',
  equation: 'o_i <- mean of o_j over heard j (and i) with |o_j - o_i| <= epsilon',
  source: 'Hegselmann & Krause 2002, Opinion dynamics and bounded confidence',
  checked:
    'consensus above and several clusters below the threshold of the complete graph; the mean-field steps by hand',
  about: 'topics',
  forms: ['heard'],
  parameters: z.strictObject({
    epsilon: z
      .number()
      .min(0)
      .max(2)
      .default(0.4)
      .describe('Confidence bound, in [0, 2] on the scale [-1, 1].'),
  }),
  create: ({ epsilon }, world, { topics }) =>
    perTopic(world, topics, 'hegselmann-krause', ({ opinion }) => ({
      hear: (heard, next) => boundedMean(opinion, heard, epsilon, next),
    })),
});
