import { createHash, type Hash } from 'node:crypto';
import { EVENT_KINDS, EventTable, NONE, type Scenario, topicIdsOf } from '@hearsay/simulation';
import { RunError } from './errors.ts';
import {
  copyNumbers,
  type OutputColumn,
  parquetRows,
  readChunks,
  sqlText,
  sqlWord,
  writeParquet,
} from './parquet.ts';
import type { RunDirectory } from './run-directory.ts';

/** Names that the numbers of an event stand for, in the order of the scenario. */
export interface EventNames {
  readonly claims: readonly string[];
  readonly topics: readonly string[];
}

export function eventNames(scenario: Scenario): EventNames {
  return {
    claims: scenario.claims.map((claim) => claim.id),
    topics: topicIdsOf(scenario),
  };
}

/** Writes the events of a day as `events/day-NNNN.parquet`; see docs/run-directory.md for the columns. */
export async function writeEvents(
  directory: RunDirectory,
  events: EventTable,
  names: EventNames,
): Promise<void> {
  const ids = new Float64Array(events.length);
  for (let row = 0; row < events.length; row++) ids[row] = events.firstId + row;
  const columns: OutputColumn[] = [
    { name: 'event_id', values: ids, sql: 'CAST(event_id AS BIGINT)' },
    { name: 'day', values: new Int32Array(events.length).fill(events.day) },
    { name: 'tick', values: events.tick },
    { name: 'agent', values: events.agent, absent: NONE },
    { name: 'kind', values: events.kind, sql: sqlWord('kind', EVENT_KINDS) },
    { name: 'target_agent', values: events.targetAgent, absent: NONE },
    { name: 'target_post', values: events.targetPost, absent: NONE, sql: 'CAST(target_post AS BIGINT)' },
    { name: 'claim', values: events.claim, absent: NONE, sql: sqlWord('claim', names.claims) },
    { name: 'topic', values: events.topic, absent: NONE, sql: sqlWord('topic', names.topics) },
    { name: 'before', values: events.before, absent: Number.NaN },
    { name: 'after', values: events.after, absent: Number.NaN },
    { name: 'cause', values: events.cause, absent: NONE, sql: 'CAST(cause AS BIGINT)' },
    { name: 'text_id', values: events.text, absent: NONE },
  ];
  await writeParquet(directory.events(events.day), events.length, columns);
}

/** Reads the events of a day back. Throws a RunError if the file is not what `writeEvents` wrote. */
export async function readEvents(
  directory: RunDirectory,
  day: number,
  names: EventNames,
): Promise<EventTable> {
  const file = directory.events(day);
  const place = (column: string, words: readonly string[]) =>
    `CAST(list_position([${words.map(sqlText).join(', ')}]::VARCHAR[], ${column}) - 1 AS INTEGER)`;
  const source = parquetRows(file);
  const unknown = (column: string, words: readonly string[]) =>
    `(${column} IS NOT NULL AND ${place(column, words)} IS NULL)`;
  const foreign = [
    `day IS DISTINCT FROM ${day}`,
    'kind IS NULL',
    unknown('kind', EVENT_KINDS),
    unknown('claim', names.claims),
    unknown('topic', names.topics),
  ].join(' OR ');
  try {
    let rows = 0;
    let firstId = 0;
    await readChunks(
      `SELECT CAST(count(*) AS DOUBLE), CAST(min(event_id) AS DOUBLE), CAST(count(*) FILTER (WHERE ${foreign}) AS DOUBLE)
        FROM ${source}`,
      (column) => {
        if (column(2)(0) !== 0) throw new Error('it has events of another day, kind, claim or topic');
        rows = Number(column(0)(0));
        firstId = Number(column(1)(0) ?? 0);
      },
    );
    const table = new EventTable(day, firstId, Math.max(1, rows));
    await readChunks(
      `SELECT tick, agent, ${place('kind', EVENT_KINDS)}, target_agent, CAST(target_post AS DOUBLE),
        ${place('claim', names.claims)}, ${place('topic', names.topics)}, before, after, CAST(cause AS DOUBLE), text_id,
        CAST(event_id AS DOUBLE) FROM ${source}`,
      (column, count) => {
        const start = table.length;
        copyNumbers(column(0), count, table.tick, start, NONE);
        copyNumbers(column(1), count, table.agent, start, NONE);
        copyNumbers(column(2), count, table.kind, start, 0);
        copyNumbers(column(3), count, table.targetAgent, start, NONE);
        copyNumbers(column(4), count, table.targetPost, start, NONE);
        copyNumbers(column(5), count, table.claim, start, NONE);
        copyNumbers(column(6), count, table.topic, start, NONE);
        copyNumbers(column(7), count, table.before, start, Number.NaN);
        copyNumbers(column(8), count, table.after, start, Number.NaN);
        copyNumbers(column(9), count, table.cause, start, NONE);
        copyNumbers(column(10), count, table.text, start, NONE);
        table.length += count;
        if (column(11)(0) !== firstId + start) throw new Error('the event ids are not in order');
      },
    );
    return table;
  } catch (error) {
    throw new RunError(
      `${file} is not a readable event file of this run: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      { exitCode: 2, cause: error },
    );
  }
}

/**
 * Digest of an event log: SHA-256 over the events' values in their order, day after day. It depends on nothing else:
 * not on file bytes, machine, versions, times or names of runs.
 */
export class LogDigest {
  #hash: Hash;

  constructor() {
    this.#hash = createHash('sha256');
  }

  /** Takes the next day of the log. */
  add(events: EventTable): void {
    const { length } = events;
    const head = new Float64Array([events.day, length]);
    const integers = [events.tick, events.agent, events.targetAgent, events.claim, events.topic, events.text];
    const numbers = [events.targetPost, events.before, events.after, events.cause];
    this.#hash.update(bytesOf(head)).update(events.kind.subarray(0, length));
    for (const column of integers) this.#hash.update(bytesOf(column.subarray(0, length)));
    for (const column of numbers) this.#hash.update(bytesOf(column.subarray(0, length)));
  }

  /** The digest so far as 64 hexadecimal digits; more days may follow. */
  value(): string {
    return this.#hash.copy().digest('hex');
  }
}

/** Little-endian bytes of a column, as all machines that Node runs on hold it. */
function bytesOf(column: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

/** Digest of all days of a run on disk. */
export async function hashLog(directory: RunDirectory, names: EventNames, lastDay: number): Promise<string> {
  const digest = new LogDigest();
  for (let day = 0; day <= lastDay; day++) digest.add(await readEvents(directory, day, names));
  return digest.value();
}
