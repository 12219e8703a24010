import type { RandomSource } from '../random.ts';
import { RandomSource as Source } from '../random.ts';
import type { ActivityCurves } from './activity.ts';
import { drawAttributes } from './attributes.ts';
import { ADJECTIVES, EDUCATION_LEVELS, FIRST_NAMES, LAST_NAMES } from './names.ts';
import type { PersonaRecord } from './persona.ts';
import type { PopulationSpec } from './schema.ts';
import { BIG_FIVE, type BigFive } from './traits.ts';

export { credulityOf } from './attributes.ts';
export { BIG_FIVE, type BigFive };

/** Who the agents are: columns that never change during a run, and text derived from them on demand. */
export interface Population {
  readonly size: number;
  readonly seed: number;
  /** Ids of a file's agents, in agent order; absent when agents were generated (the id is then the agent's number). */
  readonly ids: readonly string[] | undefined;
  /** What a file says about each agent, in agent order; absent when all were generated. */
  readonly records: readonly PersonaRecord[] | undefined;
  /** Years. */
  readonly age: Uint8Array;
  /** Place in EDUCATION_LEVELS, 0 to 8. */
  readonly education: Uint8Array;
  /** Big Five traits, each in [-1, 1]. */
  readonly traits: Readonly<Record<BigFive, Float32Array>>;
  /** Readiness to believe, in [-1, 1]; see `credulityOf`. */
  readonly credulity: Float32Array;
  /** Gender of every agent; absent if neither the scenario nor a file says anything about it. */
  readonly gender?: GenderColumn | undefined;
  /** Political leaning in [-1, 1]; absent if neither the scenario nor a file says anything about it. */
  readonly leaning?: Float32Array | undefined;
  /** How active an agent is, in [0, 1]: a factor on its curve; absent (1 for all) likewise. */
  readonly activity?: Float32Array | undefined;
  /** When agents are active; absent: in every hour. */
  readonly activityCurves?: ActivityCurves | undefined;
}

export interface GenderColumn {
  /** 0: unstated, otherwise 1 + place in `words`. */
  readonly codes: Uint8Array;
  readonly words: readonly string[];
}

/** One person in words. Stable: the same seed and agent always give the same person. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly age: number;
  readonly gender: string | undefined;
  readonly education: string;
  /** One word a Big Five dimension, after the trait's sign (FPS 2024). */
  readonly adjectives: readonly string[];
  readonly bio: string | undefined;
}

/**
 * Makes the population of a scenario: what `records` say, and the rest drawn, each field from its own stream so that
 * fixing one field leaves the others as they were.
 *
 * @param curves the curves of `population.activity.file`, see `matchActivity`; those of `hourly` need not be given
 */
export function createPopulation(
  size: number,
  seed: number,
  spec: PopulationSpec,
  ids?: readonly string[],
  records?: readonly PersonaRecord[],
  curves?: ActivityCurves,
): Population {
  if (spec.activity?.file !== undefined && !curves)
    throw new Error('population.activity.file was not read: pass its curves to createPopulation');
  const hourly = spec.activity?.hourly;
  return {
    size,
    seed,
    ids,
    records,
    ...drawAttributes(size, seed, spec, records),
    activityCurves: curves ?? (hourly && { hourly: Float32Array.from(hourly), perAgent: false }),
  };
}

/** A normal draw clipped to [-1, 1]. */
export function clippedNormal(random: RandomSource, mean: number, sd: number): number {
  return Math.max(-1, Math.min(1, mean + sd * random.normal()));
}

/** Places of a generated agent's name in FIRST_NAMES and LAST_NAMES. */
export function generatedName(seed: number, agent: number): { first: number; last: number } {
  const random = new Source(seed, 'persona/name').at(agent);
  return { first: random.below(FIRST_NAMES.length), last: random.below(LAST_NAMES.length) };
}

/** The agent in words, derived when asked for: a million of them are never held as text. */
export function personaOf(population: Population, agent: number): Persona {
  const record = population.records?.[agent];
  const { first, last } = generatedName(population.seed, agent);
  return {
    id: population.ids?.[agent] ?? String(agent),
    name: record?.name ?? record?.username ?? `${FIRST_NAMES[first]} ${LAST_NAMES[last]}`,
    age: population.age[agent]!,
    gender: record?.gender ?? genderOf(population, agent),
    education: EDUCATION_LEVELS[population.education[agent]!]!,
    adjectives: BIG_FIVE.map((name) => adjectiveOf(population, name, agent)),
    bio: record?.bio,
  };
}

/** The agent's gender in a word; undefined if unstated. */
export function genderOf({ gender }: Population, agent: number): string | undefined {
  return gender?.words[gender.codes[agent]! - 1];
}

function adjectiveOf(population: Population, name: BigFive, agent: number): string {
  const words = ADJECTIVES[name][population.traits[name][agent]! >= 0 ? 'high' : 'low'];
  return words[new Source(population.seed, `adjective/${name}`).at(agent).below(words.length)]!;
}
