export { type Column, type ColumnKind, columnKind, createColumn } from './columns.ts';
export { contagionModels } from './contagion/index.ts';
export { formatProblem, InputError, type Location, type Problem } from './errors.ts';
export {
  BELIEF_STATES,
  BELIEVER,
  EVENT_KINDS,
  type EventFields,
  type EventKind,
  EventTable,
  EXPOSED,
  NONE,
  RECOVERED,
  SCEPTIC,
  SUSCEPTIBLE,
} from './events.ts';
export { interactions } from './interactions/index.ts';
export { interventions } from './interventions/index.ts';
export { OPINION_BINS, type OpinionMoments, opinionMoments } from './measures/opinion-moments.ts';
export {
  CONDITION_MEASURES,
  type OpinionDistribution,
  rowsPerTick,
  type TickMeasures,
} from './measures/tick-measures.ts';
export { type RuleModel, ruleModels } from './minds/index.ts';
export { assortativity, externalInternalIndex } from './network/assortativity.ts';
export { type Components, weakComponents } from './network/components.ts';
export { EdgeList, networkFromEdges } from './network/edges.ts';
export { detectNetworkFormat, generators, networkFormats } from './network/index.ts';
export { type Communities, louvain } from './network/louvain.ts';
export type { LoadedNetwork, NetworkFileOptions, NetworkReader } from './network/network-file.ts';
export { SocialNetwork } from './network/social-network.ts';
export { type NetworkSummary, summarizeNetwork } from './network/summary.ts';
export { opinionModels } from './opinions/index.ts';
export {
  type ActivityCurves,
  type ActivityTable,
  matchActivity,
  readActivity,
} from './population/activity.ts';
export { matchPersonas } from './population/match-personas.ts';
export { type AttributeMixing, attributeMixing, kindAssortativity } from './population/mixing.ts';
export { EDUCATION_LEVELS, FIRST_NAMES, LAST_NAMES } from './population/names.ts';
export type { PersonaRecord } from './population/persona.ts';
export { readPersonas } from './population/persona-file.ts';
export {
  BIG_FIVE,
  type BigFive,
  createPopulation,
  type GenderColumn,
  genderOf,
  generatedName,
  type Persona,
  type Population,
  personaOf,
} from './population/population.ts';
export { ROLES, type Role } from './population/roles.ts';
export { RandomSource, randomStream, shuffle } from './random.ts';
export { rewirings } from './rewiring/index.ts';
export { chosen, namesOf } from './scenario/by-name.ts';
export { referencedFiles } from './scenario/check.ts';
export { type ParseOptions, parseScenario } from './scenario/parse.ts';
export {
  type ClaimSpec,
  isNetworkFile,
  type NetworkFileSpec,
  type NetworkSpec,
  type Scenario,
  scenarioJsonSchema,
  scenarioSchema,
} from './scenario/schema.ts';
export { suggestion } from './scenario/suggest.ts';
export { claimlessTopics, topicIdsOf } from './scenario/topic-ids.ts';
export { type DayRecord, Simulation } from './tick-loop.ts';
export type { World } from './world.ts';
