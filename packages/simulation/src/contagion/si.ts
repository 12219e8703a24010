import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { BELIEVER, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import type { BeliefColumns, World } from '../world.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import * as rates from './parameters.ts';
import { transmit } from './transmit.ts';

/**
 * SI, the simple epidemic (Bailey 1957, "The mathematical theory of epidemics"; on networks Pastor-Satorras,
 * Castellano, Van Mieghem, Vespignani 2015, "Epidemic processes in complex networks"): in every tick each heard believer
 * convinces a susceptible agent with probability beta, independently (tie weight w: 1 - (1 - beta)^w). Nobody recovers.
 *
 *     P(S -> I) = 1 - product over heard believers j of (1 - beta)^w_ij
 *
 * beta in [0, 1] a tick. Where everybody hears k random others a tick, the share of believers grows logistically at the
 * rate beta k: i(t) = 1 / (1 + (1/i(0) - 1) exp(-beta k t)).
 *
 * States: susceptible -> believer; agents in other states stay as they are. The cause is the believer whose try came
 * first (see transmit). Checked: the logistic curve under homogeneous mixing.
 */
export const si: RuleModel = defineRuleModel({
  summary: 'Believers convince those who hear them, for good: everybody in reach believes in the end.',
  equation: 'P(S -> I) = 1 - (1 - beta)^believers heard, a tick',
  source: 'Bailey 1957, The mathematical theory of epidemics; on networks Pastor-Satorras et al. 2015',
  checked: 'logistic growth under homogeneous mixing',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({ beta: rates.beta }),
  create: ({ beta }, world, { claims }) => new Si(world, claims, beta),
});

class Si implements Mind {
  readonly #claims: readonly ClaimDraws[];
  readonly #beta: number;

  constructor(world: World, claims: readonly BeliefColumns[], beta: number) {
    this.#claims = claimDraws('si', world, claims);
    this.#beta = beta;
  }

  decide({ tick }: Clock, heard: Observations, decisions: Decisions): void {
    for (const { belief, believers, draws } of this.#claims) {
      const { state, event, index } = belief;
      const random = draws.of(tick);
      const decided = decisions.beliefs[index]!;
      for (let agent = heard.from; agent < heard.to; agent++) {
        if (state[agent] === SUSCEPTIBLE)
          transmit(agent, heard, believers, event, this.#beta, random, decided, BELIEVER);
      }
    }
  }
}
