import type { Scenario } from './schema.ts';

/** Ids of all topics: those declared, then those that only claims name. */
export function topicIdsOf({ topics, claims }: Pick<Scenario, 'topics' | 'claims'>): string[] {
  return [...new Set([...topics.map(({ id }) => id), ...claims.map(({ topic }) => topic)])];
}

/** Places, among all topics, of those that no claim is about. */
export function claimlessTopics(scenario: Pick<Scenario, 'topics' | 'claims'>): number[] {
  const claimed = new Set(scenario.claims.map(({ topic }) => topic));
  return topicIdsOf(scenario).flatMap((id, place) => (claimed.has(id) ? [] : [place]));
}
