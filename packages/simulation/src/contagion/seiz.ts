import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { BELIEVER, EXPOSED, SCEPTIC, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import {
  type BeliefDecisions,
  type Decisions,
  defineRuleModel,
  type Mind,
  type RuleModel,
} from '../minds/mind.ts';
import { RandomSource } from '../random.ts';
import { TickDraws } from '../tick-draws.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeAlone, changeBy } from './change.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import { ExposureMemory } from './exposure-memory.ts';
import { heardWeight, pickSpeaker, type Speakers } from './heard-weight.ts';
import * as rates from './parameters.ts';
import { successChance, transmit } from './transmit.ts';

const parameters = z.strictObject({
  beta: rates.probability(0.1, 'Chance that a believer heard in a tick gets through to a susceptible agent'),
  b: rates.probability(0.1, 'Chance that a sceptic heard in a tick gets through to a susceptible agent'),
  p: rates.probability(0.5, 'Share that believes at once among those a believer gets through to'),
  l: rates.probability(0.5, 'Share that turns sceptic among those a sceptic gets through to'),
  rho: rates.probability(0.1, 'Chance that a believer heard in a tick convinces an exposed agent'),
  epsilon: rates.probability(0.02, 'Chance that an exposed agent believes by itself in a tick'),
  sceptics: rates.probability(0.05, 'Share of susceptible agents that turn sceptic in the first tick'),
});
type Parameters = z.output<typeof parameters>;

/**
 * SEIZ, ideas with sceptics (Bettencourt, Cintrón-Arias, Kaiser, Castillo-Chávez 2006, "The power of a good idea:
 * quantitative modeling of the spread of ideas from epidemiological models"; for rumours on Twitter Jin, Dougherty, Saraf,
 * Cao, Ramakrishnan 2013, "Epidemiological modeling of news and rumors on Twitter"). Their equations, without entry and
 * exit, with every agent in contact with k others a tick:
 *
 *     dS/dt = -beta S I - b S Z                                         (shares; beta, b, rho stand for k times ours)
 *     dE/dt = (1 - p) beta S I + (1 - l) b S Z - rho E I - epsilon E
 *     dI/dt = p beta S I + rho E I + epsilon E
 *     dZ/dt = l b S Z
 *
 * Here in discrete time on a network, all parameters in [0, 1] a tick: each heard believer gets through to a susceptible
 * agent with probability beta and each heard sceptic with b (tie weight w: 1 - (1 - beta)^w); if both kinds do in one
 * tick, a fair draw decides which was first. The agent then believes (p) or turns sceptic (l), else it is exposed. An
 * exposed agent is convinced by each heard believer with rho, or believes by itself with epsilon.
 *
 * Sceptics are there from the start in the papers: in tick 1 each susceptible agent turns sceptic with probability
 * `sceptics` instead of listening, without a cause. Those that a population starts with, count as well.
 *
 * States: susceptible -> exposed, believer or sceptic; exposed -> believer; agents in other states stay as they are. The
 * cause is whoever got through. Who believes by itself has the believer behind its exposure as the cause, and none if it
 * was exposed by a sceptic: such beliefs are roots of cascades, as the equations let a claim spread from doubts alone.
 * Checked: the four curves under homogeneous mixing; SI if p = 1 and nobody is sceptic.
 */
export const seiz: RuleModel = defineRuleModel({
  summary: 'A rumour with sceptics: who hears of it believes, doubts for good, or waits.',
  equation:
    'S -> I (beta p), S -> Z (b l), S -> E (beta (1 - p) + b (1 - l)), E -> I (rho per believer, epsilon alone)',
  source: 'Bettencourt, Cintrón-Arias, Kaiser, Castillo-Chávez 2006; Jin et al. 2013 for rumours on Twitter',
  checked: 'curves of the equations under homogeneous mixing; reduces to SI for p = 1 without sceptics',
  about: 'claims',
  forms: ['heard'],
  parameters,
  create: (chosen, world, { claims }) => new Seiz(world, claims, chosen),
});

interface SeizClaim extends ClaimDraws {
  readonly sceptics: Speakers;
  readonly exposure: ExposureMemory;
  /** For beliefs without a contact; draws of their own, since convincing may have taken the others. */
  readonly aloneDraws: TickDraws;
  /** Decides who is a sceptic from the start. */
  readonly starts: RandomSource;
}

class Seiz implements Mind {
  readonly #claims: readonly SeizClaim[];
  readonly #parameters: Parameters;

  constructor(world: World, claims: readonly BeliefColumns[], chosen: Parameters) {
    this.#claims = claimDraws('seiz', world, claims).map((claim) => ({
      ...claim,
      sceptics: { state: claim.belief.state, said: SCEPTIC },
      exposure: new ExposureMemory(world, 'seiz', claim.belief),
      aloneDraws: new TickDraws(world.scenario.seed, `seiz/alone/${claim.belief.claim.id}`),
      starts: new RandomSource(world.scenario.seed, `seiz/sceptics/${claim.belief.claim.id}`),
    }));
    this.#parameters = chosen;
  }

  decide({ tick }: Clock, heard: Observations, decisions: Decisions): void {
    const { sceptics } = this.#parameters;
    for (const claim of this.#claims) {
      const { state } = claim.belief;
      const decided = decisions.beliefs[claim.belief.index]!;
      const random = claim.draws.of(tick);
      const alone = claim.aloneDraws.of(tick);
      for (let agent = heard.from; agent < heard.to; agent++) {
        if (state[agent] === SUSCEPTIBLE) {
          if (tick === 1 && claim.starts.at(agent).float() < sceptics) changeAlone(decided, agent, SCEPTIC);
          else this.#susceptible(claim, agent, heard, random, decided);
        } else if (state[agent] === EXPOSED) this.#exposed(claim, agent, heard, random, alone, decided);
      }
    }
  }

  #susceptible(
    { belief, believers, sceptics, exposure }: SeizClaim,
    agent: number,
    heard: Observations,
    random: RandomSource,
    decided: BeliefDecisions,
  ): void {
    const { beta, b, p, l } = this.#parameters;
    const forIt = heardWeight(agent, heard, believers);
    const against = heardWeight(agent, heard, sceptics);
    if (forIt === 0 && against === 0) return;
    random.at(agent);
    const believed = random.float() < successChance(beta, forIt);
    const doubted = random.float() < successChance(b, against);
    if (!believed && !doubted) return;
    const byBeliever = believed && (!doubted || random.float() < 0.5);
    const mark = random.float();
    if (byBeliever) {
      const speaker = pickSpeaker(agent, heard, believers, mark * forIt);
      changeBy(decided, agent, random.float() < p ? BELIEVER : EXPOSED, speaker, belief.event);
      exposure.keep(agent, decided);
    } else {
      const speaker = pickSpeaker(agent, heard, sceptics, mark * against);
      changeBy(decided, agent, random.float() < l ? SCEPTIC : EXPOSED, speaker, belief.event);
      exposure.clear(agent);
    }
  }

  #exposed(
    { belief, believers, exposure }: SeizClaim,
    agent: number,
    heard: Observations,
    random: RandomSource,
    alone: RandomSource,
    decided: BeliefDecisions,
  ): void {
    const { rho, epsilon } = this.#parameters;
    if (transmit(agent, heard, believers, belief.event, rho, random, decided, BELIEVER)) return;
    if (alone.at(agent).float() < epsilon) exposure.change(agent, BELIEVER, decided);
  }
}
