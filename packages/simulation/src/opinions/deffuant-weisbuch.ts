import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { perTopic } from './per-topic.ts';

/** The parameters of a compromise of two within a bound of confidence. */
export const compromiseFields = {
  epsilon: z
    .number()
    .min(0)
    .max(2)
    .default(0.4)
    .describe('Confidence bound, in [0, 2] on the scale [-1, 1]: twice the bound d of the paper.'),
  mu: z
    .number()
    .positive()
    .max(0.5)
    .default(0.5)
    .describe('Share of the difference that each of the two moves, in (0, 0.5]; 0.5: they meet halfway.'),
};

/** Both move `mu` of the way to each other if they differ by less than `epsilon`; their mean stays. */
export function compromise(
  opinion: Float32Array,
  a: number,
  b: number,
  epsilon: number,
  mu: number,
  next: Float32Array,
): void {
  const difference = opinion[b]! - opinion[a]!;
  if (Math.abs(difference) >= epsilon) return;
  next[a] = opinion[a]! + mu * difference;
  next[b] = opinion[b]! - mu * difference;
}

/**
 * Deffuant-Weisbuch bounded confidence (Deffuant, Neau, Amblard, Weisbuch 2000, "Mixing beliefs among interacting
 * agents"): of two who meet, both move towards each other if they are close enough, else nothing happens:
 *
 *     o_i += mu (o_j - o_i),  o_j += mu (o_i - o_j)   if |o_i - o_j| < epsilon
 *
 * Opinions lie in [-1, 1], in the paper in [0, 1]: epsilon = 2 d. From uniform opinions on a complete network there
 * remain about 1 / (2 d) = 1 / epsilon clusters, besides a few stragglers.
 */
export const deffuantWeisbuch: RuleModel = defineRuleModel({
  summary: 'Two who meet move towards each other if they differ by less than a bound.',
  equation: 'o_i += mu (o_j - o_i), o_j += mu (o_i - o_j) if |o_i - o_j| < epsilon',
  source: 'Deffuant, Neau, Amblard, Weisbuch 2000, Mixing beliefs among interacting agents',
  checked: 'about 1/(2d) clusters; the mean is conserved',
  about: 'topics',
  forms: ['meetings'],
  parameters: z.strictObject(compromiseFields),
  create: ({ epsilon, mu }, world, { topics }) =>
    perTopic(world, topics, 'deffuant-weisbuch', ({ opinion }) => ({
      meet: (initiator, partner, next) => compromise(opinion, initiator, partner, epsilon, mu, next),
    })),
});
