import { type RandomSource, randomStream, type SocialNetwork, shuffle } from '@hearsay/simulation';

/** Chance of a walk to fly back to where it began, at each step (Leskovec & Faloutsos 2006). */
const FLY_BACK = 0.15;
/** Steps in a row without a new agent after which a walk is stuck and another one begins elsewhere. */
const PATIENCE = 400;

/**
 * Agents of a picture, ascending: all of them, or `most` found by random walks with fly-back (Leskovec & Faloutsos 2006,
 * "Sampling from large graphs", where this and forest fire keep communities, clustering and degrees best). A walk goes
 * along follows in either direction, so that the sample hangs together; where a component ends, a new walk begins.
 */
export function sampleAgents(network: SocialNetwork, seed: number, most: number): Int32Array {
  const { size } = network;
  if (size <= most) return Int32Array.from({ length: size }, (_, agent) => agent);
  const followers = network.reversed();
  const random = randomStream(seed, 'report/sample');
  const found = new Set<number>();
  while (found.size < most) {
    const start = random.below(size);
    found.add(start);
    let agent = start;
    for (let idle = 0; idle < PATIENCE && found.size < most; idle++) {
      agent = random.float() < FLY_BACK ? start : neighbour(network, followers, agent, random);
      if (found.has(agent)) continue;
      found.add(agent);
      idle = 0;
    }
  }
  return Int32Array.from(found).sort();
}

/** Anybody that the agent follows or is followed by; the agent itself if it is alone. */
function neighbour(
  network: SocialNetwork,
  followers: SocialNetwork,
  agent: number,
  random: RandomSource,
): number {
  const followees = network.followees(agent);
  const others = followers.followees(agent);
  const degree = followees.length + others.length;
  if (degree === 0) return agent;
  const place = random.below(degree);
  return place < followees.length ? followees[place]! : others[place - followees.length]!;
}

/** Ties among the agents as pairs of their places, each once (whoever follows whom), smaller place first. */
export function tiesAmong(network: SocialNetwork, agents: Int32Array): Int32Array {
  const places = new Map(Array.from(agents, (agent, place) => [agent, place]));
  const pairs: number[] = [];
  for (const [place, agent] of agents.entries()) {
    for (const followee of network.followees(agent)) {
      const other = places.get(followee);
      if (other === undefined) continue;
      // A mutual tie is taken from the side of the smaller place.
      if (place < other || !network.follows(followee, agent)) {
        pairs.push(Math.min(place, other), Math.max(place, other));
      }
    }
  }
  return Int32Array.from(pairs);
}

/**
 * At most about `most` ties, drawn at random on top of a spanning forest: without it, agents with few ties would seem
 * to have none. (If the forest alone has more than `most`, it stays whole.)
 */
export function sampleTies(ties: Int32Array, nodes: number, seed: number, most: number): Int32Array {
  const count = ties.length / 2;
  if (count <= most) return ties;
  const order = shuffle(
    Int32Array.from({ length: count }, (_, tie) => tie),
    randomStream(seed, 'report/ties'),
  );
  const component = Int32Array.from({ length: nodes }, (_, node) => node);
  const forest: number[] = [];
  const others: number[] = [];
  for (const tie of order) {
    const one = rootOf(component, ties[2 * tie]!);
    const other = rootOf(component, ties[2 * tie + 1]!);
    if (one === other) others.push(tie);
    else {
      component[one] = other;
      forest.push(tie);
    }
  }
  const kept = [...forest, ...others.slice(0, Math.max(0, most - forest.length))].sort((a, b) => a - b);
  return Int32Array.from(kept.flatMap((tie) => [ties[2 * tie]!, ties[2 * tie + 1]!]));
}

/** Root in a union-find forest, halving the path on the way. */
function rootOf(component: Int32Array, node: number): number {
  let place = node;
  while (component[place] !== place) {
    component[place] = component[component[place]!]!;
    place = component[place]!;
  }
  return place;
}
