import { z } from 'zod';
import { attributesSchema, correlationsSchema } from './attributes-schema.ts';
import { distributionFields } from './distribution-schema.ts';
import { ROLES } from './roles.ts';
import { saysHowMany, selectionFields } from './selection-schema.ts';

const distribution = z.strictObject({
  mean: z.number().min(-1).max(1).default(0).describe('Mean before clipping to [-1, 1].'),
  sd: z.number().min(0).max(2).default(0.5).describe('Standard deviation before clipping to [-1, 1].'),
});

/** How opinions on a topic are spread over the agents on day 0; every value lies in [-1, 1]. */
export const opinionsSchema = z
  .strictObject({
    distribution: z
      .enum(['normal', 'uniform', 'poles', 'binary', 'leaning'])
      .default('normal')
      .describe(
        'normal (mean, sd; clipped), uniform (from min to max), poles (two normal camps at +-position), binary (-1 or 1), or leaning (the agent’s own, times loading, plus noise).',
      ),
    ...distributionFields(0.2, 'poles and binary'),
    loading: z
      .number()
      .min(-1)
      .max(1)
      .optional()
      .describe(
        'Of leaning: factor on it, in [-1, 1]; below 0 the topic’s 1 is the side of leaning -1. Default: 1.',
      ),
    noise: z
      .number()
      .min(0)
      .max(2)
      .optional()
      .describe('Of leaning: standard deviation of what is added to it. Default: 0.'),
  })
  .refine((value) => value.min <= value.max, { error: 'min must not exceed max' });
export type OpinionsSpec = z.output<typeof opinionsSchema>;

const believersSchema = z
  .strictObject({
    claim: z.string().optional().describe('Id of the claim. Default: the first claim.'),
    ...selectionFields,
  })
  .refine(saysHowMany, { error: 'needs exactly one of count, share and agents' });

const roleSchema = z
  .strictObject({
    role: z
      .enum(ROLES)
      .describe('stubborn: a person who never changes; bot, official and media: accounts that only speak.'),
    ...selectionFields,
    opinions: z
      .record(z.string(), z.number().min(-1).max(1))
      .optional()
      .describe('Their opinions by topic, in [-1, 1]. Topics left out: drawn as for everybody.'),
    believes: z
      .array(z.string())
      .optional()
      .describe('Ids of the claims that they believe, from day 0 and for ever. Default: none.'),
  })
  .refine(saysHowMany, { error: 'needs exactly one of count, share and agents' });

const activitySchema = z
  .strictObject({
    hourly: z
      .array(z.number().min(0).max(1))
      .length(24)
      .optional()
      .describe(
        'Probability, in [0, 1], that an agent is active in a tick of each hour, midnight first; for all agents.',
      ),
    file: z
      .string()
      .min(1)
      .optional()
      .describe(
        'CSV file `user,h00,h01 ... h23` of counts, one row an agent; the probability is the count divided by the largest count of that hour (OASIS).',
      ),
  })
  .refine(({ hourly, file }) => (hourly === undefined) !== (file === undefined), {
    error: 'needs exactly one of hourly and file',
  });

export const populationSchema = z
  .strictObject({
    size: z
      .int()
      .min(1)
      .max(100_000_000)
      .optional()
      .describe('Number of agents. Needed with a generated network; a network file brings its own.'),
    personas: z
      .strictObject({
        file: z
          .string()
          .min(1)
          .optional()
          .describe('CSV or JSON file of people, relative to the scenario file.'),
        ages: z
          .strictObject({
            min: z.int().min(0).max(130).default(18),
            max: z.int().min(0).max(130).default(64),
          })
          .refine((ages) => ages.min <= ages.max, { error: 'min must not exceed max' })
          .prefault({})
          .describe('Ages of generated people, uniform, in years; attributes.age says it more finely.'),
      })
      .prefault({})
      .describe('Who the agents are: read from a file, and generated where the file says nothing.'),
    traits: z
      .partialRecord(
        z.enum([
          'openness',
          'conscientiousness',
          'extraversion',
          'agreeableness',
          'neuroticism',
          'credulity',
        ]),
        distribution,
      )
      .default({})
      .describe(
        'Distributions of numeric traits in [-1, 1]: normal, clipped. Big Five default: mean 0, sd 0.5.',
      ),
    attributes: attributesSchema.prefault({}),
    correlations: correlationsSchema.default([]),
    activity: activitySchema
      .optional()
      .describe(
        'When agents are active. With more than one tick a day an agent hears others only in ticks in which it is active. Default: always.',
      ),
    opinions: opinionsSchema
      .prefault({})
      .describe('Opinions on every topic on day 0, in [-1, 1]; default: normal, mean 0, sd 0.2.'),
    believers: z
      .union([believersSchema, z.array(believersSchema)])
      .prefault({ count: 1 })
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .describe('Who believes which claim on day 0.'),
    roles: z
      .array(roleSchema)
      .default([])
      .describe(
        'Agents whose beliefs and opinions never change. Entries are filled in order, each from the agents that have no role yet.',
      ),
  })
  .describe('The agents.');

export type PopulationSpec = z.output<typeof populationSchema>;
export type RoleSpec = PopulationSpec['roles'][number];
