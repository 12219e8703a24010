import type { EventTable } from '../events.ts';
import { BELIEVER, NONE, SUSCEPTIBLE } from '../events.ts';
import { RandomSource, randomStream } from '../random.ts';
import type { World } from '../world.ts';
import { clippedNormal } from './population.ts';
import type { BelieversSpec, OpinionsSpec } from './schema.ts';

/** Day 0: everybody's opinions, and the first believers with a `seed` event each, in agent order. */
export function startPopulation(world: World, events: EventTable): void {
  const { scenario, size } = world;
  for (const { id, opinion } of world.topics) {
    const spec = scenario.topics.find((topic) => topic.id === id)?.opinions ?? scenario.population.opinions;
    const draws = new RandomSource(scenario.seed, `opinion/${id}`);
    for (let agent = 0; agent < size; agent++) opinion[agent] = drawOpinion(draws.at(agent), spec);
  }
  for (const belief of world.beliefs) {
    const chosen = new Set<number>();
    for (const spec of scenario.population.believers) {
      if ((spec.claim ?? scenario.claims[0]?.id) !== belief.claim.id) continue;
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

function drawOpinion(random: RandomSource, spec: OpinionsSpec): number {
  switch (spec.distribution) {
    case 'normal':
      return clippedNormal(random, spec.mean, spec.sd);
    case 'uniform':
      return spec.min + (spec.max - spec.min) * random.float();
    case 'poles': {
      const side = random.float() < spec.share ? 1 : -1;
      return clippedNormal(random, side * spec.position, spec.sd);
    }
    case 'binary':
      return random.float() < spec.share ? 1 : -1;
  }
}

/** The agents that a `believers` entry means. Counts above the population are refused when the scenario is read. */
export function chooseBelievers(world: World, spec: BelieversSpec): Iterable<number> {
  const { size, population, network } = world;
  if (spec.agents) return spec.agents.map((id) => agentWithId(world, id)).filter((agent) => agent !== NONE);
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

function agentWithId(world: World, id: string): number {
  const { ids } = world.population;
  if (ids) return ids.indexOf(id);
  const agent = Number(id);
  return Number.isInteger(agent) && agent >= 0 && agent < world.size ? agent : NONE;
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
