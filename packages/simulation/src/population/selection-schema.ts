import { z } from 'zod';
import { EDUCATION_LEVELS } from './names.ts';
import { BIG_FIVE } from './traits.ts';

const rangeSchema = (least: number, most: number) =>
  z
    .strictObject({
      min: z.number().min(least).max(most).optional(),
      max: z.number().min(least).max(most).optional(),
    })
    .optional();

const trait = () => rangeSchema(-1, 1);

const whereSchema = z
  .strictObject({
    gender: z.string().optional().describe('Gender, as population.attributes.gender or the file names it.'),
    education: z
      .array(z.enum([...EDUCATION_LEVELS]))
      .min(1)
      .optional()
      .describe('Education levels.'),
    age: rangeSchema(0, 130).describe('Years, from min to max.'),
    leaning: trait().describe('From min to max, in [-1, 1].'),
    activity: rangeSchema(0, 1).describe('From min to max, in [0, 1].'),
    openness: trait(),
    conscientiousness: trait(),
    extraversion: trait(),
    agreeableness: trait(),
    neuroticism: trait(),
    credulity: trait(),
  })
  .describe('Only among agents for whom all of this holds.');
export type WhereSpec = z.output<typeof whereSchema>;

/** The ranges that `where` may name, by column. */
export const WHERE_RANGES = ['age', 'leaning', 'activity', ...BIG_FIVE, 'credulity'] as const;

/** Fields of everything that picks agents: first believers, roles. */
export const selectionFields = {
  count: z.int().min(0).optional().describe('How many agents (fewer only if not as many can be chosen).'),
  share: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Which share of the population; with `where`, of those for whom it holds.'),
  agents: z
    .array(z.union([z.string(), z.int()]).transform(String))
    .optional()
    .describe('Their ids, by name.'),
  select: z
    .enum(['random', 'most-followed', 'most-credulous', 'most-active', 'neighbours'])
    .default('random')
    .describe(
      'Who they are: anybody, the most followed, the most credulous, the most active, or one agent and its surroundings.',
    ),
  where: whereSchema.optional(),
};

/** How agents are picked. */
export type SelectionSpec = z.output<z.ZodObject<typeof selectionFields>>;

/** Whether exactly one of the ways to say how many is used. */
export function saysHowMany({
  count,
  share,
  agents,
}: Pick<SelectionSpec, 'count' | 'share' | 'agents'>): boolean {
  return [count, share, agents].filter((given) => given !== undefined).length === 1;
}
