import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { BELIEVER, RECOVERED, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import { RandomSource } from '../random.ts';
import type { BeliefColumns, World } from '../world.ts';
import { transmit } from './transmit.ts';

/**
 * SIR in discrete time on a network (Kermack & McKendrick 1927, "A contribution to the mathematical theory of
 * epidemics"; on networks Newman 2002, "Spread of epidemic disease on networks"): in every tick each heard believer
 * convinces a susceptible agent with probability beta, independently (tie weight w: 1 - (1 - beta)^w), and each believer
 * recovers for good with probability gamma.
 *
 *     P(S -> I) = 1 - product over heard believers j of (1 - beta)^w_ij,   P(I -> R) = gamma
 *
 * The cause is the believer whose transmission came first in the order heard.
 */
export const sir: RuleModel = defineRuleModel({
  summary: 'Believers convince those who hear them, and recover for good.',
  equation: 'P(S -> I) = 1 - (1 - beta)^believers heard, P(I -> R) = gamma, a tick',
  source: 'Kermack & McKendrick 1927; on networks Newman 2002',
  checked: 'final size on dense graphs against the final-size equation',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({
    beta: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe('Chance of transmission for each believer heard in a tick, in [0, 1].'),
    gamma: z.number().min(0).max(1).default(0.1).describe('Chance of recovery in a tick, in [0, 1].'),
  }),
  create: ({ beta, gamma }, world, { claims }) => new Sir(world, claims, beta, gamma),
});

class Sir implements Mind {
  readonly #seed: number;
  readonly #claims: readonly BeliefColumns[];
  readonly #beta: number;
  readonly #gamma: number;

  constructor(world: World, claims: readonly BeliefColumns[], beta: number, gamma: number) {
    this.#seed = world.scenario.seed;
    this.#claims = claims;
    this.#beta = beta;
    this.#gamma = gamma;
  }

  decide(clock: Clock, heard: Observations, decisions: Decisions): void {
    for (const belief of this.#claims) {
      const random = new RandomSource(this.#seed, `sir/${belief.claim.id}`, clock.tick);
      const decided = decisions.beliefs[belief.index]!;
      for (let agent = heard.from; agent < heard.to; agent++) {
        const state = belief.state[agent];
        if (state === SUSCEPTIBLE) transmit(agent, heard, belief, this.#beta, random, decided, BELIEVER);
        else if (state === BELIEVER && random.at(agent).float() < this.#gamma)
          decided.state[agent] = RECOVERED;
      }
    }
  }
}
