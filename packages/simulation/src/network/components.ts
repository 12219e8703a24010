import type { SocialNetwork } from './social-network.ts';

/** Agents that a path of follows connects, whatever the direction of each. */
export interface Components {
  readonly count: number;
  /** Agents in the largest one. */
  readonly largest: number;
  /** The component of each agent, numbered in order of their first agents. */
  readonly of: Int32Array;
}

/** Weakly connected components by union-find with path halving (Tarjan & van Leeuwen 1984); nearly O(edges). */
export function weakComponents(network: SocialNetwork): Components {
  const { size, offsets, targets } = network;
  const parent = new Int32Array(size);
  for (let agent = 0; agent < size; agent++) parent[agent] = agent;
  const root = (agent: number) => {
    let at = agent;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (let agent = 0; agent < size; agent++) {
    for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++) {
      const one = root(agent);
      const other = root(targets[place]!);
      // The smaller number becomes the root, so that a component is met first at its root.
      if (one < other) parent[other] = one;
      else parent[one] = other;
    }
  }
  const of = new Int32Array(size);
  const members = new Int32Array(size);
  let count = 0;
  let largest = 0;
  for (let agent = 0; agent < size; agent++) {
    const first = root(agent);
    const component = first === agent ? count++ : of[first]!;
    of[agent] = component;
    members[component]!++;
    largest = Math.max(largest, members[component]!);
  }
  return { count, largest, of };
}
