import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { BELIEVER, RECOVERED, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeAlone } from './change.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import * as rates from './parameters.ts';
import { transmit } from './transmit.ts';

/**
 * SIR in discrete time on a network (Kermack & McKendrick 1927, "A contribution to the mathematical theory of
 * epidemics"; on networks Newman 2002, "Spread of epidemic disease on networks"): in every tick each heard believer
 * convinces a susceptible agent with probability beta, independently (tie weight w: 1 - (1 - beta)^w), and each believer
 * recovers for good with probability gamma.
 *
 *     P(S -> I) = 1 - product over heard believers j of (1 - beta)^w_ij,   P(I -> R) = gamma
 *
 * beta, gamma in [0, 1] a tick; a believer is heard in the tick in which it recovers, so in 1/gamma ticks on average.
 * Final size where everybody hears all n others: s = s(0) exp(-R0 (1 - s)) with R0 = -n ln(1 - beta) / gamma.
 *
 * States: susceptible -> believer -> recovered; agents in other states stay as they are. The cause of believing is the
 * believer whose try came first (see transmit); recovery has none. Checked: the final size.
 */
export const sir: RuleModel = defineRuleModel({
  summary: 'Believers convince those who hear them, and recover for good.',
  equation: 'P(S -> I) = 1 - (1 - beta)^believers heard, P(I -> R) = gamma, a tick',
  source: 'Kermack & McKendrick 1927; on networks Newman 2002',
  checked: 'final size on dense graphs against the final-size equation',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({ beta: rates.beta, gamma: rates.gamma }),
  create: ({ beta, gamma }, world, { claims }) => new Sir(world, claims, beta, gamma),
});

class Sir implements Mind {
  readonly #claims: readonly ClaimDraws[];
  readonly #beta: number;
  readonly #gamma: number;

  constructor(world: World, claims: readonly BeliefColumns[], beta: number, gamma: number) {
    this.#claims = claimDraws('sir', world, claims);
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
          changeAlone(decided, agent, RECOVERED);
      }
    }
  }
}
