import type { RandomSource } from '../random.ts';
import { RandomSource as Source } from '../random.ts';
import { ADJECTIVES, EDUCATION_LEVELS, FIRST_NAMES, LAST_NAMES } from './names.ts';
import type { PersonaRecord } from './persona.ts';
import type { PopulationSpec } from './schema.ts';

/** The Big Five personality dimensions (Goldberg 1990, "An alternative description of personality"). */
export const BIG_FIVE = [
  'openness',
  'conscientiousness',
  'extraversion',
  'agreeableness',
  'neuroticism',
] as const;
export type BigFive = (typeof BIG_FIVE)[number];

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
 * Credulity from traits, in [-1, 1]: `0.4 A + 0.4 N - 0.2 (2 e - 1)` with agreeableness A and neuroticism N in [-1, 1]
 * and education e in [0, 1]. That agreeable and neurotic people are easier to convince is a finding of FPS (2024); the
 * weights are ours.
 */
export function credulityOf(agreeableness: number, neuroticism: number, education: number): number {
  return (
    0.4 * agreeableness + 0.4 * neuroticism - 0.2 * ((2 * education) / (EDUCATION_LEVELS.length - 1) - 1)
  );
}

/**
 * Makes the population of a scenario: what `records` say, and the rest drawn, each field from its own stream so that
 * fixing one field leaves the others as they were.
 */
export function createPopulation(
  size: number,
  seed: number,
  spec: PopulationSpec,
  ids?: readonly string[],
  records?: readonly PersonaRecord[],
): Population {
  const { min, max } = spec.personas.ages;
  const age = new Uint8Array(size);
  const education = new Uint8Array(size);
  const ageDraws = new Source(seed, 'persona/age');
  const educationDraws = new Source(seed, 'persona/education');
  for (let agent = 0; agent < size; agent++) {
    age[agent] = records?.[agent]?.age ?? min + ageDraws.at(agent).below(max - min + 1);
    const level = EDUCATION_LEVELS.indexOf(records?.[agent]?.education ?? '');
    education[agent] = level >= 0 ? level : educationDraws.at(agent).below(EDUCATION_LEVELS.length);
  }
  const trait = (name: BigFive) =>
    traitColumn(size, seed, name, spec.traits[name] ?? { mean: 0, sd: 0.5 }, records);
  const traits = {
    openness: trait('openness'),
    conscientiousness: trait('conscientiousness'),
    extraversion: trait('extraversion'),
    agreeableness: trait('agreeableness'),
    neuroticism: trait('neuroticism'),
  };
  return {
    size,
    seed,
    ids,
    records,
    age,
    education,
    traits,
    credulity: credulityColumn(size, seed, spec, traits, education, records),
  };
}

function traitColumn(
  size: number,
  seed: number,
  name: string,
  { mean, sd }: { mean: number; sd: number },
  records: readonly PersonaRecord[] | undefined,
): Float32Array {
  const column = new Float32Array(size);
  const draws = new Source(seed, `persona/${name}`);
  for (let agent = 0; agent < size; agent++) {
    column[agent] = records?.[agent]?.traits[name] ?? clippedNormal(draws.at(agent), mean, sd);
  }
  return column;
}

function credulityColumn(
  size: number,
  seed: number,
  spec: PopulationSpec,
  traits: Population['traits'],
  education: Uint8Array,
  records: readonly PersonaRecord[] | undefined,
): Float32Array {
  const declared = spec.traits.credulity;
  if (declared) return traitColumn(size, seed, 'credulity', declared, records);
  const column = new Float32Array(size);
  for (let agent = 0; agent < size; agent++) {
    column[agent] =
      records?.[agent]?.traits.credulity ??
      credulityOf(traits.agreeableness[agent]!, traits.neuroticism[agent]!, education[agent]!);
  }
  return column;
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
    gender: record?.gender,
    education: EDUCATION_LEVELS[population.education[agent]!]!,
    adjectives: BIG_FIVE.map((name) => adjectiveOf(population, name, agent)),
    bio: record?.bio,
  };
}

function adjectiveOf(population: Population, name: BigFive, agent: number): string {
  const words = ADJECTIVES[name][population.traits[name][agent]! >= 0 ? 'high' : 'low'];
  return words[new Source(population.seed, `adjective/${name}`).at(agent).below(words.length)]!;
}
