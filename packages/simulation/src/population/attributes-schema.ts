import { z } from 'zod';
import { distributionFields } from './distribution-schema.ts';
import { EDUCATION_LEVELS } from './names.ts';
import { BIG_FIVE } from './traits.ts';

const shareOf = z.number().min(0).max(1e12);

const years = z.int().min(0).max(130);

const ageSchema = z
  .union([
    z
      .strictObject({ min: years.describe('Youngest, in years.'), max: years.describe('Oldest, in years.') })
      .refine(({ min, max }) => min <= max, { error: 'min must not exceed max' }),
    z.strictObject({
      bands: z
        .array(
          z
            .strictObject({
              from: years.describe('First year of the band.'),
              to: years.describe('Last year of the band.'),
              share: shareOf.describe('Size of the band relative to the others.'),
            })
            .refine(({ from, to }) => from <= to, { error: 'from must not exceed to' }),
        )
        .min(1)
        .refine((bands) => bands.some(({ share }) => share > 0), { error: 'some band must have a share' })
        .refine((bands) => bands.every(({ from }, index) => index === 0 || from > bands[index - 1]!.to), {
          error: 'bands must ascend and not overlap',
        })
        .describe('Bands of ages, youngest first, e.g. of a census table; uniform within each.'),
    }),
  ])
  .describe('Ages in years: uniform from min to max, or bands with shares. Default: personas.ages.');

const someShare = (shares: Readonly<Record<string, number | undefined>>) =>
  Object.values(shares).some((share) => share !== undefined && share > 0);

const genderSchema = z
  .record(z.string().min(1).max(64), shareOf)
  .refine((shares) => Object.keys(shares).length <= 254, { error: 'at most 254 genders' })
  .refine(someShare, { error: 'some gender must have a share' })
  .describe('Shares of genders relative to each other, e.g. { female: 51, male: 49 }. Default: unstated.');

const educationSchema = z
  .partialRecord(z.enum([...EDUCATION_LEVELS]), shareOf)
  .refine(someShare, { error: 'some level must have a share' })
  .describe(
    'Shares of education levels relative to each other; levels left out: none. Default: all nine equally.',
  );

const leaningSchema = z
  .strictObject({
    distribution: z
      .enum(['normal', 'uniform', 'poles'])
      .default('normal')
      .describe(
        'normal (mean, sd; clipped), uniform (min to max) or poles (two normal camps at +-position).',
      ),
    ...distributionFields(0.5),
  })
  .refine(({ min, max }) => min <= max, { error: 'min must not exceed max' })
  .describe('Political leaning, a number in [-1, 1] (-1 and 1: the two ends of the spectrum).');
export type LeaningSpec = z.output<typeof leaningSchema>;

const activitySchema = z
  .strictObject({
    mean: z.number().min(0).max(1).default(0.5).describe('Mean before clipping to [0, 1].'),
    sd: z.number().min(0).max(1).default(0.2).describe('Standard deviation before clipping to [0, 1].'),
  })
  .describe(
    'How active an agent is, in [0, 1]: a factor on the probability that population.activity gives. Normal, clipped.',
  );

export const attributesSchema = z
  .strictObject({
    age: ageSchema.optional(),
    gender: genderSchema.optional(),
    education: educationSchema.optional(),
    leaning: leaningSchema.optional(),
    activity: activitySchema.optional(),
  })
  .describe(
    'How what people are is spread over generated people. Big Five and credulity: population.traits.',
  );
export type AttributesSpec = z.output<typeof attributesSchema>;

/** Attributes that are numbers, or ordered like numbers: what correlations may name. The order is that of drawing. */
export const NUMERIC_ATTRIBUTES = [
  'age',
  'education',
  'leaning',
  'activity',
  ...BIG_FIVE,
  'credulity',
] as const;
export type NumericAttribute = (typeof NUMERIC_ATTRIBUTES)[number];

export const correlationsSchema = z
  .array(
    z.strictObject({
      between: z
        .array(z.enum(NUMERIC_ATTRIBUTES))
        .length(2)
        .describe('Two of age, education, leaning, activity, the Big Five and credulity.'),
      value: z
        .number()
        .min(-1)
        .max(1)
        .describe('Correlation of the normal scores behind the two, in [-1, 1].'),
    }),
  )
  .describe(
    'Correlations by a Gaussian copula: marginals stay as declared. Pairs left out: 0. The rank correlation (Spearman) that comes out is 6/pi asin(value/2).',
  );
export type CorrelationSpec = z.output<typeof correlationsSchema>[number];
