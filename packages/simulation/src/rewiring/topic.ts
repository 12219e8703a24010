import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { Scenario } from '../scenario/schema.ts';
import { suggestion } from '../scenario/suggest.ts';
import { topicIdsOf } from '../scenario/topic-ids.ts';
import type { World } from '../world.ts';

/** The field of every rule that looks at opinions. */
export const topicField = z
  .string()
  .optional()
  .describe('Id of the topic whose opinions count. Default: the first topic.');

/** A topic that does not exist, or none to look at. */
export function checkTopic(topic: string | undefined, { topics, claims }: Partial<Scenario>): Problem[] {
  if (!topics || !claims) return [];
  const known = topicIdsOf({ topics, claims });
  if (known.length === 0) {
    return [
      {
        path: 'kind',
        message: 'this rule looks at opinions, and there is no topic',
        allowed: 'at least one entry in topics or claims',
      },
    ];
  }
  if (topic === undefined || known.includes(topic)) return [];
  return [
    {
      path: 'topic',
      message: 'no such topic',
      received: topic,
      allowed: known.join(', '),
      ...suggestion(topic, known),
    },
  ];
}

/** Place of the topic in `World.topics`. */
export function topicPlace({ topics }: World, topic: string | undefined): number {
  return topic === undefined ? 0 : topics.findIndex(({ id }) => id === topic);
}
