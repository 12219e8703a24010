import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { ShareThreshold } from './share-threshold.ts';
import { thresholdsSchema } from './thresholds.ts';

/**
 * Linear threshold (Granovetter 1978, "Threshold models of collective behavior"; Kempe, Kleinberg, Tardos 2003,
 * "Maximizing the spread of influence through a social network"): agent i believes once the influence of the believers
 * that it hears reaches its threshold, and goes on believing.
 *
 *     i believes  <=>  sum over heard believers j of b_ij >= theta_i,   b_ij = w_ij / sum over all heard j of w_ij
 *
 * Influences b_ij are tie weights w_ij (1 if the network has none) normalised per listener, so that they sum to 1 as
 * Kempe et al. ask (at most 1). Thresholds theta_i in [0, 1] are uniform as theirs, or given; each agent has one for each
 * claim, drawn from the seed, for the whole run. With interactions other than `all-neighbours` the shares are of what is
 * heard in the tick. Hearing no believer changes nobody, even at a threshold of 0.
 *
 * States: susceptible -> believer; agents in other states stay as they are. Several together convince; the cause is the
 * last straw: the heard believer that changed last (highest event id). Checked: equality in distribution with live-edge
 * graphs (Kempe et al. 2003), and that it only grows.
 */
export const linearThreshold: RuleModel = defineRuleModel({
  summary: 'Agents believe once the influence of the believers that they hear reaches their threshold.',
  equation: 'i believes once sum of b_ij over heard believers j >= theta_i, sum of all b_ij = 1',
  source: 'Granovetter 1978; Kempe, Kleinberg, Tardos 2003, Maximizing the spread of influence',
  checked: 'equal in distribution to reachability over live edges on a small weighted graph; monotone',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({
    threshold: thresholdsSchema
      .default({ distribution: 'uniform', min: 0, max: 1 })
      .describe('Thresholds (theta), in [0, 1]: a number for all, or a distribution. Default: uniform.'),
  }),
  create: ({ threshold }, world, { claims }) =>
    new ShareThreshold('linear-threshold', world, claims, threshold),
});
