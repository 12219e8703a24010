import { type RandomSource, shuffle } from '../random.ts';
import { modularity } from './modularity.ts';
import type { SocialNetwork } from './social-network.ts';
import { undirectedView } from './undirected.ts';

export interface Communities {
  /** The community of each agent, numbered in order of their first agents. */
  readonly of: Int32Array;
  readonly count: number;
  /** Of this partition, see `modularity`. */
  readonly modularity: number;
}

/** A network of communities: symmetric rows, the weight within each node, and the weight of all its ends. */
interface Level {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** 1 for all when absent. */
  readonly weights: ArrayLike<number> | undefined;
  readonly ends: Float64Array;
}

/** Visits a node, on average, after which a level ends even if some would still move: the next level gains more. */
const MAX_VISITS = 20;

/**
 * Louvain communities (Blondel, Guillaume, Lambiotte & Lefebvre 2008, "Fast unfolding of communities in large
 * networks"): each node moves to the neighbouring community that raises modularity most, until none would; then communities
 * become nodes, and so on while there is a gain. Follows count whatever their direction, a mutual tie as two. Nodes are
 * visited in an order drawn from `random`, and again only when a neighbour has moved (Traag, Waltman & van Eck 2019, "From Louvain
 * to Leiden"); among equal gains the community met first wins.
 */
export function louvain(network: SocialNetwork, random: RandomSource): Communities {
  const of = new Int32Array(network.size);
  for (let agent = 0; agent < of.length; agent++) of[agent] = agent;
  let level = firstLevel(undirectedView(network));
  while (level.size > 0) {
    const { communities, moved } = moveNodes(level, random);
    if (!moved) break;
    const count = renumber(communities);
    for (let agent = 0; agent < of.length; agent++) of[agent] = communities[of[agent]!]!;
    if (count === level.size) break;
    level = aggregate(level, communities, count);
  }
  const count = renumber(of);
  return { of, count, modularity: modularity(network, of) };
}

function firstLevel({ size, offsets, targets, weights }: SocialNetwork): Level {
  const ends = new Float64Array(size);
  for (let node = 0; node < size; node++) {
    for (let place = offsets[node]!; place < offsets[node + 1]!; place++)
      ends[node]! += weights ? weights[place]! : 1;
  }
  return { size, offsets, targets, weights, ends };
}

function moveNodes(level: Level, random: RandomSource): { communities: Int32Array; moved: boolean } {
  const { size, offsets, targets } = level;
  const communities = Int32Array.from({ length: size }, (_, node) => node);
  const chooser = new Chooser(level, communities);
  // A ring: a node is in it at most once, so it never overflows.
  const queue = shuffle(communities.slice(), random);
  const queued = new Uint8Array(size).fill(1);
  let moved = false;
  let waiting = size;
  for (let visit = 0; waiting > 0 && visit < MAX_VISITS * size; visit++) {
    const node = queue[visit % size]!;
    waiting--;
    queued[node] = 0;
    const own = communities[node]!;
    const best = chooser.choose(node);
    if (best === own) continue;
    communities[node] = best;
    moved = true;
    for (let place = offsets[node]!; place < offsets[node + 1]!; place++) {
      const other = targets[place]!;
      if (queued[other] === 1 || communities[other] === best) continue;
      queued[other] = 1;
      queue[(visit + 1 + waiting++) % size] = other;
    }
  }
  return { communities, moved };
}

/** Finds the community that a node gains most from, and keeps count of the communities' ends. */
class Chooser {
  readonly #level: Level;
  readonly #communities: Int32Array;
  readonly #totals: Float64Array;
  readonly #whole: number;
  readonly #towards: Float64Array;
  readonly #met: Int32Array;

  constructor(level: Level, communities: Int32Array) {
    this.#level = level;
    this.#communities = communities;
    this.#totals = level.ends.slice();
    this.#whole = level.ends.reduce((sum, weight) => sum + weight, 0);
    this.#towards = new Float64Array(level.size);
    this.#met = new Int32Array(level.size);
  }

  /** The best community for the node, into which it is counted. */
  choose(node: number): number {
    const totals = this.#totals;
    const towards = this.#towards;
    const own = this.#communities[node]!;
    const ends = this.#level.ends[node]!;
    const share = ends / this.#whole;
    const metCount = this.#meet(node);
    totals[own]! -= ends;
    let best = own;
    let bestGain = towards[own]! - totals[own]! * share;
    for (let index = 0; index < metCount; index++) {
      const community = this.#met[index]!;
      const gain = towards[community]! - totals[community]! * share;
      // Rounding alone must not move a node, or it might move for ever.
      if (gain > bestGain + 1e-9 * ends) {
        best = community;
        bestGain = gain;
      }
    }
    totals[best]! += ends;
    for (let index = 0; index < metCount; index++) towards[this.#met[index]!] = 0;
    return best;
  }

  /** Adds up the node's ties by community; returns how many communities it is tied to. */
  #meet(node: number): number {
    const { offsets, targets, weights } = this.#level;
    let metCount = 0;
    for (let place = offsets[node]!; place < offsets[node + 1]!; place++) {
      const other = targets[place]!;
      // A node's ties within itself go with it wherever it moves.
      if (other === node) continue;
      const community = this.#communities[other]!;
      if (this.#towards[community] === 0) this.#met[metCount++] = community;
      this.#towards[community]! += weights ? weights[place]! : 1;
    }
    return metCount;
  }
}

/** Numbers groups 0, 1, ... in order of first appearance, in place; returns how many there are. */
function renumber(groups: Int32Array): number {
  const numbers = new Int32Array(groups.length).fill(-1);
  let count = 0;
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!;
    if (numbers[group] === -1) numbers[group] = count++;
    groups[index] = numbers[group]!;
  }
  return count;
}

function aggregate(level: Level, communities: Int32Array, size: number): Level {
  const members = byCommunity(communities, size);
  const offsets = new Int32Array(size + 1);
  const ends = new Float64Array(size);
  let targets = new Int32Array(1024);
  let weights = new Float64Array(1024);
  const slots = new Int32Array(size).fill(-1);
  let filled = 0;
  for (let community = 0, member = 0; community < size; community++) {
    const start = filled;
    for (; member < members.length && communities[members[member]!] === community; member++) {
      const node = members[member]!;
      ends[community]! += level.ends[node]!;
      for (let place = level.offsets[node]!; place < level.offsets[node + 1]!; place++) {
        const other = communities[level.targets[place]!]!;
        if (slots[other]! < start) {
          if (filled === targets.length) {
            targets = widened(targets, new Int32Array(2 * filled));
            weights = widened(weights, new Float64Array(2 * filled));
          }
          targets[filled] = other;
          weights[filled] = 0;
          slots[other] = filled++;
        }
        weights[slots[other]!]! += level.weights ? level.weights[place]! : 1;
      }
    }
    offsets[community + 1] = filled;
  }
  return { size, offsets, targets: targets.slice(0, filled), weights: weights.slice(0, filled), ends };
}

/** Nodes ordered by community (a counting sort). */
function byCommunity(communities: Int32Array, count: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (const community of communities) starts[community + 1]!++;
  for (let community = 0; community < count; community++) starts[community + 1]! += starts[community]!;
  const members = new Int32Array(communities.length);
  for (let node = 0; node < communities.length; node++) members[starts[communities[node]!]!++] = node;
  return members;
}

function widened<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
