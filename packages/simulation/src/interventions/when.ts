import { z } from 'zod';
import { CONDITION_MEASURES, type TickMeasures } from '../measures/tick-measures.ts';

const day = z.int().min(1);

/** When an intervention acts: always at the start of a day, before anybody is heard. */
export const whenSchema = z
  .strictObject({
    days: z.array(day).min(1).optional().describe('Exactly on these days, e.g. [1, 5].'),
    everyDays: day.optional().describe('Every so many days, counted from `from`.'),
    from: day.optional().describe('First day of the period. Default: 1.'),
    until: day.optional().describe('Last day of the period. Default: the last of the run.'),
    measure: z
      .enum(CONDITION_MEASURES)
      .optional()
      .describe('Acts only while this measure of the day before ...'),
    claim: z.string().optional().describe('... for this claim (default: the claim of the intervention) ...'),
    above: z.number().optional().describe('... is above this number (with below: between the two) ...'),
    below: z.number().optional().describe('... or below this number.'),
    once: z.boolean().default(false).describe('Whether it acts only the first time that all of this holds.'),
  })
  .refine(
    (when) =>
      !(when.days && (when.everyDays !== undefined || when.from !== undefined || when.until !== undefined)),
    {
      error: 'gives days as well as a period: use days alone, or from / until / everyDays',
    },
  )
  .refine((when) => (when.from ?? 1) <= (when.until ?? Number.POSITIVE_INFINITY), {
    error: 'has from after until',
  })
  .refine((when) => (when.measure !== undefined) === (when.above !== undefined || when.below !== undefined), {
    error: 'needs measure together with above or below',
  });

export type When = z.output<typeof whenSchema>;

/** Whether an intervention acts on `today`, from the measures of the last tick (all claims). */
export function isDue(when: When, today: number, measures: readonly TickMeasures[], claim: string): boolean {
  if (when.days) {
    if (!when.days.includes(today)) return false;
  } else {
    const from = when.from ?? 1;
    if (today < from || today > (when.until ?? Number.POSITIVE_INFINITY)) return false;
    if (when.everyDays !== undefined && (today - from) % when.everyDays !== 0) return false;
  }
  if (when.measure === undefined) return true;
  const row = measures.find((candidate) => candidate.claim === (when.claim ?? claim));
  const value = row?.[when.measure] ?? Number.NaN;
  // Comparisons with a measure that is not defined (NaN) are false: it is neither above nor below anything.
  const highEnough = when.above === undefined ? !Number.isNaN(value) : value > when.above;
  const lowEnough = when.below === undefined ? !Number.isNaN(value) : value < when.below;
  return highEnough && lowEnough;
}
