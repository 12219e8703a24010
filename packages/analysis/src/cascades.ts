import { NONE } from '@hearsay/simulation';
import type { CascadeForest } from './forest.ts';

/** One tree of a forest: everything that one first believer set off. */
export interface Cascade {
  /** Place of the root in the forest. */
  readonly root: number;
  /** Event id of the root. */
  readonly rootEvent: number;
  readonly rootAgent: number;
  /** Nodes, the root included: times that somebody became a believer. */
  readonly size: number;
  /** Different agents among the nodes. */
  readonly agents: number;
  /** Longest path from the root, in edges. */
  readonly depth: number;
  /** Nodes of the largest generation. */
  readonly maxBreadth: number;
  /** See `structuralVirality`; NaN (not defined) for a single node. */
  readonly structuralVirality: number;
  readonly startTick: number;
  /** Ticks from the root to the last node. */
  readonly duration: number;
  /** Ticks from the root to the tick with most new nodes (the earliest such tick); the root's own tick does not count. NaN for a single node. */
  readonly timeToPeak: number;
}

/** Every tree of the forest, largest first (equal sizes in order of time). O(nodes log nodes). */
export function measureCascades(forest: CascadeForest): Cascade[] {
  const { members, starts, roots } = groupByRoot(forest);
  const subtree = subtreeSizes(forest);
  const cascades = roots.map((root, index) =>
    measureTree(forest, subtree, root, members.subarray(starts[index]!, starts[index + 1]!)),
  );
  return cascades.sort((a, b) => b.size - a.size || a.root - b.root);
}

/** Nodes of each node's subtree, itself included. */
export function subtreeSizes(forest: CascadeForest): Int32Array {
  const sizes = new Int32Array(forest.size).fill(1);
  for (let node = forest.size - 1; node >= 0; node--) {
    const parent = forest.parent[node]!;
    if (parent !== NONE) sizes[parent]! += sizes[node]!;
  }
  return sizes;
}

/**
 * Structural virality (Goel, Anderson, Hofman, Watts 2016, "The structural virality of online diffusion"): the mean
 * distance between all pairs of a tree's n nodes, `sum over i != j of d_ij / (n (n - 1))`. About 2 for a broadcast,
 * growing with the length of the chains. Every edge with s nodes below it lies on s (n - s) paths, so one pass over the
 * subtree sizes is enough.
 */
function structuralVirality(members: Int32Array, subtree: Int32Array): number {
  const size = members.length;
  if (size < 2) return Number.NaN;
  let paths = 0;
  for (let place = 1; place < size; place++) {
    const below = subtree[members[place]!]!;
    paths += below * (size - below);
  }
  return (2 * paths) / (size * (size - 1));
}

function measureTree(forest: CascadeForest, subtree: Int32Array, root: number, members: Int32Array): Cascade {
  const startTick = forest.tick[root]!;
  let depth = 0;
  for (const node of members) depth = Math.max(depth, forest.depth[node]!);
  const breadth = new Int32Array(depth + 1);
  for (const node of members) breadth[forest.depth[node]!]!++;
  return {
    root,
    rootEvent: forest.event[root]!,
    rootAgent: forest.agent[root]!,
    size: members.length,
    agents: new Set(Array.from(members, (node) => forest.agent[node]!)).size,
    depth,
    maxBreadth: breadth.reduce((most, count) => Math.max(most, count), 0),
    structuralVirality: structuralVirality(members, subtree),
    startTick,
    duration: forest.tick[members.at(-1)!]! - startTick,
    timeToPeak: timeToPeak(forest, members),
  };
}

function timeToPeak(forest: CascadeForest, members: Int32Array): number {
  let best = Number.NaN;
  let most = 0;
  let place = 1;
  while (place < members.length) {
    const tick = forest.tick[members[place]!]!;
    const first = place;
    while (place < members.length && forest.tick[members[place]!] === tick) place++;
    if (place - first > most) {
      most = place - first;
      best = tick - forest.tick[members[0]!]!;
    }
  }
  return best;
}

/** Nodes sorted by tree (counting sort), each tree's nodes in order of time. */
function groupByRoot(forest: CascadeForest): { members: Int32Array; starts: Int32Array; roots: number[] } {
  const roots: number[] = [];
  const treeOf = new Int32Array(forest.size);
  for (let node = 0; node < forest.size; node++) {
    treeOf[node] = forest.root[node] === node ? roots.push(node) - 1 : treeOf[forest.root[node]!]!;
  }
  const starts = new Int32Array(roots.length + 1);
  for (const tree of treeOf) starts[tree + 1]!++;
  for (let tree = 0; tree < roots.length; tree++) starts[tree + 1]! += starts[tree]!;
  const next = starts.slice(0, roots.length);
  const members = new Int32Array(forest.size);
  for (let node = 0; node < forest.size; node++) members[next[treeOf[node]!]!++] = node;
  return { members, starts, roots };
}
