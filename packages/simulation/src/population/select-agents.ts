import { NONE } from '../events.ts';
import type { SocialNetwork } from '../network/social-network.ts';
import { type RandomSource, randomStream } from '../random.ts';
import { EDUCATION_LEVELS } from './names.ts';
import type { Population } from './population.ts';
import { type SelectionSpec, WHERE_RANGES, type WhereSpec } from './selection-schema.ts';
import { BIG_FIVE } from './traits.ts';

/** What agents are picked from. */
export interface SelectionBase {
  readonly seed: number;
  readonly population: Population;
  readonly network: SocialNetwork;
}

/**
 * The agents that a scenario's entry means (first believers, roles): those that it names, or as many as it asks for of
 * those that `where` and `eligible` leave.
 *
 * @param purpose what the draws are for: two purposes draw independently
 * @param eligible who can be picked at all; asked only about agents that are not picked by name
 */
export function selectAgents(
  base: SelectionBase,
  spec: SelectionSpec,
  purpose: string,
  eligible?: (agent: number) => boolean,
): Iterable<number> {
  const { population, network, seed } = base;
  const { size } = population;
  if (spec.agents) return namedAgents(population, spec.agents);
  const candidates = candidatesOf(population, spec.where, eligible);
  const among = spec.where ? (candidates?.matching ?? size) : size;
  const count = Math.min(
    candidates?.agents.length ?? size,
    spec.count ?? Math.round((spec.share ?? 0) * among),
  );
  const random = () => randomStream(seed, purpose);
  switch (spec.select) {
    case 'most-followed': {
      const followers = network.followerCounts();
      return highest(size, candidates?.agents, count, (agent) => followers[agent]!);
    }
    case 'most-credulous':
      return highest(size, candidates?.agents, count, (agent) => population.credulity[agent]!);
    case 'most-active':
      return highest(size, candidates?.agents, count, (agent) => population.activity?.[agent] ?? 1);
    case 'neighbours':
      return surroundings(network, candidates?.agents, count, random());
    case 'random':
      return sample(size, candidates?.agents, count, random());
  }
}

interface Candidates {
  readonly agents: Int32Array;
  /** How many `where` holds for, eligible or not. */
  readonly matching: number;
}

/** Who may be picked, in agent order; undefined if everybody may. */
function candidatesOf(
  population: Population,
  where: WhereSpec | undefined,
  eligible: ((agent: number) => boolean) | undefined,
): Candidates | undefined {
  if (!where && !eligible) return undefined;
  const agents = new Int32Array(population.size);
  const holds = where && condition(population, where);
  let matching = 0;
  let count = 0;
  for (let agent = 0; agent < population.size; agent++) {
    if (holds && !holds(agent)) continue;
    matching++;
    if (!eligible || eligible(agent)) agents[count++] = agent;
  }
  return { agents: agents.subarray(0, count), matching };
}

/** Whether an agent is as `where` says; nobody is if the population has no such column. */
function condition(population: Population, where: WhereSpec): (agent: number) => boolean {
  const levels = where.education?.map((level) => EDUCATION_LEVELS.indexOf(level));
  const gender =
    where.gender === undefined ? undefined : 1 + (population.gender?.words.indexOf(where.gender) ?? -1);
  const ranges = WHERE_RANGES.flatMap((name) => {
    const range = where[name];
    return range
      ? [
          {
            column: numericAttribute(population, name),
            min: range.min ?? -Infinity,
            max: range.max ?? Infinity,
          },
        ]
      : [];
  });
  return (agent) => {
    if (levels && !levels.includes(population.education[agent]!)) return false;
    if (gender !== undefined && (gender === 0 || population.gender?.codes[agent] !== gender)) return false;
    for (const { column, min, max } of ranges) {
      const value = column?.[agent] ?? Number.NaN;
      // Not `<` and `>`: a missing value is in no range.
      if (!(value >= min && value <= max)) return false;
    }
    return true;
  };
}

/** A population's column of numbers by its name in scenarios; undefined if it has none. */
export function numericAttribute(
  population: Population,
  name: (typeof WHERE_RANGES)[number] | 'education',
): Uint8Array | Float32Array | undefined {
  for (const trait of BIG_FIVE) if (trait === name) return population.traits[trait];
  switch (name) {
    case 'age':
    case 'education':
    case 'leaning':
    case 'activity':
    case 'credulity':
      return population[name];
  }
  return undefined;
}

function namedAgents({ size, ids }: Population, named: readonly string[]): number[] {
  const places = ids && new Map(ids.map((id, agent) => [id, agent]));
  return named
    .map((id) => (places ? places.get(id) : /^(0|[1-9]\d*)$/.test(id) ? Number(id) : undefined) ?? NONE)
    .filter((agent) => agent !== NONE && agent < size);
}

/** The `count` agents of highest value, in agent order; of equals the first. */
function highest(
  size: number,
  candidates: Int32Array | undefined,
  count: number,
  value: (agent: number) => number,
): Int32Array {
  const among = candidates?.length ?? size;
  const agentAt = (place: number) => (candidates ? candidates[place]! : place);
  const values = Float64Array.from({ length: among }, (_, place) => value(agentAt(place)));
  // Sorting numbers and taking who reaches the last one is many times faster than sorting a million agents.
  const bar = count === 0 ? Infinity : values.toSorted()[among - count]!;
  let equals = count;
  for (let place = 0; place < among; place++) if (values[place]! > bar) equals--;
  const found = new Int32Array(count);
  let filled = 0;
  for (let place = 0; place < among && filled < count; place++) {
    if (values[place]! < bar || (values[place] === bar && equals-- <= 0)) continue;
    found[filled++] = agentAt(place);
  }
  return found;
}

function sample(
  size: number,
  candidates: Int32Array | undefined,
  count: number,
  random: RandomSource,
): Set<number> {
  const picked = new Set<number>();
  const from = candidates?.length ?? size;
  // Floyd's sampling (Bentley & Floyd 1987, "A sample of brilliance"): `count` different agents in `count` draws.
  for (let last = from - count; last < from; last++) {
    const place = random.below(last + 1);
    picked.add(picked.has(place) ? last : place);
  }
  return candidates ? new Set(Array.from(picked, (place) => candidates[place]!)) : picked;
}

/** A random agent and the agents around it, breadth first along follows; other components once one is exhausted. */
function surroundings(
  network: SocialNetwork,
  candidates: Int32Array | undefined,
  count: number,
  random: RandomSource,
): Set<number> {
  const allowed = candidates && new Uint8Array(network.size);
  for (const agent of candidates ?? []) if (allowed) allowed[agent] = 1;
  const reached = new Set<number>();
  const visited = allowed ? new Set<number>() : reached;
  while (reached.size < count) {
    const queue = [random.below(network.size)];
    for (const agent of queue) {
      if (reached.size >= count) break;
      if (visited.has(agent)) continue;
      visited.add(agent);
      if (!allowed || allowed[agent] === 1) reached.add(agent);
      for (const followee of network.followees(agent)) queue.push(followee);
    }
  }
  return reached;
}
