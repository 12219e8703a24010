import { type RandomSource, shuffle } from '../random.ts';
import type { EdgeList } from './edges.ts';
import { PairSet } from './pair-set.ts';

/** Ties under construction: columns that switching can change, and the pairs that they are. */
export class SimpleTies {
  readonly sources: Int32Array;
  readonly targets: Int32Array;
  readonly weights = undefined;
  readonly pairs: PairSet;
  length = 0;

  constructor(capacity: number) {
    this.sources = new Int32Array(capacity);
    this.targets = new Int32Array(capacity);
    this.pairs = new PairSet(capacity);
  }

  /** Adds a tie unless it is one already. */
  add(a: number, b: number): boolean {
    if (!this.pairs.add(a, b)) return false;
    this.sources[this.length] = a;
    this.targets[this.length++] = b;
    return true;
  }

  /** Puts another tie in the place of tie `index`. */
  replace(index: number, a: number, b: number): void {
    this.pairs.delete(this.sources[index]!, this.targets[index]!);
    this.pairs.add(a, b);
    this.sources[index] = a;
    this.targets[index] = b;
  }

  edges(): Pick<EdgeList, 'sources' | 'targets' | 'weights'> {
    return {
      sources: this.sources.subarray(0, this.length),
      targets: this.targets.subarray(0, this.length),
      weights: undefined,
    };
  }
}

/** One entry for each tie that an agent is to have. */
export function stubsOf(degrees: Int32Array, firstAgent = 0): Int32Array {
  const stubs = new Int32Array(degrees.reduce((sum, degree) => sum + degree, 0));
  let filled = 0;
  for (let agent = 0; agent < degrees.length; agent++) {
    stubs.fill(agent + firstAgent, filled, filled + degrees[agent]!);
    filled += degrees[agent]!;
  }
  return stubs;
}

const SWITCHES_PER_PAIR = 200;

/**
 * Stub matching (Bollobás 1980; Molloy & Reed 1995): stubs are paired off at random. A pair that may not be a tie (an
 * agent with itself, a repeat, or not `allowed`) is mended by switching (McKay & Wormald 1990): with a random tie (x, y) of
 * the same matching, (u, v) becomes (u, x) and (v, y), which leaves every degree as it was.
 *
 * @param stubs an even number of agents; shuffled in place
 * @returns how many pairs were mended, and how many could not be and were left out
 */
export function matchStubs(
  ties: SimpleTies,
  stubs: Int32Array,
  random: RandomSource,
  allowed: (a: number, b: number) => boolean = () => true,
): { mended: number; leftOut: number } {
  shuffle(stubs, random);
  const first = ties.length;
  const may = (a: number, b: number) => a !== b && allowed(a, b) && !ties.pairs.has(a, b);
  const bad: number[] = [];
  for (let place = 0; place + 1 < stubs.length; place += 2) {
    const [u, v] = [stubs[place]!, stubs[place + 1]!];
    if (may(u, v)) ties.add(u, v);
    else bad.push(u, v);
  }
  let leftOut = 0;
  for (let place = 0; place < bad.length; place += 2) {
    if (!mend(ties, first, bad[place]!, bad[place + 1]!, may, random)) leftOut++;
  }
  return { mended: bad.length / 2 - leftOut, leftOut };
}

function mend(
  ties: SimpleTies,
  first: number,
  u: number,
  v: number,
  may: (a: number, b: number) => boolean,
  random: RandomSource,
): boolean {
  if (ties.length === first) return false;
  for (let attempt = 0; attempt < SWITCHES_PER_PAIR; attempt++) {
    const index = first + random.below(ties.length - first);
    const turned = random.float() < 0.5;
    const x = (turned ? ties.targets : ties.sources)[index]!;
    const y = (turned ? ties.sources : ties.targets)[index]!;
    if (!may(u, x) || !may(v, y) || samePair(u, x, v, y)) continue;
    ties.replace(index, u, x);
    ties.add(v, y);
    return true;
  }
  return false;
}

/** Switches random pairs of ties `switches` times, where that keeps the network simple: degrees stay, the rest is mixed. */
export function switchTies(ties: SimpleTies, switches: number, random: RandomSource): void {
  for (let count = 0; count < switches; count++) {
    const one = random.below(ties.length);
    const other = random.below(ties.length);
    const [u, v] = [ties.sources[one]!, ties.targets[one]!];
    const turned = random.float() < 0.5;
    const x = (turned ? ties.targets : ties.sources)[other]!;
    const y = (turned ? ties.sources : ties.targets)[other]!;
    if (one === other || u === x || v === y || ties.pairs.has(u, x) || ties.pairs.has(v, y)) continue;
    if (samePair(u, x, v, y)) continue;
    ties.replace(one, u, x);
    ties.replace(other, v, y);
  }
}

function samePair(a: number, b: number, c: number, d: number): boolean {
  return (a === c && b === d) || (a === d && b === c);
}
