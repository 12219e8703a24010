import { type RandomSource, shuffle } from '../random.ts';
import { matchStubs, SimpleTies, stubsOf, switchTies } from './stub-matching.ts';

/** Why no simple graph has these degrees; undefined when one has. */
export interface NotGraphical {
  readonly message: string;
  readonly received: string;
  readonly allowed: string;
}

/**
 * Erdős & Gallai 1960: whole numbers d_1 >= ... >= d_n are the degrees of a simple graph if and only if their sum is
 * even and, for every k, d_1 + ... + d_k <= k (k - 1) + sum over i > k of min(d_i, k). O(n) after sorting:
 * the last sum is kept by a cut that only moves left.
 */
export function whyNotGraphical(degrees: Int32Array): NotGraphical | undefined {
  const size = degrees.length;
  const sum = degrees.reduce((total, degree) => total + degree, 0);
  if (sum % 2 === 1) {
    return {
      message: 'no network has these degrees',
      received: `an odd sum, ${sum}`,
      allowed: 'an even sum: each tie has two ends',
    };
  }
  const descending = degrees.slice().sort().reverse();
  if (size > 0 && (descending[0]! >= size || descending[size - 1]! < 0)) {
    return {
      message: 'no network has these degrees',
      received: `a degree of ${descending[0]! >= size ? descending[0] : descending[size - 1]}`,
      allowed: `0 to ${size - 1}, the number of other agents`,
    };
  }
  // min(d_i, k) is k before `cut` and d_i from it on.
  let cut = size;
  let tail = 0;
  let head = 0;
  for (let k = 1; k <= size; k++) {
    head += descending[k - 1]!;
    while (cut > 0 && descending[cut - 1]! < k) tail += descending[--cut]!;
    // Agents among the first k are not part of the sum; they stand before the cut as long as d_k >= k.
    if (cut < k) break;
    const reach = k * (k - 1) + (cut - k) * k + tail;
    if (head > reach) {
      return {
        message: 'no network has these degrees (Erdős–Gallai)',
        received: `${k} largest degrees that add up to ${head}`,
        allowed: `at most ${reach}, the ties they can have with each other and with the rest`,
      };
    }
  }
  return undefined;
}

/**
 * A random simple network in which every agent has exactly its degree. Stub matching with switching; where that gets
 * stuck (very dense or very uneven degrees), the construction of Havel (1955) and Hakimi (1962), then mixed by 10
 * switches a tie (Milo et al. 2003 find that enough).
 *
 * @param degrees must be graphical
 */
export function tiesWithDegrees(degrees: Int32Array, random: RandomSource): SimpleTies {
  const stubs = stubsOf(degrees);
  const ties = new SimpleTies(stubs.length / 2);
  const { mended, leftOut } = matchStubs(ties, stubs, random);
  if (leftOut === 0) {
    // Mending favours some networks over others, which shows in small ones; further switches wear that off.
    switchTies(ties, Math.min(10 * ties.length, 100 * mended), random);
    return ties;
  }
  const constructed = havelHakimi(degrees, random);
  switchTies(constructed, 10 * constructed.length, random);
  return constructed;
}

/**
 * The agent with the largest remaining degree is tied to those with the next largest, until none is left. Agents are
 * kept in buckets by remaining degree.
 */
function havelHakimi(degrees: Int32Array, random: RandomSource): SimpleTies {
  const order = new Int32Array(degrees.length);
  for (let agent = 0; agent < order.length; agent++) order[agent] = agent;
  shuffle(order, random);
  const largest = degrees.reduce((most, degree) => Math.max(most, degree), 0);
  const buckets = Array.from({ length: largest + 1 }, () => [] as number[]);
  for (const agent of order) buckets[degrees[agent]!]!.push(agent);
  const ties = new SimpleTies(degrees.reduce((sum, degree) => sum + degree, 0) / 2);
  for (let top = largest; top > 0; ) {
    const agent = buckets[top]!.pop();
    if (agent === undefined) {
      top--;
      continue;
    }
    const chosen: { other: number; left: number }[] = [];
    for (let left = top; left > 0 && chosen.length < top; ) {
      const other = buckets[left]!.pop();
      if (other === undefined) left--;
      else chosen.push({ other, left });
    }
    for (const { other, left } of chosen) {
      ties.add(agent, other);
      buckets[left - 1]!.push(other);
    }
  }
  return ties;
}
