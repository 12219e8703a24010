import { z } from 'zod';
import { BELIEVER } from '../events.ts';
import { type BeliefDecisions, defineRuleModel, type RuleModel } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import type { BeliefColumns } from '../world.ts';
import { RumourMeetings, rumourParameters } from './rumour-meetings.ts';

/**
 * Maki-Thompson rumours (Maki & Thompson 1973, "Mathematical models and applications"): as Daley-Kendall, but
 * meetings are directed calls. A spreader (believer) who calls an ignorant (susceptible) agent makes it a spreader; one
 * who calls a spreader or a stifler becomes a stifler (recovered), and only the caller does. Calls by others do nothing.
 *
 *     I calls S: S -> I  (probability spread),   I calls I or R: the caller -> R  (probability stifle)
 *
 * spread, stifle in [0, 1] a call, 1 in the paper. In a large homogeneously mixing population with both 1, the share that
 * never hears the rumour is theta = exp(-2 (1 - theta)) = 0.203188, as in Daley-Kendall (Sudbury 1985, "The proportion of
 * the population never hearing a rumour"). The caller is the initiator of a meeting, whatever the direction of the follow
 * along which it met.
 *
 * States: susceptible -> believer -> recovered; a call to an agent in another state changes nothing. The cause of a belief
 * is the caller, of its end the agent called. Checked: 20.3% never hear it.
 */
export const makiThompson: RuleModel = defineRuleModel({
  summary: 'A rumour by calls: a spreader who calls somebody who knows it stops.',
  equation: 'I calls S: S -> I; I calls I or R: the caller -> R',
  source: 'Maki & Thompson 1973, Mathematical models and applications; Sudbury 1985',
  checked: 'the share that never hears it, 0.203188, under homogeneous mixing',
  about: 'claims',
  forms: ['meetings'],
  parameters: z.strictObject(rumourParameters),
  create: (chosen, world, { claims }) => new MakiThompson('maki-thompson', world, claims, chosen),
});

class MakiThompson extends RumourMeetings {
  protected override meetAbout(
    belief: BeliefColumns,
    initiator: number,
    partner: number,
    random: RandomSource,
    decided: BeliefDecisions,
  ): void {
    if (belief.state[initiator] !== BELIEVER) return;
    this.tell(belief, initiator, partner, random, decided);
    this.stifle(belief, initiator, partner, random, decided);
  }
}
