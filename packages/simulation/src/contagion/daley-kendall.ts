import { z } from 'zod';
import { BELIEVER } from '../events.ts';
import { type BeliefDecisions, defineRuleModel, type RuleModel } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import type { BeliefColumns } from '../world.ts';
import { RumourMeetings, rumourParameters } from './rumour-meetings.ts';

/**
 * Daley-Kendall rumours (Daley & Kendall 1965, "Stochastic rumours"): agents meet two by two. A spreader (believer) tells
 * an ignorant (susceptible) agent, who becomes a spreader; two spreaders who meet both find the rumour stale and become
 * stiflers (recovered); a spreader who meets a stifler becomes one.
 *
 *     I + S -> 2 I  (probability spread),   I + I -> 2 R,   I + R -> 2 R  (each spreader: probability stifle)
 *
 * spread, stifle in [0, 1] a meeting, 1 in the paper's main case (its (alpha, p) variant differs: there a spreader that
 * keeps silent, with 1 - p, cannot be stifled in that meeting either). In a large
 * homogeneously mixing population with both 1, the share that never hears the rumour is theta = exp(-2 (1 - theta)) =
 * 0.203188. Who starts a meeting does not matter, and a meeting goes both ways whatever the direction of a follow.
 *
 * States: susceptible -> believer -> recovered; a meeting with an agent in another state changes nothing. The cause is
 * the other agent of the meeting, of a belief and of its end alike. Checked: 20.3% never hear it.
 */
export const daleyKendall: RuleModel = defineRuleModel({
  summary: 'A rumour by meetings: spreaders who meet somebody who knows it stop, both of them.',
  equation: 'I + S -> 2 I, I + I -> 2 R, I + R -> 2 R, by meetings',
  source: 'Daley & Kendall 1965, Stochastic rumours',
  checked: 'the share that never hears it, 0.203188, under homogeneous mixing',
  about: 'claims',
  forms: ['meetings'],
  parameters: z.strictObject(rumourParameters),
  create: (chosen, world, { claims }) => new DaleyKendall('daley-kendall', world, claims, chosen),
});

class DaleyKendall extends RumourMeetings {
  protected override meetAbout(
    belief: BeliefColumns,
    initiator: number,
    partner: number,
    random: RandomSource,
    decided: BeliefDecisions,
  ): void {
    this.#from(belief, initiator, partner, random, decided);
    this.#from(belief, partner, initiator, random, decided);
  }

  #from(
    belief: BeliefColumns,
    spreader: number,
    other: number,
    random: RandomSource,
    decided: BeliefDecisions,
  ): void {
    // The committed state decides, so that what the first of the two was just told or stopped does not count yet.
    if (belief.state[spreader] !== BELIEVER) return;
    this.tell(belief, spreader, other, random, decided);
    this.stifle(belief, spreader, other, random, decided);
  }
}
