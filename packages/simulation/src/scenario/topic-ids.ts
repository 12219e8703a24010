import type { Scenario } from './schema.ts';

/** Ids of all topics: those declared, then those that only claims name. */
export function topicIdsOf({ topics, claims }: Pick<Scenario, 'topics' | 'claims'>): string[] {
  return [...new Set([...topics.map(({ id }) => id), ...claims.map(({ topic }) => topic)])];
}
