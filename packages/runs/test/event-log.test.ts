import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventNames, LogDigest, RunDirectory, readEvents } from '@hearsay/runs';
import { EVENT_KINDS, EventTable, NONE } from '@hearsay/simulation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeEvents } from '../src/event-log.ts';
import { newRunDirectory, query, scratchFolder, smallScenario } from './help.ts';

const NAMES = eventNames(smallScenario());
const index = fc.oneof(fc.constant(NONE), fc.nat({ max: 2 ** 31 - 1 }));
const id = fc.oneof(fc.constant(NONE), fc.nat({ max: 2 ** 53 - 1 }));
const value = fc.oneof(fc.constant(Number.NaN), fc.double());
const event = fc.record({
  kind: fc.nat({ max: EVENT_KINDS.length - 1 }),
  tick: fc.nat({ max: 2 ** 31 - 1 }),
  agent: index,
  targetAgent: index,
  claim: fc.integer({ min: NONE, max: NAMES.claims.length - 1 }),
  topic: fc.integer({ min: NONE, max: NAMES.topics.length - 1 }),
  before: value,
  after: value,
  cause: id,
  targetPost: id,
  text: index,
});

function newLog(): RunDirectory {
  const directory = newRunDirectory();
  directory.create();
  return directory;
}

function rowsOf(table: EventTable) {
  const { kind, tick, agent, targetAgent, claim, topic, before, after, cause, targetPost, text } = table;
  const columns = [kind, tick, agent, targetAgent, claim, topic, before, after, cause, targetPost, text];
  return columns.map((column) => Array.from(column.subarray(0, table.length)));
}

function digestOf(table: EventTable): string {
  const digest = new LogDigest();
  digest.add(table);
  return digest.value();
}

describe('events in Parquet', () => {
  it('read back as they were written, absent values and empty days included', async () => {
    const directory = newLog();
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 30 }),
        fc.nat({ max: 2 ** 40 }),
        fc.nat({ max: 99_999 }),
        async (events, firstId, day) => {
          const table = new EventTable(day, firstId, 1);
          for (const e of events) {
            table.push(
              e.kind,
              e.tick,
              e.agent,
              e.targetAgent,
              e.claim,
              e.topic,
              e.before,
              e.after,
              e.cause,
              e.targetPost,
              e.text,
            );
          }
          await writeEvents(directory, table, NAMES);
          const read = await readEvents(directory, day, NAMES);
          expect(rowsOf(read)).toEqual(rowsOf(table));
          expect(digestOf(read)).toBe(digestOf(table));
          if (events.length > 0) expect(read.firstId).toBe(firstId);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('keep their order over many row groups', async () => {
    const directory = newLog();
    const table = new EventTable(1, 7);
    for (let row = 0; row < 130_000; row++) {
      table.push(1, 1, row % 97, (row * 7) % 89, row % 3, row % 2, row % 4, Number.NaN, row, NONE, NONE);
    }
    await writeEvents(directory, table, NAMES);
    expect(digestOf(await readEvents(directory, 1, NAMES))).toBe(digestOf(table));
  });

  it('say in words and nulls what they mean to whoever reads the file', async () => {
    const directory = newLog();
    const table = new EventTable(3, 10);
    table.add(5, {
      kind: 'belief',
      agent: 1,
      targetAgent: 2,
      claim: 2,
      topic: 1,
      before: 0,
      after: 2,
      cause: 4,
    });
    table.add(5, { kind: 'intervention', after: 60 });
    await writeEvents(directory, table, NAMES);
    expect(await query(`SELECT * FROM '${directory.events(3)}'`)).toEqual([
      {
        ...{ event_id: '10', day: 3, tick: 5, agent: 1, kind: 'belief', target_agent: 2, target_post: null },
        ...{ claim: '2024-01-01', topic: 'calendar', before: 0, after: 2, cause: '4', text_id: null },
      },
      {
        ...{ event_id: '11', day: 3, tick: 5, agent: null, kind: 'intervention', target_agent: null },
        ...{
          target_post: null,
          claim: null,
          topic: null,
          before: null,
          after: 60,
          cause: null,
          text_id: null,
        },
      },
    ]);
  });

  it.each(['day=5', 'a[bc]*?', "it's", 'ünï cödé'])('are found in a folder named %s', async (name) => {
    const directory = new RunDirectory(join(scratchFolder(), name));
    directory.create();
    const table = new EventTable(1, 0);
    table.add(1, { kind: 'seed', agent: 3, claim: 0 });
    await writeEvents(directory, table, NAMES);
    expect(rowsOf(await readEvents(directory, 1, NAMES))).toEqual(rowsOf(table));
  });

  it('are not mixed with those of a folder that looks like a pattern for theirs', async () => {
    const folder = scratchFolder();
    for (const [agent, name] of ['rxx', 'r*', 'r?x', 'r[x]x'].entries()) {
      const directory = new RunDirectory(join(folder, name));
      directory.create();
      const table = new EventTable(1, 0);
      table.add(1, { kind: 'seed', agent, claim: 0 });
      await writeEvents(directory, table, NAMES);
      expect(rowsOf(await readEvents(directory, 1, NAMES))).toEqual(rowsOf(table));
    }
  });

  it('are refused when the file is missing, no Parquet, of another day or of other claims', async () => {
    const directory = newLog();
    const table = new EventTable(1, 0);
    table.add(1, { kind: 'seed', agent: 3, claim: 0 });
    await writeEvents(directory, table, NAMES);
    mkdirSync(join(directory.path, 'events'), { recursive: true });
    copyFileSync(directory.events(1), directory.events(2));
    writeFileSync(directory.events(3), 'not Parquet');
    const refused = { name: 'RunError', exitCode: 2 };
    await expect(readEvents(directory, 2, NAMES)).rejects.toMatchObject(refused);
    await expect(readEvents(directory, 3, NAMES)).rejects.toMatchObject(refused);
    await expect(readEvents(directory, 4, NAMES)).rejects.toMatchObject(refused);
    await expect(readEvents(directory, 1, { ...NAMES, claims: ['other'] })).rejects.toMatchObject({
      ...refused,
      message: expect.stringContaining('day-0001.parquet'),
    });
  });
});

describe('the digest of a log', () => {
  it('changes with any value of any event', () => {
    const base = { kind: 1, tick: 1, agent: 1, targetAgent: 1, claim: 1, topic: 1, before: 1, after: 1 };
    const all = { ...base, cause: 1, targetPost: 1, text: 1 };
    const table = (fields: typeof all) => {
      const events = new EventTable(1, 0);
      const { kind, tick, agent, targetAgent, claim, topic, before, after, cause, targetPost, text } = fields;
      events.push(kind, tick, agent, targetAgent, claim, topic, before, after, cause, targetPost, text);
      return digestOf(events);
    };
    const digests = Object.keys(all).map((field) => table({ ...all, [field]: 0 }));
    expect(new Set([table(all), ...digests]).size).toBe(digests.length + 1);
  });
});
