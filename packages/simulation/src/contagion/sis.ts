import { z } from 'zod';
import { SUSCEPTIBLE } from '../events.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import * as rates from './parameters.ts';
import { Recovering } from './recovering.ts';

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
  create: ({ beta, gamma }, world, { claims }) =>
    new Recovering('sis', world, claims, beta, gamma, SUSCEPTIBLE),
});
