import { z } from 'zod';
import { RECOVERED } from '../events.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import * as rates from './parameters.ts';
import { Recovering } from './recovering.ts';

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
  create: ({ beta, gamma }, world, { claims }) =>
    new Recovering('sir', world, claims, beta, gamma, RECOVERED),
});
