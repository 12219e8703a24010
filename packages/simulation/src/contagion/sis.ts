import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { BELIEVER, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeAlone } from './change.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import * as rates from './parameters.ts';
import { transmit } from './transmit.ts';

/**
 * SIS (Bailey 1975, "The mathematical theory of infectious diseases"; on networks Pastor-Satorras & Vespignani 2001,
 * "Epidemic spreading in scale-free networks"): in every tick each heard believer convinces a susceptible agent with
 * probability beta, independently (tie weight w: 1 - (1 - beta)^w), and each believer forgets with probability gamma and
 * is susceptible again.
 *
 *     P(S -> I) = 1 - product over heard believers j of (1 - beta)^w_ij,   P(I -> S) = gamma
 *
 * beta, gamma in [0, 1] a tick. Where everybody hears k random others a tick, the share of believers settles at
 * 1 - gamma / (beta k) for rates well below 1, and at 0 if beta k <= gamma.
 *
 * States: susceptible -> believer -> susceptible; agents in other states stay as they are. The cause of believing is the
 * believer whose try came first (see transmit); forgetting has none. Checked: endemic level and extinction under
 * homogeneous mixing; the epidemic threshold of a scale-free network against that of a regular one.
 */
export const sis: RuleModel = defineRuleModel({
  summary: 'Believers convince those who hear them, forget, and can be convinced again.',
  equation: 'P(S -> I) = 1 - (1 - beta)^believers heard, P(I -> S) = gamma, a tick',
  source:
    'Bailey 1975; on networks Pastor-Satorras & Vespignani 2001, Epidemic spreading in scale-free networks',
  checked: 'endemic level 1 - gamma / (beta k), extinction below the threshold, lower threshold with hubs',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({
    beta: rates.beta,
    gamma: rates.probability(0.1, 'Chance that a believer forgets in a tick'),
  }),
  create: ({ beta, gamma }, world, { claims }) => new Sis(world, claims, beta, gamma),
});

class Sis implements Mind {
  readonly #claims: readonly ClaimDraws[];
  readonly #beta: number;
  readonly #gamma: number;

  constructor(world: World, claims: readonly BeliefColumns[], beta: number, gamma: number) {
    this.#claims = claimDraws('sis', world, claims);
    this.#beta = beta;
    this.#gamma = gamma;
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
          changeAlone(decided, agent, SUSCEPTIBLE);
      }
    }
  }
}
