import { type RandomSource, shuffle } from '../random.ts';
import type { SocialNetwork } from './social-network.ts';

export interface PathLengths {
  /** Mean number of steps between two agents that a path connects; undefined if there are none. */
  readonly mean: number | undefined;
  /** Longest distance seen; the diameter if all agents were sources, otherwise at most that. */
  readonly longest: number;
  /** Agents from which distances were measured; the result is exact if that is all of them. */
  readonly sources: number;
}

/** Ties to look at in all; some seconds. */
const STEPS = 100_000_000;

/**
 * Distances by breadth-first search from random agents: all agents where that takes at most 100 million steps, otherwise as
 * many as that allows, but at least 4 (distances in a network vary little, so a few sources are enough).
 *
 * @param view a network whose ties are all mutual, see `undirectedView`
 */
export function pathLengths(view: SocialNetwork, random: RandomSource): PathLengths {
  const affordable = Math.max(4, Math.floor(STEPS / (view.edgeCount + view.size + 1)));
  const agents = shuffle(
    Int32Array.from({ length: view.size }, (_, agent) => agent),
    random,
  );
  const sources = agents.subarray(0, affordable);
  const distance = new Int32Array(view.size);
  const queue = new Int32Array(view.size);
  let sum = 0;
  let pairs = 0;
  let longest = 0;
  for (const source of sources) {
    const reached = search(view, source, distance, queue);
    for (let place = 1; place < reached; place++) sum += distance[queue[place]!]!;
    pairs += reached - 1;
    longest = Math.max(longest, distance[queue[reached - 1]!]!);
  }
  return { mean: pairs === 0 ? undefined : sum / pairs, longest, sources: sources.length };
}

/** Fills `queue` with the agents reached, nearest first, and their `distance`; returns how many. */
function search(view: SocialNetwork, source: number, distance: Int32Array, queue: Int32Array): number {
  const { offsets, targets } = view;
  distance.fill(-1);
  distance[source] = 0;
  queue[0] = source;
  let reached = 1;
  for (let head = 0; head < reached; head++) {
    const agent = queue[head]!;
    const next = distance[agent]! + 1;
    for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++) {
      const other = targets[place]!;
      if (distance[other] !== -1) continue;
      distance[other] = next;
      queue[reached++] = other;
    }
  }
  return reached;
}
