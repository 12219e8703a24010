import type { Observations } from '../interactions/interaction.ts';
import type { BeliefDecisions } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import { changeBy } from './change.ts';
import { heardWeight, pickSpeaker, type Speakers } from './heard-weight.ts';

/**
 * Chance that at least one of several independent tries succeeds: `1 - (1 - chance)^weight`. A tie of weight w counts
 * as w tries, so only the total weight matters.
 */
export function successChance(chance: number, weight: number): number {
  return 1 - (1 - chance) ** weight;
}

/**
 * Lets each speaker that counts and that `agent` hears try to convince it, independently, with probability `chance`
 * (tie weight w: 1 - (1 - chance)^w). The first to succeed is the cause. Tries are spread evenly over the tick, so that
 * is any of the speakers, each as likely as its tie is strong, and two draws an agent do for all tries.
 *
 * @param random source of the tick; it is set to the agent here
 * @param next the agent's next state if one succeeds
 * @returns whether one succeeded
 */
export function transmit(
  agent: number,
  heard: Observations,
  counted: Speakers,
  event: Float64Array,
  chance: number,
  random: RandomSource,
  decided: BeliefDecisions,
  next: number,
): boolean {
  const weight = heardWeight(agent, heard, counted);
  // Most agents hear no believer: their draws are not even begun.
  if (weight === 0) return false;
  if (random.at(agent).float() >= successChance(chance, weight)) return false;
  changeBy(decided, agent, next, pickSpeaker(agent, heard, counted, random.float() * weight), event);
  return true;
}
