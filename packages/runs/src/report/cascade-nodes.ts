import { type Cascade, type CascadeForest, subtreeSizes } from '@hearsay/analysis';
import { NONE } from '@hearsay/simulation';
import { cluster, hierarchy } from 'd3-hierarchy';

/** A node of the drawn tree. */
export interface TreeNode {
  readonly agent: number;
  readonly tick: number;
  readonly depth: number;
  /** Nodes that it convinced, drawn or folded. */
  readonly convinced: number;
  /** Nodes below it that are not drawn. */
  readonly folded: number;
  /** Row, from 0 at the top to 1. */
  readonly y: number;
  /** Place of the parent in the drawn tree; NONE for the root. */
  readonly parent: number;
}

export interface DrawnTree {
  readonly nodes: readonly TreeNode[];
  /** Rows that the tree is high. */
  readonly rows: number;
  readonly folded: number;
}

/**
 * The tree of one cascade, or the `most` nodes of it with most below them: a node is never larger than its parent, so
 * what is kept is connected. Rows are those of a dendrogram: every leaf has its own, a parent the middle of its children.
 */
export function drawTree(forest: CascadeForest, cascade: Cascade, most: number): DrawnTree {
  const below = subtreeSizes(forest);
  const members: number[] = [];
  const convinced = new Int32Array(forest.size);
  for (let node = 0; node < forest.size; node++) {
    if (forest.root[node] !== cascade.root) continue;
    members.push(node);
    const parent = forest.parent[node]!;
    if (parent !== NONE) convinced[parent]!++;
  }
  const kept =
    members.length <= most
      ? members
      : members
          .sort((a, b) => below[b]! - below[a]! || a - b)
          .slice(0, most)
          .sort((a, b) => a - b);
  const children = new Map<number, number[]>();
  const keptBelow = new Map<number, number>();
  for (const node of kept.toReversed()) {
    const parent = forest.parent[node]!;
    const mine = keptBelow.get(node) ?? 0;
    keptBelow.set(parent, (keptBelow.get(parent) ?? 0) + mine + 1);
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  // The largest branches in the middle rows keep links short; equal ones in order of time.
  for (const list of children.values()) list.sort((a, b) => below[b]! - below[a]! || a - b);
  const root = hierarchy(cascade.root, (node) => middleOut(children.get(node) ?? []));
  const placed = cluster<number>()
    .separation(() => 1)
    .size([1, 1])(root)
    .descendants();
  const places = new Map(placed.map((item, place) => [item.data, place]));
  const nodes = placed.map((item): TreeNode => {
    const node = item.data;
    const folded = below[node]! - 1 - (keptBelow.get(node) ?? 0);
    return {
      agent: forest.agent[node]!,
      tick: forest.tick[node]!,
      depth: item.depth,
      convinced: convinced[node]!,
      folded,
      y: item.x,
      parent: item.parent ? places.get(item.parent.data)! : NONE,
    };
  });
  return { nodes, rows: root.leaves().length, folded: members.length - kept.length };
}

/** First in the middle, then alternately above and below. */
function middleOut(items: readonly number[]): number[] {
  const above: number[] = [];
  const below: number[] = [];
  for (const [place, item] of items.entries()) (place % 2 === 0 ? below : above).push(item);
  return [...above.reverse(), ...below];
}

/** How many nodes each generation of the whole cascade has, and when. */
export interface Generation {
  readonly depth: number;
  readonly nodes: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

export function generationsOf(forest: CascadeForest, cascade: Cascade): Generation[] {
  const nodes = new Int32Array(cascade.depth + 1);
  const first = new Int32Array(cascade.depth + 1).fill(-1);
  const last = new Int32Array(cascade.depth + 1);
  for (let node = 0; node < forest.size; node++) {
    if (forest.root[node] !== cascade.root) continue;
    const depth = forest.depth[node]!;
    const day = forest.day[node]!;
    nodes[depth]!++;
    // Nodes are in order of time.
    if (first[depth] === -1) first[depth] = day;
    last[depth] = day;
  }
  return Array.from(nodes, (number, depth) => ({
    depth,
    nodes: number,
    firstDay: first[depth]!,
    lastDay: last[depth]!,
  }));
}
