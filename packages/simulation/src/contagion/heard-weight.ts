import { BELIEVER, NONE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { BeliefColumns } from '../world.ts';

/** Which speakers count: those in one state, and if `since` is given, only those that entered it in the tick `when`. */
export interface Speakers {
  readonly state: Uint8Array;
  readonly said: number;
  readonly since?: Int32Array;
  when?: number;
}

/** Total weight of what an agent hears from the speakers that count; their number, if ties have no weights. */
export function heardWeight(
  agent: number,
  { first, offsets, speakers, strengths }: Observations,
  { state, said, since, when }: Speakers,
): number {
  const end = offsets[agent - first + 1]!;
  let total = 0;
  for (let place = offsets[agent - first]!; place < end; place++) {
    const speaker = speakers[place]!;
    if (state[speaker] !== said || (since && since[speaker] !== when)) continue;
    total += strengths ? strengths[place]! : 1;
  }
  return total;
}

/**
 * One of the speakers that count, each as likely as its tie is strong.
 * @param mark uniform in [0, total weight of them): where to stop on the way through
 */
export function pickSpeaker(
  agent: number,
  { first, offsets, speakers, strengths }: Observations,
  { state, said, since, when }: Speakers,
  mark: number,
): number {
  const end = offsets[agent - first + 1]!;
  let left = mark;
  let picked = NONE;
  for (let place = offsets[agent - first]!; place < end; place++) {
    const speaker = speakers[place]!;
    if (state[speaker] !== said || (since && since[speaker] !== when)) continue;
    const weight = strengths ? strengths[place]! : 1;
    if (weight === 0) continue;
    picked = speaker;
    left -= weight;
    if (left < 0) break;
  }
  return picked;
}

/** Total weight of all that an agent hears; the number of speakers, if ties have no weights. */
export function heardTotal(agent: number, { first, offsets, strengths }: Observations): number {
  const start = offsets[agent - first]!;
  const end = offsets[agent - first + 1]!;
  if (!strengths) return end - start;
  let total = 0;
  for (let place = start; place < end; place++) total += strengths[place]!;
  return total;
}

/** Believers that became so in the tick that `when` is set to: those who have their one chance to convince. */
export function newBelievers({ state, since }: BeliefColumns): Speakers {
  return { state, said: BELIEVER, since, when: 0 };
}
