import { chosen } from '../scenario/by-name.ts';
import type { Scenario } from '../scenario/schema.ts';
import { topicIdsOf } from '../scenario/topic-ids.ts';
import type { World } from '../world.ts';
import type { Mind } from './mind.ts';
import { ruleModels } from './rule-models.ts';

/** The minds of a scenario, each over its own claims and topics. */
export function createMinds(world: World): Mind[] {
  return world.scenario.minds.map((spec) => {
    const { entry, parameters } = chosen('model', ruleModels, spec);
    const { claims, topics } = spec;
    return entry.create(parameters, world, {
      claims: world.beliefs.filter(({ claim }) => !Array.isArray(claims) || claims.includes(claim.id)),
      topics: world.topics.filter(({ id }) => !Array.isArray(topics) || topics.includes(id)),
    });
  });
}

/** Ids of the topics that a rule about topics alone decides about. */
export function modelledTopics(scenario: Scenario): Set<string> {
  return new Set(
    scenario.minds.flatMap((spec) => {
      if (chosen('model', ruleModels, spec).entry.about !== 'topics') return [];
      return topicIdsOf(scenario).filter((id) => !Array.isArray(spec.topics) || spec.topics.includes(id));
    }),
  );
}
