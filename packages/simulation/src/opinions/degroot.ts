import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { meanHeard } from './heard.ts';
import { perTopic } from './per-topic.ts';

/**
 * DeGroot learning (DeGroot 1974, "Reaching a consensus"): every agent takes a fixed weighted mean of its own opinion
 * and of those it hears:
 *
 *     o_i <- s o_i + (1 - s) sum_j w_ij o_j / sum_j w_ij
 *
 * with self-weight s (the paper's p_ii, here one for all) and tie weights w_ij (1 if the network has none), so that
 * the paper's stochastic matrix is P = s I + (1 - s) W. Opinions may have any scale in the paper; here [-1, 1]. If P
 * is aperiodic (s > 0) and the network strongly connected, all agree in the end on the mean of the opinions at the
 * start weighted by the left eigenvector of P. Who hears nobody stays.
 */
export const degroot: RuleModel = defineRuleModel({
  summary: 'Everybody takes a weighted mean of its own opinion and of those heard.',
  equation: 'o_i <- s o_i + (1 - s) sum_j w_ij o_j / sum_j w_ij',
  source: 'DeGroot 1974, Reaching a consensus',
  checked: 'consensus equals the mean weighted by the left eigenvector; two steps by hand',
  about: 'topics',
  forms: ['heard'],
  parameters: z.strictObject({
    selfWeight: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('Weight of the own opinion, s, in [0, 1]; 0: only others count, 1: nobody listens.'),
  }),
  create: ({ selfWeight }, world, { topics }) =>
    perTopic(world, topics, 'degroot', ({ opinion }) => ({
      hear(heard, next) {
        for (let agent = heard.from; agent < heard.to; agent++) {
          const mean = meanHeard(agent, heard, opinion);
          if (!Number.isNaN(mean)) next[agent] = selfWeight * opinion[agent]! + (1 - selfWeight) * mean;
        }
      },
    })),
});
