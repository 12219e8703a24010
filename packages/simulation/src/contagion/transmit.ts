import { BELIEVER } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { BeliefDecisions } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import type { BeliefColumns } from '../world.ts';

/**
 * Lets each believer that `agent` hears try to convince it, in the order heard, with probability `chance` each (tie
 * weight w: 1 - (1 - chance)^w). The first that succeeds is the cause, and the agent's next state is `next`.
 * @returns whether one succeeded
 */
export function transmit(
  agent: number,
  { first, offsets, speakers, strengths }: Observations,
  { state, event }: BeliefColumns,
  chance: number,
  random: RandomSource,
  decided: BeliefDecisions,
  next: number,
): boolean {
  const end = offsets[agent - first + 1]!;
  let started = false;
  for (let place = offsets[agent - first]!; place < end; place++) {
    const speaker = speakers[place]!;
    if (state[speaker] !== BELIEVER) continue;
    // Most agents hear no believer: their draws are not even begun.
    if (!started) {
      random.at(agent);
      started = true;
    }
    const success = strengths ? 1 - (1 - chance) ** strengths[place]! : chance;
    if (random.float() >= success) continue;
    decided.state[agent] = next;
    decided.source[agent] = speaker;
    decided.cause[agent] = event[speaker]!;
    return true;
  }
  return false;
}
