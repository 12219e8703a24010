import { BELIEF_STATES, claimlessTopics, NONE, type World } from '@hearsay/simulation';
import { sqlWord, writeParquet } from './parquet.ts';
import type { RunDirectory } from './run-directory.ts';

/** Stands for "no claim" in byte columns; a scenario has at most 200 claims. */
const NO_CLAIM = 255;

/**
 * Writes `agents/day-NNNN.parquet`: one row an agent and claim, with belief and opinion after that day, then one an agent
 * and topic that no claim is about.
 */
export async function writeAgentSnapshot(directory: RunDirectory, world: World, day: number): Promise<void> {
  const { size, beliefs, topics } = world;
  const claimless = claimlessTopics(world.scenario);
  const rows = size * (beliefs.length + claimless.length);
  const agent = new Int32Array(rows);
  const claim = new Uint8Array(rows).fill(NO_CLAIM);
  // Claims and topics together may name more topics than a byte can.
  const topicOf = new Int32Array(rows);
  const belief = new Uint8Array(rows).fill(NO_CLAIM);
  const opinion = new Float32Array(rows);
  const convinced = new Int32Array(rows).fill(NONE);
  for (let row = 0; row < rows; row++) agent[row] = row % size;
  for (const [place, { index, topic, state, convinced: count }] of beliefs.entries()) {
    const start = place * size;
    claim.fill(index, start, start + size);
    topicOf.fill(topic, start, start + size);
    belief.set(state, start);
    opinion.set(topics[topic]!.opinion, start);
    convinced.set(count, start);
  }
  for (const [place, topic] of claimless.entries()) {
    const start = (beliefs.length + place) * size;
    topicOf.fill(topic, start, start + size);
    opinion.set(topics[topic]!.opinion, start);
  }
  const ids = beliefs.map((entry) => entry.claim.id);
  await writeParquet(directory.agentsOn(day), rows, [
    { name: 'day', values: new Int32Array(rows).fill(day) },
    { name: 'agent', values: agent },
    { name: 'claim', values: claim, absent: NO_CLAIM, sql: sqlWord('claim', ids) },
    {
      name: 'topic',
      values: topicOf,
      sql: sqlWord(
        'topic',
        topics.map(({ id }) => id),
      ),
    },
    { name: 'belief', values: belief, absent: NO_CLAIM, sql: sqlWord('belief', BELIEF_STATES) },
    { name: 'opinion', values: opinion },
    { name: 'convinced', values: convinced, absent: NONE },
  ]);
}
