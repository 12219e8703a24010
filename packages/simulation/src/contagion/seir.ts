import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { BELIEVER, EXPOSED, RECOVERED, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeAlone } from './change.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import { ExposureMemory } from './exposure-memory.ts';
import * as rates from './parameters.ts';
import { transmit } from './transmit.ts';

/**
 * SEIR in discrete time on a network (Anderson & May 1991, "Infectious diseases of humans"): as SIR, but who
 * has heard the claim from a believer is latent (exposed) at first, and believes and speaks after 1/sigma ticks on average.
 *
 *     P(S -> E) = 1 - product over heard believers j of (1 - beta)^w_ij,   P(E -> I) = sigma,   P(I -> R) = gamma
 *
 * beta, sigma, gamma in [0, 1] a tick. The final size is that of SIR with the same beta and gamma; the peak is later.
 *
 * States: susceptible -> exposed -> believer -> recovered; agents in other states stay as they are. The cause of exposure
 * is the believer whose try came first (see transmit), and it is the cause of the later belief too, so that cascades lead
 * from believer to believer; an agent that was exposed by something else (before the run) believes without a cause.
 * Recovery has none. Checked: final size and peak against SIR.
 */
export const seir: RuleModel = defineRuleModel({
  summary: 'As SIR, but who hears a believer waits before believing and speaking.',
  equation: 'P(S -> E) = 1 - (1 - beta)^believers heard, P(E -> I) = sigma, P(I -> R) = gamma, a tick',
  source: 'Anderson & May 1991, Infectious diseases of humans',
  checked: 'final size of SIR, with a later peak',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({
    beta: rates.beta,
    sigma: rates.probability(0.2, 'Chance that an exposed agent becomes a believer in a tick'),
    gamma: rates.gamma,
  }),
  create: ({ beta, sigma, gamma }, world, { claims }) => new Seir(world, claims, beta, sigma, gamma),
});

class Seir implements Mind {
  readonly #claims: readonly (ClaimDraws & { readonly exposure: ExposureMemory })[];
  readonly #beta: number;
  readonly #sigma: number;
  readonly #gamma: number;

  constructor(world: World, claims: readonly BeliefColumns[], beta: number, sigma: number, gamma: number) {
    this.#claims = claimDraws('seir', world, claims).map((claim) => ({
      ...claim,
      exposure: new ExposureMemory(world, 'seir', claim.belief),
    }));
    this.#beta = beta;
    this.#sigma = sigma;
    this.#gamma = gamma;
  }

  decide({ tick }: Clock, heard: Observations, decisions: Decisions): void {
    for (const { belief, believers, draws, exposure } of this.#claims) {
      const { state: states, event, index } = belief;
      const random = draws.of(tick);
      const decided = decisions.beliefs[index]!;
      for (let agent = heard.from; agent < heard.to; agent++) {
        const state = states[agent];
        if (state === SUSCEPTIBLE) {
          if (transmit(agent, heard, believers, event, this.#beta, random, decided, EXPOSED))
            exposure.keep(agent, decided);
        } else if (state === EXPOSED) {
          if (random.at(agent).float() < this.#sigma) exposure.change(agent, BELIEVER, decided);
        } else if (state === BELIEVER) {
          if (random.at(agent).float() < this.#gamma) changeAlone(decided, agent, RECOVERED);
        }
      }
    }
  }
}
