import { NONE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { RandomSource } from '../random.ts';

/** What models do with what one agent of a range heard. */

/** An opinion back in [-1, 1]. */
export function clip(opinion: number): number {
  return Math.max(-1, Math.min(1, opinion));
}

/** Mean opinion of all that `agent` heard, weighted by tie; NaN if it heard nobody, or nobody of any weight. */
export function meanHeard(
  agent: number,
  { first, offsets, speakers, strengths }: Observations,
  opinion: Float32Array,
): number {
  const end = offsets[agent - first + 1]!;
  let sum = 0;
  let total = 0;
  for (let place = offsets[agent - first]!; place < end; place++) {
    const weight = strengths ? strengths[place]! : 1;
    sum += weight * opinion[speakers[place]!]!;
    total += weight;
  }
  return sum / total;
}

/**
 * One of those that `agent` heard, drawn with probability proportional to the tie's weight (equal if there are none);
 * NONE if it heard nobody.
 * @param random the agent's draws, already begun
 */
export function drawSpeaker(
  agent: number,
  { first, offsets, speakers, strengths }: Observations,
  random: RandomSource,
): number {
  const start = offsets[agent - first]!;
  const end = offsets[agent - first + 1]!;
  if (start === end) return NONE;
  if (!strengths) return speakers[start + random.below(end - start)]!;
  let total = 0;
  for (let place = start; place < end; place++) total += strengths[place]!;
  let left = random.float() * total;
  for (let place = start; place < end; place++) {
    left -= strengths[place]!;
    if (left < 0) return speakers[place]!;
  }
  return NONE;
}

/**
 * Moves every agent of the range by `rate` of the way to the mean opinion of those heard within `epsilon` of its own,
 * weighted by tie: o_i += rate sum_j w_ij (o_j - o_i) / sum_j w_ij. Who heard nobody so near stays.
 */
export function moveToNear(
  { from, to, first, offsets, speakers, strengths }: Observations,
  opinion: Float32Array,
  epsilon: number,
  rate: number,
  next: Float32Array,
): void {
  for (let agent = from; agent < to; agent++) {
    const own = opinion[agent]!;
    const end = offsets[agent - first + 1]!;
    let sum = 0;
    let total = 0;
    for (let place = offsets[agent - first]!; place < end; place++) {
      const difference = opinion[speakers[place]!]! - own;
      if (Math.abs(difference) > epsilon) continue;
      const weight = strengths ? strengths[place]! : 1;
      sum += weight * difference;
      total += weight;
    }
    if (total > 0) next[agent] = own + (rate * sum) / total;
  }
}
