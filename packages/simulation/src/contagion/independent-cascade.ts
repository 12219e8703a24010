import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { BELIEVER, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import type { BeliefColumns, World } from '../world.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import { heardTotal, newBelievers } from './heard-weight.ts';
import { transmit } from './transmit.ts';

/**
 * Independent cascade (Goldenberg, Libai, Muller 2001, "Talk of the network: a complex systems look at the underlying
 * process of word-of-mouth"; Kempe, Kleinberg, Tardos 2003, "Maximizing the spread of influence through a social
 * network"): who became a believer in tick t has one chance, in tick t + 1, to convince each agent that hears it then.
 *
 *     P(j activates i, in the tick after j's own activation) = 1 - (1 - p)^w_ij
 *     p constant in [0, 1], or weighted cascade: p = 1 / d_i with d_i the weight of all that i hears in the tick
 *
 * In the weighted cascade d_i is Kempe et al.'s in-degree (a tie of weight w is w parallel edges; p is at most 1). The
 * models of the papers have interaction `all-neighbours`; with other interactions a chance is lost if the follower does
 * not meet the new believer in that very tick. First believers have their chance in tick 1.
 *
 * States: susceptible -> believer; agents in other states stay as they are. The cause is the new believer whose try came
 * first (see transmit). Checked: reach p^depth along chains, expected size on binary trees.
 */
export const independentCascade: RuleModel = defineRuleModel({
  summary: 'Every new believer has one chance to convince each agent that hears it, in the next tick.',
  equation: 'P(new believer j activates i) = p, once; weighted cascade: p = 1 / number heard by i',
  source: 'Goldenberg, Libai, Muller 2001; Kempe, Kleinberg, Tardos 2003',
  checked: 'reach p^depth along chains, branching-process size on trees',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({
    probability: z
      .union([z.number().min(0).max(1), z.literal('weighted-cascade')])
      .default(0.1)
      .describe(
        'Chance of each try, in [0, 1], or weighted-cascade: 1 / number of agents that the listener hears.',
      ),
  }),
  create: ({ probability }, world, { claims }) => new IndependentCascade(world, claims, probability),
});

class IndependentCascade implements Mind {
  readonly #claims: readonly ClaimDraws[];
  /** Absent: the weighted cascade. */
  readonly #probability: number | undefined;

  constructor(world: World, claims: readonly BeliefColumns[], probability: number | 'weighted-cascade') {
    this.#claims = claimDraws('independent-cascade', world, claims).map((claim) => ({
      ...claim,
      believers: newBelievers(claim.belief),
    }));
    this.#probability = probability === 'weighted-cascade' ? undefined : probability;
  }

  decide({ tick }: Clock, heard: Observations, decisions: Decisions): void {
    for (const { belief, believers, draws } of this.#claims) {
      const { state, event, index } = belief;
      const random = draws.of(tick);
      const decided = decisions.beliefs[index]!;
      believers.when = tick - 1;
      for (let agent = heard.from; agent < heard.to; agent++) {
        if (state[agent] !== SUSCEPTIBLE) continue;
        const chance = this.#probability ?? 1 / Math.max(1, heardTotal(agent, heard));
        transmit(agent, heard, believers, event, chance, random, decided, BELIEVER);
      }
    }
  }
}
