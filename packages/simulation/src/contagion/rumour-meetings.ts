import type { Clock } from '../clock.ts';
import { BELIEVER, RECOVERED, SUSCEPTIBLE } from '../events.ts';
import type { BeliefDecisions, Decisions, Mind } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeBy } from './change.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import { probability } from './parameters.ts';

/** Parameters of both rumour models that work by meetings. */
export const rumourParameters = {
  spread: probability(1, 'Chance that an ignorant agent believes and spreads a rumour it is told'),
  stifle: probability(1, 'Chance that a spreader stops for good on meeting somebody who knows the rumour'),
};

/** What Daley-Kendall and Maki-Thompson share: what a spreader does to whom it meets and what that does to it. */
export abstract class RumourMeetings implements Mind {
  readonly #claims: readonly ClaimDraws[];
  readonly #spread: number;
  readonly #stifle: number;

  /** @param model the model's scenario name: the purpose of its draws */
  constructor(
    model: string,
    world: World,
    claims: readonly BeliefColumns[],
    { spread, stifle }: { readonly spread: number; readonly stifle: number },
  ) {
    this.#claims = claimDraws(model, world, claims);
    this.#spread = spread;
    this.#stifle = stifle;
  }

  meet({ tick }: Clock, initiator: number, partner: number, meeting: number, decisions: Decisions): void {
    for (const { belief, draws } of this.#claims) {
      const { state } = belief;
      if (state[initiator] !== BELIEVER && state[partner] !== BELIEVER) continue;
      const random = draws.of(tick).at(meeting);
      this.meetAbout(belief, initiator, partner, random, decisions.beliefs[belief.index]!);
    }
  }

  /** One meeting of which one or both are spreaders. */
  protected abstract meetAbout(
    belief: BeliefColumns,
    initiator: number,
    partner: number,
    random: RandomSource,
    decided: BeliefDecisions,
  ): void;

  /** A spreader tells another agent, if that one is ignorant. */
  protected tell(
    { state, event }: BeliefColumns,
    spreader: number,
    other: number,
    random: RandomSource,
    decided: BeliefDecisions,
  ): void {
    if (state[other] === SUSCEPTIBLE && random.float() < this.#spread)
      changeBy(decided, other, BELIEVER, spreader, event);
  }

  /** A spreader meets another agent, and stops if that one knows the rumour already. */
  protected stifle(
    { state, event }: BeliefColumns,
    spreader: number,
    other: number,
    random: RandomSource,
    decided: BeliefDecisions,
  ): void {
    const knows = state[other] === BELIEVER || state[other] === RECOVERED;
    if (knows && random.float() < this.#stifle) changeBy(decided, spreader, RECOVERED, other, event);
  }
}
