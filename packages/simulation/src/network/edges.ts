import { SocialNetwork } from './social-network.ts';

/** A growing list of ties in typed arrays: 8 bytes an edge (12 with weights), never an object an edge. */
export class EdgeList {
  #sources: Int32Array;
  #targets: Int32Array;
  #weights: Float32Array | undefined;
  length = 0;

  /** @param capacity edges to make room for at once; it grows by itself */
  constructor(capacity = 1024) {
    this.#sources = new Int32Array(capacity);
    this.#targets = new Int32Array(capacity);
  }

  /** Adds `source follows target`. The first weight other than 1 makes the list weighted. */
  push(source: number, target: number, weight = 1): void {
    if (this.length === this.#sources.length) this.#grow();
    if (weight !== 1 && !this.#weights) this.#weights = new Float32Array(this.#sources.length).fill(1);
    this.#sources[this.length] = source;
    this.#targets[this.length] = target;
    if (this.#weights) this.#weights[this.length] = weight;
    this.length++;
  }

  get sources(): Int32Array {
    return this.#sources.subarray(0, this.length);
  }

  get targets(): Int32Array {
    return this.#targets.subarray(0, this.length);
  }

  get weights(): Float32Array | undefined {
    return this.#weights?.subarray(0, this.length);
  }

  #grow(): void {
    const capacity = this.#sources.length * 2;
    this.#sources = extended(this.#sources, new Int32Array(capacity));
    this.#targets = extended(this.#targets, new Int32Array(capacity));
    if (this.#weights) this.#weights = extended(this.#weights, new Float32Array(capacity).fill(1));
  }
}

function extended<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** What was left out while edges became a network. */
export interface EdgeReport {
  /** Edges from an agent to itself, left out. */
  readonly selfLoops: number;
  /** Edges that repeat an earlier one (the same pair; for `mutual`, either way round), left out. */
  readonly duplicates: number;
}

/**
 * Builds compressed sparse rows from edges in O(edges): the edges are dealt into rows by target, and those rows, read
 * in order, into rows by source. So rows come out ascending whatever order the edges came in, with two scattered writes an edge
 * and no comparison sort. Self-loops are left out; of repeated edges the first one's weight is kept.
 *
 * @param size number of agents; every id must be in [0, size)
 * @param mutual whether each edge is a tie both ways (an undirected input)
 */
export function networkFromEdges(
  size: number,
  edges: Pick<EdgeList, 'sources' | 'targets' | 'weights'>,
  mutual: boolean,
): { network: SocialNetwork; report: EdgeReport } {
  const byTarget = dealByTarget(size, edges, mutual);
  if (mutual && !edges.weights && inGrowthOrder(edges)) return compact(dealGrowth(size, edges), true);
  // Ties both ways have equal row lengths by source and by target.
  const starts = mutual ? byTarget.starts : rowStarts(size, edges.sources);
  const rows = dealBySource(size, byTarget, starts);
  return compact(rows, mutual);
}

/** Whether edges come as growing networks make them: source after source, each to smaller targets. */
function inGrowthOrder({ sources, targets }: Pick<EdgeList, 'sources' | 'targets'>): boolean {
  let previous = 0;
  for (let edge = 0; edge < sources.length; edge++) {
    const source = sources[edge]!;
    if (source < previous || targets[edge]! >= source) return false;
    previous = source;
  }
  return true;
}

/**
 * Mutual rows from edges in growth order with a quarter of the scattered writes: an agent's own targets are all smaller than
 * the sources that come to it later, and these come in ascending order.
 */
function dealGrowth(size: number, { sources, targets }: Pick<EdgeList, 'sources' | 'targets'>): Rows {
  const starts = rowStarts(size, targets, sources);
  const next = starts.slice(0, size);
  const entries = new Int32Array(starts[size]!);
  for (let edge = 0; edge < sources.length; ) {
    const source = sources[edge]!;
    const first = next[source]!;
    let filled = first;
    for (; edge < sources.length && sources[edge] === source; edge++) {
      const target = targets[edge]!;
      entries[filled++] = target;
      entries[next[target]!++] = source;
    }
    next[source] = filled;
    sortRange(entries, first, filled);
  }
  return { starts, entries, weights: undefined };
}

/** Insertion sort where that is fastest: few entries, or (nearly) sorted ones, which is what generators make. */
function sortRange(values: Int32Array, from: number, to: number): void {
  let shifts = 0;
  for (let index = from + 1; index < to; index++) {
    const value = values[index]!;
    let place = index;
    for (; place > from && values[place - 1]! > value; place--) values[place] = values[place - 1]!;
    values[place] = value;
    shifts += index - place;
    if (shifts > 16 * (to - from)) {
      values.subarray(from, to).sort();
      return;
    }
  }
}

interface Rows {
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  readonly weights: Float32Array | undefined;
}

/** Where each key's row starts when rows stand one after another. */
function rowStarts(size: number, keys: Int32Array, alsoKeys?: Int32Array): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let index = 0; index < keys.length; index++) starts[keys[index]! + 1]!++;
  if (alsoKeys) for (let index = 0; index < alsoKeys.length; index++) starts[alsoKeys[index]! + 1]!++;
  for (let key = 0; key < size; key++) starts[key + 1]! += starts[key]!;
  return starts;
}

function dealByTarget(
  size: number,
  { sources, targets, weights }: Pick<EdgeList, 'sources' | 'targets' | 'weights'>,
  mutual: boolean,
): Rows {
  const starts = rowStarts(size, targets, mutual ? sources : undefined);
  const next = starts.slice(0, size);
  const entries = new Int32Array(starts[size]!);
  const dealt = weights ? new Float32Array(entries.length) : undefined;
  for (let edge = 0; edge < sources.length; edge++) {
    const source = sources[edge]!;
    const target = targets[edge]!;
    const place = next[target]!++;
    entries[place] = source;
    if (dealt && weights) dealt[place] = weights[edge]!;
    if (!mutual) continue;
    // Both directions are dealt together, so that "the first weight wins" picks the same edge both ways.
    const back = next[source]!++;
    entries[back] = target;
    if (dealt && weights) dealt[back] = weights[edge]!;
  }
  return { starts, entries, weights: dealt };
}

function dealBySource(size: number, byTarget: Rows, starts: Int32Array): Rows {
  const next = starts.slice(0, size);
  const entries = new Int32Array(byTarget.entries.length);
  const weights = byTarget.weights ? new Float32Array(entries.length) : undefined;
  for (let target = 0; target < size; target++) {
    const end = byTarget.starts[target + 1]!;
    for (let place = byTarget.starts[target]!; place < end; place++) {
      const slot = next[byTarget.entries[place]!]!++;
      entries[slot] = target;
      if (weights && byTarget.weights) weights[slot] = byTarget.weights[place]!;
    }
  }
  return { starts, entries, weights };
}

/** Closes the rows up over self-loops and repeats, in place. */
function compact({ starts, entries, weights }: Rows, mutual: boolean) {
  const size = starts.length - 1;
  const offsets = new Int32Array(size + 1);
  let filled = 0;
  let selfLoops = 0;
  for (let agent = 0; agent < size; agent++) {
    let previous = -1;
    const end = starts[agent + 1]!;
    for (let place = starts[agent]!; place < end; place++) {
      const target = entries[place]!;
      if (target === agent) {
        selfLoops++;
      } else if (target !== previous) {
        entries[filled] = target;
        if (weights) weights[filled] = weights[place]!;
        filled++;
        previous = target;
      }
    }
    offsets[agent + 1] = filled;
  }
  const count = entries.length;
  const duplicates = count - selfLoops - filled;
  const report: EdgeReport = mutual
    ? { selfLoops: selfLoops / 2, duplicates: duplicates / 2 }
    : { selfLoops, duplicates };
  const whole = filled === count;
  const network = new SocialNetwork(
    offsets,
    whole ? entries : entries.slice(0, filled),
    whole ? weights : weights?.slice(0, filled),
  );
  return { network, report };
}
