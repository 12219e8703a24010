import type { EventTable } from '../events.ts';
import { BELIEVER, NONE, SUSCEPTIBLE } from '../events.ts';
import { RandomSource, randomStream } from '../random.ts';
import type { World } from '../world.ts';
import { clippedNormal } from './population.ts';
import type { BelieversSpec } from './schema.ts';

/** Day 0: everybody's opinions, and the first believers with a `seed` event each, in agent order. */
export function startPopulation(world: World, events: EventTable): void {
  const { scenario, size } = world;
  const { mean, sd } = scenario.population.opinions;
  for (const topic of world.topics) {
    const draws = new RandomSource(scenario.seed, `opinion/${topic.id}`);
    for (let agent = 0; agent < size; agent++)
      topic.opinion[agent] = clippedNormal(draws.at(agent), mean, sd);
  }
  for (const belief of world.beliefs) {
    const chosen = new Set<number>();
    for (const spec of scenario.population.believers) {
      if ((spec.claim ?? scenario.claims[0]!.id) !== belief.claim.id) continue;
      for (const agent of chooseBelievers(world, spec)) chosen.add(agent);
    }
    for (const agent of [...chosen].sort((a, b) => a - b)) {
      belief.state[agent] = BELIEVER;
      // Who believes a claim takes its side of the topic: as firmly as the agent's own opinion is strong, at least half.
      const opinion = world.topics[belief.topic]!.opinion;
      opinion[agent] = belief.claim.stance * Math.max(0.5, Math.abs(opinion[agent]!));
      belief.event[agent] = events.add(0, {
        kind: 'seed',
        agent,
        claim: belief.index,
        topic: belief.topic,
        before: SUSCEPTIBLE,
        after: BELIEVER,
      });
    }
  }
}

/** The agents that a `believers` entry means. Counts above the population are refused when the scenario is read. */
export function chooseBelievers(world: World, spec: BelieversSpec): Iterable<number> {
  const { size, population, network } = world;
  if (spec.agents) return namedAgents(world, spec.agents);
  const count = Math.min(size, spec.count ?? Math.round((spec.share ?? 0) * size));
  switch (spec.select) {
    case 'most-followed': {
      const followers = network.followerCounts();
      return highest(size, count, (agent) => followers[agent]!);
    }
    case 'most-credulous':
      return highest(size, count, (agent) => population.credulity[agent]!);
    case 'neighbours':
      return surroundings(world, count);
    case 'random':
      return sample(size, count, world.scenario.seed);
  }
}

function namedAgents({ size, population }: World, named: readonly string[]): number[] {
  const places = population.ids && new Map(population.ids.map((id, agent) => [id, agent]));
  return named
    .map((id) => (places ? places.get(id) : /^(0|[1-9]\d*)$/.test(id) ? Number(id) : undefined) ?? NONE)
    .filter((agent) => agent !== NONE && agent < size);
}

/** The `count` agents of highest value; equals in agent order. */
function highest(size: number, count: number, value: (agent: number) => number): Int32Array {
  const agents = Int32Array.from({ length: size }, (_, agent) => agent);
  return agents.sort((a, b) => value(b) - value(a) || a - b).slice(0, count);
}

function sample(size: number, count: number, seed: number): Set<number> {
  const random = randomStream(seed, 'believers');
  const picked = new Set<number>();
  // Floyd's sampling (Bentley & Floyd 1987, "A sample of brilliance"): `count` different agents in `count` draws.
  for (let last = size - count; last < size; last++) {
    const agent = random.below(last + 1);
    picked.add(picked.has(agent) ? last : agent);
  }
  return picked;
}

/** A random agent and the agents around it, breadth first along follows; other components once one is exhausted. */
function surroundings(world: World, count: number): Set<number> {
  const random = randomStream(world.scenario.seed, 'believers');
  const reached = new Set<number>();
  while (reached.size < count) {
    const queue = [random.below(world.size)];
    for (const agent of queue) {
      if (reached.size >= count) break;
      if (reached.has(agent)) continue;
      reached.add(agent);
      for (const followee of world.network.followees(agent)) queue.push(followee);
    }
  }
  return reached;
}
