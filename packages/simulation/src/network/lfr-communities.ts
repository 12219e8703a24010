import type { RandomSource } from '../random.ts';
import type { Blocks } from './blocks.ts';
import { PowerLaw } from './power-law-degrees.ts';

interface CommunityOptions {
  readonly size: number;
  readonly meanDegree: number;
  readonly maxDegree: number;
  readonly degreeExponent: number;
  readonly communityExponent: number;
  readonly mixing: number;
  readonly minCommunity: number;
  readonly maxCommunity: number;
}

/** Who is in which community, and how many ties each agent is to have inside and outside of it. */
export interface Membership {
  readonly communities: Blocks;
  readonly inner: Int32Array;
  readonly outer: Int32Array;
}

/** Draws degrees and communities of the LFR benchmark and puts every agent into a community that has room for it. */
export function drawCommunities(options: CommunityOptions, random: RandomSource): Membership {
  const sizes = drawSizes(options, random);
  const degrees = drawDegrees(options, random);
  // A fraction of a tie is left to chance, so that mixing is right on average for agents with few ties too.
  const wanted = degrees.map((degree) => {
    const exact = (1 - options.mixing) * degree;
    return Math.floor(exact) + (random.float() < exact - Math.floor(exact) ? 1 : 0);
  });
  const byNeed = order(wanted);
  const seats = seatAgents(wanted, byNeed, sizes, random);

  const starts = new Int32Array(sizes.length + 1);
  for (let community = 0; community < sizes.length; community++) {
    starts[community + 1] = starts[community]! + sizes[community]!;
  }
  // Agents are numbered anew, community by community.
  const next = starts.slice(0, sizes.length);
  const inner = new Int32Array(options.size);
  const outer = new Int32Array(options.size);
  for (let drawn = 0; drawn < options.size; drawn++) {
    const community = seats[drawn]!;
    const agent = next[community]!++;
    inner[agent] = Math.min(wanted[drawn]!, sizes[community]! - 1);
    outer[agent] = degrees[drawn]! - wanted[drawn]!;
  }
  for (let community = 0; community < sizes.length; community++) {
    makeEven(inner.subarray(starts[community], starts[community + 1]), random);
  }
  if (sizes.length === 1) outer.fill(0);
  return { communities: { starts }, inner, outer };
}

/** Sizes from the power law until the population is used up; what is left over goes to the last ones. */
function drawSizes(
  { size, communityExponent, minCommunity, maxCommunity }: CommunityOptions,
  random: RandomSource,
) {
  const smallest = Math.min(minCommunity, size);
  const largest = Math.min(maxCommunity, size);
  const law = new PowerLaw(communityExponent, smallest, largest);
  const sizes: number[] = [];
  let left = size;
  while (left > 0) {
    const drawn = Math.min(law.draw(random), left);
    if (drawn >= smallest || sizes.length === 0) {
      sizes.push(drawn);
    } else {
      // Too few for a community of their own: they join others one by one.
      for (let agent = 0; agent < drawn; agent++) sizes[random.below(sizes.length)]!++;
    }
    left -= drawn;
  }
  return sizes;
}

/** Degrees with the wanted mean: from power laws that start at k and at k + 1, mixed. */
function drawDegrees(
  { size, meanDegree, maxDegree, degreeExponent }: CommunityOptions,
  random: RandomSource,
) {
  let low = new PowerLaw(degreeExponent, 1, Math.max(1, maxDegree));
  let high = low;
  for (let min = 2; high.mean < meanDegree && min <= maxDegree; min++) {
    low = high;
    high = new PowerLaw(degreeExponent, min, maxDegree);
  }
  const gap = high.mean - low.mean;
  const shareOfHigh = gap > 0 ? (meanDegree - low.mean) / gap : 1;
  const degrees = new Int32Array(size);
  for (let agent = 0; agent < size; agent++) {
    degrees[agent] = Math.min(size - 1, (random.float() < shareOfHigh ? high : low).draw(random));
  }
  return degrees;
}

/**
 * A community for each agent. Those that need most room choose first, each among the free seats of the communities that are
 * large enough for it; if these are taken, it takes a seat in the next smaller one and has fewer inner ties.
 */
function seatAgents(
  wanted: Int32Array,
  byNeed: Int32Array,
  sizes: readonly number[],
  random: RandomSource,
): Int32Array {
  const bySize = order(Int32Array.from(sizes));
  const seats = new Int32Array(wanted.length);
  const free = new Int32Array(wanted.length);
  let freeCount = 0;
  let opened = 0;
  for (const agent of byNeed) {
    while (opened < bySize.length && (freeCount === 0 || sizes[bySize[opened]!]! > wanted[agent]!)) {
      const community = bySize[opened++]!;
      free.fill(community, freeCount, freeCount + sizes[community]!);
      freeCount += sizes[community]!;
    }
    const seat = random.below(freeCount);
    seats[agent] = free[seat]!;
    free[seat] = free[--freeCount]!;
  }
  return seats;
}

/** Indices by descending value, equals by ascending index (a counting sort). */
function order(values: Int32Array): Int32Array {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const starts = new Int32Array(largest + 2);
  for (const value of values) starts[largest - value + 1]!++;
  for (let rank = 0; rank <= largest; rank++) starts[rank + 1]! += starts[rank]!;
  const ordered = new Int32Array(values.length);
  for (let index = 0; index < values.length; index++) ordered[starts[largest - values[index]!]!++] = index;
  return ordered;
}

/** Takes one tie from a random agent that has one, if the sum is odd: each tie has two ends. */
function makeEven(degrees: Int32Array, random: RandomSource): void {
  if (degrees.reduce((sum, degree) => sum + degree, 0) % 2 === 0) return;
  const start = random.below(degrees.length);
  for (let step = 0; step < degrees.length; step++) {
    const agent = (start + step) % degrees.length;
    if (degrees[agent] === 0) continue;
    degrees[agent]!--;
    return;
  }
}
