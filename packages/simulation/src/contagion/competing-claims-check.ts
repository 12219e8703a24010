import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { Scenario } from '../scenario/schema.ts';

const entrySchema = z.object({
  claims: z.array(z.string()).optional(),
  probabilities: z.record(z.string(), z.unknown()).optional(),
});

/** Refuses fewer than two claims in the rule's scope, and probabilities of claims outside it. */
export function checkCompetitors(spec: unknown, { claims }: Partial<Scenario>): Problem[] {
  if (!claims) return [];
  const { claims: named, probabilities = {} } = entrySchema.parse(spec);
  const inScope = claims.map(({ id }) => id).filter((id) => !named || named.includes(id));
  const problems: Problem[] = [];
  if (inScope.length < 2) {
    problems.push({
      path: named ? 'claims' : 'model',
      message: 'claims compete only if there are several',
      received: inScope.length === 0 ? 'none' : inScope.join(', '),
      allowed: 'at least two claims in the scope of this rule',
    });
  }
  for (const id of Object.keys(probabilities)) {
    if (inScope.includes(id)) continue;
    problems.push({
      path: `probabilities.${id}`,
      message: 'no such claim in the scope of this rule',
      received: id,
      allowed: inScope.join(', '),
    });
  }
  return problems;
}
