import type { EventTable } from '../events.ts';
import { BELIEVER, SUSCEPTIBLE } from '../events.ts';
import { RandomSource } from '../random.ts';
import type { BeliefColumns, World } from '../world.ts';
import { clippedNormal } from './population.ts';
import { isPerson } from './roles.ts';
import type { OpinionsSpec } from './schema.ts';
import { selectAgents } from './select-agents.ts';

/** Day 0: everybody's opinions, and the first believers with a `seed` event each, in agent order. */
export function startPopulation(world: World, events: EventTable): void {
  startOpinions(world);
  for (const belief of world.beliefs) {
    const { opinion, id } = world.topics[belief.topic]!;
    for (const agent of firstBelievers(world, belief)) {
      belief.state[agent] = BELIEVER;
      // Who believes a claim takes its side of the topic: as firmly as the agent's own opinion is strong, at least half.
      if (roleOpinion(world, agent, id) === undefined)
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

function startOpinions(world: World): void {
  const { scenario, size, population } = world;
  for (const { id, opinion } of world.topics) {
    const spec = scenario.topics.find((topic) => topic.id === id)?.opinions ?? scenario.population.opinions;
    const draws = new RandomSource(scenario.seed, `opinion/${id}`);
    for (let agent = 0; agent < size; agent++) {
      opinion[agent] = drawOpinion(draws.at(agent), spec, population.leaning?.[agent] ?? 0);
    }
    if (scenario.population.roles.length === 0) continue;
    for (let agent = 0; agent < size; agent++) {
      opinion[agent] = roleOpinion(world, agent, id) ?? opinion[agent]!;
    }
  }
}

/** What an agent's role says about a topic. */
function roleOpinion({ scenario, roleEntry }: World, agent: number, topic: string): number | undefined {
  return scenario.population.roles[roleEntry[agent]!]?.opinions?.[topic];
}

/** Who believes a claim on day 0: those that `believers` entries mean, and the roles that believe it. */
function firstBelievers(world: World, { claim, index }: BeliefColumns): number[] {
  const { scenario, population, network, size, roleEntry } = world;
  const { believers, roles } = scenario.population;
  const eligible = roles.length === 0 ? undefined : (agent: number) => isPerson(world, agent);
  const chosen = new Set<number>();
  // Claims draw their first believers independently of each other.
  const purpose = index === 0 ? 'believers' : `believers/${claim.id}`;
  for (const spec of believers) {
    if ((spec.claim ?? scenario.claims[0]?.id) !== claim.id) continue;
    const base = { seed: scenario.seed, population, network };
    for (const agent of selectAgents(base, spec, purpose, eligible)) chosen.add(agent);
  }
  const believing = roles.map(({ believes }) => believes?.includes(claim.id) === true);
  if (believing.includes(true)) {
    for (let agent = 0; agent < size; agent++) if (believing[roleEntry[agent]!]) chosen.add(agent);
  }
  return [...chosen].sort((a, b) => a - b);
}

function drawOpinion(random: RandomSource, spec: OpinionsSpec, leaning: number): number {
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
    case 'leaning': {
      const mean = (spec.loading ?? 1) * leaning;
      return spec.noise ? clippedNormal(random, mean, spec.noise) : mean;
    }
  }
}
