import { z } from 'zod';

const distribution = z.strictObject({
  mean: z.number().min(-1).max(1).default(0).describe('Mean before clipping to [-1, 1].'),
  sd: z.number().min(0).max(2).default(0.5).describe('Standard deviation before clipping to [-1, 1].'),
});

/** How opinions on a topic are spread over the agents on day 0; every value lies in [-1, 1]. */
export const opinionsSchema = z
  .strictObject({
    distribution: z
      .enum(['normal', 'uniform', 'poles', 'binary'])
      .default('normal')
      .describe(
        'normal (mean, sd; clipped), uniform (from min to max), poles (two normal camps at +-position), or binary (-1 or 1).',
      ),
    mean: z.number().min(-1).max(1).default(0).describe('Of normal.'),
    sd: z.number().min(0).max(2).default(0.2).describe('Of normal, and of each camp of poles.'),
    min: z.number().min(-1).max(1).default(-1).describe('Of uniform.'),
    max: z.number().min(-1).max(1).default(1).describe('Of uniform.'),
    position: z.number().min(0).max(1).default(0.6).describe('Of poles: distance of each camp from 0.'),
    share: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('Of poles and binary: share of agents on the positive side.'),
  })
  .refine((value) => value.min <= value.max, { error: 'min must not exceed max' });
export type OpinionsSpec = z.output<typeof opinionsSchema>;

const believersSchema = z
  .strictObject({
    claim: z.string().optional().describe('Id of the claim. Default: the first claim.'),
    count: z.int().min(0).optional().describe('How many agents believe it on day 0.'),
    share: z.number().min(0).max(1).optional().describe('Share of the population that believes it on day 0.'),
    agents: z
      .array(z.union([z.string(), z.int()]).transform(String))
      .optional()
      .describe('Their ids, by name.'),
    select: z
      .enum(['random', 'most-followed', 'most-credulous', 'neighbours'])
      .default('random')
      .describe(
        'Who they are: anybody, the most followed, the most credulous, or one agent and its surroundings.',
      ),
  })
  .refine(
    (value) => [value.count, value.share, value.agents].filter((given) => given !== undefined).length === 1,
    {
      error: 'needs exactly one of count, share and agents',
    },
  );

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
          .describe('Ages of generated people, uniform, in years.'),
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
    opinions: opinionsSchema
      .prefault({})
      .describe('Opinions on every topic on day 0, in [-1, 1]; default: normal, mean 0, sd 0.2.'),
    believers: z
      .union([believersSchema, z.array(believersSchema)])
      .prefault({ count: 1 })
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .describe('Who believes which claim on day 0.'),
  })
  .describe('The agents.');

export type PopulationSpec = z.output<typeof populationSchema>;
export type BelieversSpec = PopulationSpec['believers'][number];
