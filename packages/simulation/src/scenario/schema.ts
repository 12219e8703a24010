import { z } from 'zod';
import { interactions } from '../interactions/index.ts';
import { interventions } from '../interventions/index.ts';
import { memorySchema } from '../memory/schema.ts';
import { ruleModels } from '../minds/rule-models.ts';
import { generators, networkFormats } from '../network/index.ts';
import { opinionsSchema, populationSchema } from '../population/schema.ts';
import { rewirings } from '../rewiring/index.ts';
import { byName, namesOf } from './by-name.ts';

const identifier = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, e.g. fake-news')
  .max(64);

export const claimSchema = z.strictObject({
  id: identifier.describe('Name of the claim in logs and tables.'),
  text: z.string().min(1).max(10_000).describe('The statement itself, as agents hear it.'),
  topic: identifier.describe('Topic that the claim is about; claims of one topic share an opinion.'),
  veracity: z
    .union([z.boolean(), z.enum(['true', 'false', 'mixed', 'unverified'])], {
      error: 'must be true, false, mixed or unverified',
    })
    .transform(String)
    .describe('What fact-checkers found.'),
  source: z
    .string()
    .max(1_000)
    .optional()
    .describe('Where the claim comes from (outlet, address, citation).'),
  stance: z
    .union([z.literal(1), z.literal(-1)], { error: 'must be 1 or -1' })
    .default(1)
    .describe('Side of the topic that believers of the claim take: 1 or -1.'),
});

export const topicSchema = z.strictObject({
  id: identifier.describe('Name of the topic in logs and tables.'),
  opinions: opinionsSchema.optional().describe('Opinions on day 0. Default: population.opinions.'),
});

const scope = {
  claims: z.array(z.string()).min(1).optional().describe('Ids of the claims it decides about. Default: all.'),
  topics: z.array(z.string()).min(1).optional().describe('Ids of the topics it decides about. Default: all.'),
};
const mind = byName('model', ruleModels, scope);

const update = z
  .enum(['synchronous', 'asynchronous'])
  .default('synchronous')
  .describe(
    'Whether all agents decide on the state before the tick, or one after the other in random order, each seeing what changed before it (FPS). Meetings of two are always one after the other.',
  );

const rewiring = byName('kind', rewirings);

const networkFileSchema = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe('Path of the network file, relative to the scenario file; may end in .gz.'),
  format: z
    .enum(namesOf(networkFormats))
    .optional()
    .describe('File format. Default: by the file name ending.'),
  directed: z
    .boolean()
    .optional()
    .describe(
      'Whether a line "a b" of an edge list means that a follows b. Default: a tie both ways, unless its header names followers and followees.',
    ),
});

export const recordingSchema = z.strictObject({
  exposures: z
    .enum(['none', 'believers', 'all'])
    .default('none')
    .describe(
      'Which heard statements become exposure events: none, those by believers, or all. A day of all is contactsPerDay events an agent.',
    ),
  checkpointEveryDays: z
    .int()
    .min(1)
    .default(1)
    .describe('Days between checkpoints, >= 1: the work that a killed run may lose.'),
  opinionChanges: z
    .number()
    .min(0)
    .max(2)
    .optional()
    .describe('Smallest change of an opinion in a tick that becomes an opinion event. Default: none does.'),
  agentsEveryDays: z
    .int()
    .min(0)
    .default(0)
    .describe('Days between snapshots of all agents in agents/day-*.parquet; 0: none.'),
});

export const scenarioSchema = z.strictObject({
  name: identifier.describe('Name of the scenario; runs are named after it.'),
  description: z.string().max(10_000).default('').describe('What it shows and what to expect.'),
  seed: z
    .int()
    .min(0)
    .default(1)
    .describe('Whole number >= 0 from which all randomness derives: same seed, same log.'),
  days: z.int().min(1).max(100_000).describe('Simulated days, 1 to 100,000.'),
  ticksPerDay: z.int().min(1).max(1_440).default(1).describe('Steps a day, 1 to 1,440.'),
  claims: z.array(claimSchema).max(200).default([]).describe('The statements whose spread is simulated.'),
  topics: z
    .array(topicSchema)
    .max(200)
    .default([])
    .describe(
      'Topics of opinions that no claim is about, or whose opinions on day 0 differ from the default.',
    ),
  population: populationSchema.prefault({}),
  network: z
    .union([byName('generator', generators), networkFileSchema])
    .describe('Who hears whom: a generator or a file.'),
  rewiring: z
    .union([rewiring, z.array(rewiring)])
    .default([])
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .describe(
      'How follows and the weights of ties change after each tick: one rule, or several in order. Default: never.',
    ),
  interaction: byName('kind', interactions, { update })
    .prefault({ kind: 'daily-exchange' })
    .describe('How agents meet in a tick.'),
  minds: z
    .union([mind, z.array(mind).min(1)])
    .prefault({ model: 'fake-news-belief' })
    .transform((value) => (Array.isArray(value) ? value : [value]))
    .describe('What decides for the agents: one rule, or several, each for its claims and topics.'),
  memory: memorySchema.prefault({}),
  interventions: z
    .array(byName('kind', interventions))
    .default([])
    .describe('Measures taken against (or for) a claim.'),
  recording: recordingSchema.prefault({}).describe('What is written besides belief changes and metrics.'),
});

/** A scenario with every default filled in. */
export type Scenario = z.output<typeof scenarioSchema>;
export type ClaimSpec = Scenario['claims'][number];
export type NetworkSpec = Scenario['network'];
export type NetworkFileSpec = z.output<typeof networkFileSchema>;

/** Whether a network is read from a file, not generated. */
export function isNetworkFile(network: NetworkSpec): network is NetworkFileSpec {
  return 'file' in network;
}

/** JSON Schema (draft 2020-12) of a scenario file, for editors. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(scenarioSchema, { io: 'input', reused: 'inline' }),
    $id: 'hearsay-scenario',
    title: 'Hearsay scenario',
  };
}
