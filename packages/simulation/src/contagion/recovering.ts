import type { Clock } from '../clock.ts';
import { BELIEVER, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { Decisions, Mind } from '../minds/mind.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeAlone } from './change.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import { transmit } from './transmit.ts';

/** What SIR and SIS share: believers convince those who hear them, and stop believing at a constant rate. */
export class Recovering implements Mind {
  readonly #claims: readonly ClaimDraws[];
  readonly #beta: number;
  readonly #gamma: number;
  readonly #afterwards: number;

  /**
   * @param name of the model, for its draws
   * @param beta chance of transmission for each believer heard in a tick, in [0, 1]
   * @param gamma chance to stop believing in a tick, in [0, 1]
   * @param afterwards belief state of those who stopped
   */
  constructor(
    name: string,
    world: World,
    claims: readonly BeliefColumns[],
    beta: number,
    gamma: number,
    afterwards: number,
  ) {
    this.#claims = claimDraws(name, world, claims);
    this.#beta = beta;
    this.#gamma = gamma;
    this.#afterwards = afterwards;
  }

  decide({ tick }: Clock, heard: Observations, decisions: Decisions): void {
    for (const { belief, believers, draws } of this.#claims) {
      const { state: states, event, index } = belief;
      const random = draws.of(tick);
      const decided = decisions.beliefs[index]!;
      for (let agent = heard.from; agent < heard.to; agent++) {
        const state = states[agent];
        if (state === SUSCEPTIBLE)
          transmit(agent, heard, believers, event, this.#beta, random, decided, BELIEVER);
        else if (state === BELIEVER && random.at(agent).float() < this.#gamma)
          changeAlone(decided, agent, this.#afterwards);
      }
    }
  }
}
