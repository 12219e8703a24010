import { BELIEF_STATES, type World } from '@hearsay/simulation';
import { sqlWord, writeParquet } from './parquet.ts';
import type { RunDirectory } from './run-directory.ts';

/** Writes `agents/day-NNNN.parquet`: one row an agent and claim, with belief and opinion after that day. */
export async function writeAgentSnapshot(directory: RunDirectory, world: World, day: number): Promise<void> {
  const { size, beliefs, topics } = world;
  const rows = size * beliefs.length;
  const agent = new Int32Array(rows);
  const claim = new Uint8Array(rows);
  const belief = new Uint8Array(rows);
  const opinion = new Float32Array(rows);
  const convinced = new Int32Array(rows);
  for (const [place, { index, topic, state, convinced: count }] of beliefs.entries()) {
    const start = place * size;
    for (let row = 0; row < size; row++) agent[start + row] = row;
    claim.fill(index, start, start + size);
    belief.set(state, start);
    opinion.set(topics[topic]!.opinion, start);
    convinced.set(count, start);
  }
  const ids = beliefs.map((entry) => entry.claim.id);
  await writeParquet(directory.agentsOn(day), rows, [
    { name: 'day', values: new Int32Array(rows).fill(day) },
    { name: 'agent', values: agent },
    { name: 'claim', values: claim, sql: sqlWord('claim', ids) },
    { name: 'belief', values: belief, sql: sqlWord('belief', BELIEF_STATES) },
    { name: 'opinion', values: opinion },
    { name: 'convinced', values: convinced },
  ]);
}
