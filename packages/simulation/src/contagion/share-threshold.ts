import type { Clock } from '../clock.ts';
import { BELIEVER, NONE, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { BeliefDecisions, Decisions, Mind } from '../minds/mind.ts';
import { RandomSource } from '../random.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeBy } from './change.ts';
import { drawThreshold, type ThresholdsSpec } from './thresholds.ts';

/**
 * The rule that linear threshold and Watts's cascades share: a susceptible agent believes once the share of believers in
 * what it hears, by weight, reaches its threshold. Thresholds are drawn anew from the seed whenever they are needed, and
 * are the same each time: they take no memory.
 */
export class ShareThreshold implements Mind {
  readonly #claims: readonly { readonly belief: BeliefColumns; readonly draws: RandomSource }[];
  readonly #thresholds: ThresholdsSpec;

  /** @param model the model's scenario name: the purpose of its draws */
  constructor(model: string, world: World, claims: readonly BeliefColumns[], thresholds: ThresholdsSpec) {
    this.#claims = claims.map((belief) => ({
      belief,
      draws: new RandomSource(world.scenario.seed, `${model}/threshold/${belief.claim.id}`),
    }));
    this.#thresholds = thresholds;
  }

  decide(_clock: Clock, heard: Observations, decisions: Decisions): void {
    for (const { belief, draws } of this.#claims) {
      const decided = decisions.beliefs[belief.index]!;
      for (let agent = heard.from; agent < heard.to; agent++) {
        if (belief.state[agent] === SUSCEPTIBLE) this.#weigh(agent, heard, belief, draws, decided);
      }
    }
  }

  #weigh(
    agent: number,
    { first, offsets, speakers, strengths }: Observations,
    { state, event }: BeliefColumns,
    draws: RandomSource,
    decided: BeliefDecisions,
  ): void {
    const end = offsets[agent - first + 1]!;
    let total = 0;
    let active = 0;
    let last = NONE;
    for (let place = offsets[agent - first]!; place < end; place++) {
      const speaker = speakers[place]!;
      const weight = strengths ? strengths[place]! : 1;
      total += weight;
      if (state[speaker] !== BELIEVER || weight === 0) continue;
      active += weight;
      if (last === NONE || event[speaker]! > event[last]!) last = speaker;
    }
    if (last === NONE) return;
    if (active / total < drawThreshold(this.#thresholds, draws.at(agent))) return;
    changeBy(decided, agent, BELIEVER, last, event);
  }
}
