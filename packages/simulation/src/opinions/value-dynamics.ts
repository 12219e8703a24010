import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { suggestion } from '../scenario/suggest.ts';
import { topicIdsOf } from '../scenario/topic-ids.ts';
import { moveToNear } from './heard.ts';
import { perTopic } from './per-topic.ts';

const bound = z.number().min(0).max(2);
const rate = z.number().min(0).max(1);

/**
 * Change of personal values among friends: bounded confidence in every value by itself. The ten values of Schwartz
 * (1992, "Universals in the content and structure of values") are ten topics; the update is the standard weighted
 * form of models that predict value changes in ego networks, chosen by us since no published equation was at hand:
 *
 *     v_id += mu_d sum_j w_ij (v_jd - v_id) / sum_j w_ij   over heard j with |v_jd - v_id| <= epsilon_d
 *
 * with tie weights w_ij from counts of interactions (1 if the network has none). A value v' in [0, 1] of the
 * literature is v = 2 v' - 1 here, so a bound there is half of epsilon here; mu has no scale.
 */
export const valueDynamics: RuleModel = defineRuleModel({
  summary:
    'Each value moves towards those of friends who are near in that value, each topic with its own bound.',
  equation: 'v_id += mu_d sum_j w_ij (v_jd - v_id) / sum_j w_ij over heard j with |v_jd - v_id| <= epsilon_d',
  source:
    'Values: Schwartz 1992. Update: weighted bounded confidence, one bound and rate a value; form chosen by Hearsay.',
  checked: 'one step by hand for two values with bounds and rates of their own',
  about: 'topics',
  forms: ['heard'],
  parameters: z.strictObject({
    epsilon: bound.default(0.4).describe('Confidence bound of every value not in epsilonOf, in [0, 2].'),
    mu: rate
      .default(0.3)
      .describe('Share of the way moved in a tick, of every value not in muOf, in [0, 1].'),
    epsilonOf: z
      .record(z.string(), bound)
      .default({})
      .describe('Confidence bounds of single values, by topic, in [0, 2].'),
    muOf: z.record(z.string(), rate).default({}).describe('Rates of single values, by topic, in [0, 1].'),
  }),
  check({ epsilonOf, muOf }, { topics, claims }) {
    if (!topics || !claims) return [];
    const known = topicIdsOf({ topics, claims });
    return Object.entries({ epsilonOf, muOf }).flatMap(([field, record]) =>
      Object.keys(record).flatMap((id) => unknownTopic(field, id, known)),
    );
  },
  create: ({ epsilon, mu, epsilonOf, muOf }, world, { topics }) =>
    perTopic(world, topics, 'value-dynamics', ({ id, opinion }) => {
      const within = epsilonOf[id] ?? epsilon;
      const share = muOf[id] ?? mu;
      return { hear: (heard, next) => moveToNear(heard, opinion, within, share, next) };
    }),
});

function unknownTopic(field: string, id: string, known: readonly string[]): Problem[] {
  if (known.includes(id)) return [];
  return [
    {
      path: field,
      message: 'no such topic',
      received: id,
      allowed: known.join(', '),
      ...suggestion(id, known),
    },
  ];
}
