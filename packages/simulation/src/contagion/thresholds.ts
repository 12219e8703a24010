import { z } from 'zod';
import type { RandomSource } from '../random.ts';

const share = (description: string) => z.number().min(0).max(1).describe(description);

/** How thresholds are spread over the agents: one for all, uniform, or normal; every threshold lies in [0, 1]. */
export const thresholdsSchema = z.union([
  share('The same threshold for all, in [0, 1].'),
  z
    .strictObject({
      distribution: z.literal('uniform'),
      min: share('Smallest threshold, in [0, 1].').default(0),
      max: share('Largest threshold, in [0, 1].').default(1),
    })
    .refine(({ min, max }) => min <= max, { error: 'min must not exceed max' }),
  z.strictObject({
    distribution: z.literal('normal'),
    mean: share('Mean before clipping to [0, 1].'),
    sd: share('Standard deviation before clipping to [0, 1].'),
  }),
]);
export type ThresholdsSpec = z.output<typeof thresholdsSchema>;

/** One agent's threshold; `random` stands at the agent. */
export function drawThreshold(spec: ThresholdsSpec, random: RandomSource): number {
  if (typeof spec === 'number') return spec;
  if (spec.distribution === 'uniform') return spec.min + (spec.max - spec.min) * random.float();
  return Math.max(0, Math.min(1, spec.mean + spec.sd * random.normal()));
}
