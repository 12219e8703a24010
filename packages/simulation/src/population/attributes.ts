import { RandomSource } from '../random.ts';
import type { NumericAttribute } from './attributes-schema.ts';
import { correlatedScores } from './copula.ts';
import {
  ageMarginal,
  clippedNormalMarginal,
  cumulative,
  educationMarginal,
  leaningMarginal,
  type Marginal,
  placeIn,
} from './marginals.ts';
import { EDUCATION_LEVELS } from './names.ts';
import type { PersonaRecord } from './persona.ts';
import type { GenderColumn, Population } from './population.ts';
import type { PopulationSpec } from './schema.ts';
import type { BigFive } from './traits.ts';

/** The columns of a population that say what its agents are like. */
type Attributes = Pick<
  Population,
  'age' | 'education' | 'traits' | 'credulity' | 'gender' | 'leaning' | 'activity'
>;

type Records = readonly PersonaRecord[] | undefined;

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

/** Draws what `records` do not say. An attribute that no correlation names is drawn by itself. */
export function drawAttributes(
  size: number,
  seed: number,
  spec: PopulationSpec,
  records: Records,
): Attributes {
  const draw = new AttributeDraws(size, seed, spec, records);
  const age = draw.age();
  const education = draw.education();
  const traits = {
    openness: draw.trait('openness'),
    conscientiousness: draw.trait('conscientiousness'),
    extraversion: draw.trait('extraversion'),
    agreeableness: draw.trait('agreeableness'),
    neuroticism: draw.trait('neuroticism'),
  };
  const credulity = draw.credulity(traits, education);
  const { leaning, activity } = spec.attributes;
  return {
    age,
    education,
    traits,
    credulity,
    gender: genderColumn(size, seed, spec.attributes.gender, records),
    leaning: draw.optional(
      'leaning',
      leaning && leaningMarginal(leaning),
      clippedNormalMarginal(0, 0.5, -1, 1),
    ),
    activity: draw.optional(
      'activity',
      activity && clippedNormalMarginal(activity.mean, activity.sd, 0, 1),
      () => 1,
    ),
  };
}

class AttributeDraws {
  readonly #size: number;
  readonly #seed: number;
  readonly #spec: PopulationSpec;
  readonly #records: Records;
  readonly #scores: ReadonlyMap<NumericAttribute, Float64Array>;

  constructor(size: number, seed: number, spec: PopulationSpec, records: Records) {
    this.#size = size;
    this.#seed = seed;
    this.#spec = spec;
    this.#records = records;
    this.#scores = correlatedScores(size, seed, spec.correlations);
  }

  age(): Uint8Array {
    const column = new Uint8Array(this.#size);
    const { min, max } = this.#spec.personas.ages;
    const declared = this.#spec.attributes.age;
    if (declared || this.#scores.has('age')) {
      this.#fill('age', column, ageMarginal(declared ?? { min, max }));
    } else {
      const draws = new RandomSource(this.#seed, 'persona/age');
      for (let agent = 0; agent < this.#size; agent++)
        column[agent] = min + draws.at(agent).below(max - min + 1);
    }
    for (const [agent, record] of this.#records?.entries() ?? []) {
      if (record.age !== undefined) column[agent] = record.age;
    }
    return column;
  }

  education(): Uint8Array {
    const column = new Uint8Array(this.#size);
    const declared = this.#spec.attributes.education;
    if (declared || this.#scores.has('education')) {
      const equal = Object.fromEntries(EDUCATION_LEVELS.map((level) => [level, 1]));
      this.#fill('education', column, educationMarginal(declared ?? equal));
    } else {
      const draws = new RandomSource(this.#seed, 'persona/education');
      for (let agent = 0; agent < this.#size; agent++)
        column[agent] = draws.at(agent).below(EDUCATION_LEVELS.length);
    }
    for (const [agent, record] of this.#records?.entries() ?? []) {
      const level = EDUCATION_LEVELS.indexOf(record.education ?? '');
      if (level >= 0) column[agent] = level;
    }
    return column;
  }

  trait(name: BigFive | 'credulity'): Float32Array {
    const { mean, sd } = this.#spec.traits[name] ?? { mean: 0, sd: 0.5 };
    return this.#numbers(name, clippedNormalMarginal(mean, sd, -1, 1));
  }

  credulity(traits: Population['traits'], education: Uint8Array): Float32Array {
    if (this.#spec.traits.credulity) return this.trait('credulity');
    const column = new Float32Array(this.#size);
    for (let agent = 0; agent < this.#size; agent++) {
      column[agent] =
        this.#records?.[agent]?.traits.credulity ??
        credulityOf(traits.agreeableness[agent]!, traits.neuroticism[agent]!, education[agent]!);
    }
    return column;
  }

  /** A column that exists only if it is declared, or a file has it; people of whom the file says nothing are `otherwise`. */
  optional(
    name: 'leaning' | 'activity',
    declared: Marginal | undefined,
    otherwise: Marginal,
  ): Float32Array | undefined {
    const inFile = this.#records?.some((record) => record.traits[name] !== undefined);
    return declared || inFile ? this.#numbers(name, declared ?? otherwise) : undefined;
  }

  #numbers(name: NumericAttribute, marginal: Marginal): Float32Array {
    const column = new Float32Array(this.#size);
    this.#fill(name, column, marginal);
    for (const [agent, record] of this.#records?.entries() ?? []) {
      const given = record.traits[name];
      if (given !== undefined) column[agent] = given;
    }
    return column;
  }

  #fill(name: NumericAttribute, column: Uint8Array | Float32Array, marginal: Marginal): void {
    const scores = this.#scores.get(name);
    if (scores) {
      for (let agent = 0; agent < this.#size; agent++) column[agent] = marginal(scores[agent]!);
      return;
    }
    const draws = new RandomSource(this.#seed, `persona/${name}`);
    for (let agent = 0; agent < this.#size; agent++) column[agent] = marginal(draws.at(agent).normal());
  }
}

/** Words of a file come after those of the scenario; beyond 255 of them a gender counts as unstated. */
function genderColumn(
  size: number,
  seed: number,
  shares: Readonly<Record<string, number>> | undefined,
  records: Records,
): GenderColumn | undefined {
  const stated = new Set(Object.keys(shares ?? {}));
  for (const record of records ?? []) if (record.gender !== undefined) stated.add(record.gender);
  const words = [...stated].slice(0, 255);
  if (words.length === 0) return undefined;
  const codes = new Uint8Array(size);
  if (shares) {
    const ends = cumulative(Object.values(shares));
    const draws = new RandomSource(seed, 'persona/gender');
    for (let agent = 0; agent < size; agent++) codes[agent] = 1 + placeIn(ends, draws.at(agent).float());
  }
  const codeOf = new Map(words.map((word, place) => [word, place + 1]));
  for (const [agent, record] of records?.entries() ?? []) {
    if (record.gender !== undefined) codes[agent] = codeOf.get(record.gender) ?? 0;
  }
  return { codes, words };
}
