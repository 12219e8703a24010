import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { ShareThreshold } from './share-threshold.ts';
import { thresholdsSchema } from './thresholds.ts';

/**
 * Global cascades on random networks (Watts 2002, "A simple model of global cascades on random networks"): an agent
 * believes once at least the share phi of its neighbours does, and goes on believing.
 *
 *     i believes  <=>  (heard believers) / (all heard) >= phi_i
 *
 * phi in [0, 1]: one for all (the paper's main case, 0.18 in its figures) or drawn per agent and claim from the seed
 * (the paper's heterogeneous thresholds). One believer can set off a global cascade only if agents with fewer than 1/phi
 * ties percolate: on sparse random networks that is a window of mean degrees, from 1 to about 6 at phi = 0.18. Neighbours
 * count by tie weight where there are weights (the paper has none); with interactions other than `all-neighbours` the
 * share is of what is heard in the tick. Hearing no believer changes nobody. The paper updates in random order
 * (`update: asynchronous`); since nobody ever stops, the final state is the same in any order.
 *
 * States: susceptible -> believer; agents in other states stay as they are. Several together convince; the cause is the
 * last straw: the heard believer that changed last (highest event id). Checked: the cascade window.
 */
export const wattsThreshold: RuleModel = defineRuleModel({
  summary: 'Agents believe once a given share of those that they hear does.',
  equation: 'i believes once believers heard / all heard >= phi',
  source: 'Watts 2002, A simple model of global cascades on random networks',
  checked: 'cascade window: global cascades on random networks inside it, none outside',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({
    phi: thresholdsSchema
      .default(0.18)
      .describe('Thresholds, in [0, 1]: a number for all, or a distribution. Default: 0.18.'),
  }),
  create: ({ phi }, world, { claims }) => new ShareThreshold('watts-threshold', world, claims, phi),
});
