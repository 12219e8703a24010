import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { RuleModel } from '../minds/mind.ts';
import type { Scenario } from '../scenario/schema.ts';
import { topicIdsOf } from '../scenario/topic-ids.ts';

/** Models of two opinions, -1 and 1: scenarios whose topics start anywhere else are refused. */
export function forBinaryOpinions(model: RuleModel): RuleModel {
  return {
    ...model,
    check: (parameters, scenario) => [
      ...model.check(parameters, scenario),
      ...binaryProblems(parameters, scenario),
    ],
  };
}

/** The topics that a rule is for, if its entry in the scenario names them. */
const scope = z.looseObject({ topics: z.array(z.string()).optional() });

function binaryProblems(parameters: unknown, scenario: Partial<Scenario>): Problem[] {
  const { topics, claims, population } = scenario;
  if (!topics || !claims || !population) return [];
  const named = scope.parse(parameters).topics;
  return topicIdsOf({ topics, claims }).flatMap((id) => {
    if (named && !named.includes(id)) return [];
    const own = topics.find((topic) => topic.id === id)?.opinions;
    const { distribution } = own ?? population.opinions;
    if (distribution === 'binary') return [];
    return [
      {
        path: 'model',
        message: `this rule knows two opinions, -1 and 1, and those on ${id} lie between`,
        received: `distribution: ${distribution}`,
        allowed: 'distribution: binary',
        suggestion: `Set it in the opinions of the topic ${id}, or in population.opinions.`,
      },
    ];
  });
}
