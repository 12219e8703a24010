import { z } from 'zod';

/**
 * Fields of a distribution on [-1, 1]: normal, uniform, or two poles.
 * @param sd default standard deviation of normal, and of each camp of poles
 * @param sharedBy what `share` belongs to, for its description
 */
export function distributionFields(sd: number, sharedBy = 'poles') {
  const value = z.number().min(-1).max(1);
  return {
    mean: value.default(0).describe('Of normal.'),
    sd: z.number().min(0).max(2).default(sd).describe('Of normal, and of each camp of poles.'),
    min: value.default(-1).describe('Of uniform.'),
    max: value.default(1).describe('Of uniform.'),
    position: z.number().min(0).max(1).default(0.6).describe('Of poles: distance of each camp from 0.'),
    share: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe(`Of ${sharedBy}: share of agents on the positive side.`),
  };
}
