import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EXPORT_FORMATS,
  EXPORTS,
  type ExportContent,
  type ExportFormat,
  exportRun,
  type RunDirectory,
  readManifest,
} from '@hearsay/runs';
import { DirectedGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, scratchFolder } from './help.ts';
import { HOSTILE, hostileRun } from './hostile-run.ts';

const READERS = { csv: 'read_csv', jsonl: 'read_json', parquet: 'read_parquet' } as const;
type TableFormat = keyof typeof READERS;
const TABLES: readonly TableFormat[] = ['csv', 'jsonl', 'parquet'];

let run: RunDirectory;

let shared: string;

beforeAll(async () => {
  shared = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
  run = await hostileRun(shared);
});
afterAll(() => rmSync(shared, { recursive: true, force: true }));

async function exported(what: ExportContent, format: ExportFormat, from = run): Promise<string> {
  const file = join(scratchFolder(), `${what}.${format}`);
  await exportRun(from, what, format, file);
  return file;
}

function rowsOf(file: string, format: TableFormat) {
  const options = format === 'csv' ? ', all_varchar = true' : '';
  return query(`SELECT * FROM ${READERS[format]}('${file}'${options})`);
}

async function expectedRows(what: ExportContent): Promise<number> {
  const { agents, follows, events, days } = readManifest(run);
  const sources = { agents, network: follows, events, metrics: (days + 1) * 2 };
  if (what !== 'cascades') return sources[what];
  const log = `read_parquet('${run.path}/events/*.parquet')`;
  const [row] = await query(
    `SELECT count(*)::INTEGER AS rows FROM ${log} WHERE kind IN ('seed', 'belief') AND after = 2`,
  );
  return Number(row?.rows);
}

describe('an exported table', () => {
  it.each(EXPORTS)('of %s has the same rows in CSV, JSON lines and Parquet', async (what) => {
    const expected = await expectedRows(what);
    expect(expected).toBeGreaterThan(0);
    for (const format of TABLES) {
      expect(await rowsOf(await exported(what, format), format)).toHaveLength(expected);
    }
    const json = await rowsOf(await exported(what, 'jsonl'), 'jsonl');
    const parquet = await rowsOf(await exported(what, 'parquet'), 'parquet');
    expect(json.map((row) => Object.keys(row))).toEqual(parquet.map((row) => Object.keys(row)));
  });

  it('keeps hostile names as they are where no program runs them', async () => {
    for (const format of ['jsonl', 'parquet'] as const) {
      const agents = await rowsOf(await exported('agents', format), format);
      expect(agents.map(({ name }) => name)).toEqual(HOSTILE);
    }
  });

  it('defuses in CSV what a spreadsheet would run, and nothing else', async () => {
    const agents = await rowsOf(await exported('agents', 'csv'), 'csv');
    expect(agents.map(({ name }) => name)).toEqual(
      HOSTILE.map((name) => (/^[=+\-@\t\r]/.test(name) ? `'${name}` : name)),
    );
    expect(agents.map(({ id }) => id)).toContain('-5');
  });

  it('keeps the ids of claims as words, also those that look like dates or numbers', async () => {
    for (const format of ['jsonl', 'parquet'] as const) {
      const metrics = await query(
        `SELECT DISTINCT claim::VARCHAR AS claim FROM '${await exported('metrics', format)}'`,
      );
      expect(metrics.map(({ claim }) => claim).sort()).toEqual(['007', '2024-01-01']);
    }
    const [first] = await query(`SELECT typeof(claim) AS claim, typeof(opinion_bimodality) AS bimodality
      FROM '${await exported('metrics', 'parquet')}' LIMIT 1`);
    expect(first).toEqual({ claim: 'VARCHAR', bimodality: 'DOUBLE' });
  });

  it('of cascades leads every believer back to a seed of its cascade', async () => {
    const rows = await rowsOf(await exported('cascades', 'parquet'), 'parquet');
    const byEvent = new Map(rows.map((row) => [row.event_id, row]));
    for (const row of rows) {
      const parent = row.parent_event === null ? undefined : byEvent.get(row.parent_event);
      expect(row.depth).toBe(parent ? Number(parent.depth) + 1 : 0);
      expect(row.cascade).toBe(parent ? parent.cascade : row.event_id);
      expect(row.parent_agent).toBe(parent ? parent.agent : null);
    }
  });

  it('leaves out a day in the making', async () => {
    const file = await exported('metrics', 'csv');
    appendFileSync(run.metrics, '99,99,007,t,1,1,1,1,1,1,0.1,0,0,0,0\n99,99,0');
    expect(readFileSync(await exported('metrics', 'csv'), 'utf8')).toBe(readFileSync(file, 'utf8'));
  });
});

describe('an exported graph', () => {
  it.each(['gexf', 'graphml'] as const)(
    'in %s is read by graphology with everything in it',
    async (format) => {
      const text = readFileSync(await exported('network', format), 'utf8');
      const graph = (format === 'gexf' ? gexf : graphml).parse(DirectedGraph, text);
      const { agents, follows } = readManifest(run);
      expect([graph.order, graph.size]).toEqual([agents, follows]);
      const names = graph.mapNodes((_, attributes) => attributes.name);
      // XML 1.0 has no way to write control characters.
      expect(names).toEqual(
        HOSTILE.map((name) => name.replace('\u001b', '\uFFFD').replace('\u0007', '\uFFFD')),
      );
      expect(graph.nodes()).toContain('-5');
      const edges = await rowsOf(await exported('network', 'parquet'), 'parquet');
      for (const { follower_id: from, followee_id: to } of edges) {
        expect(graph.hasEdge(String(from), String(to))).toBe(true);
      }
      expect(graph.getNodeAttribute('-5', 'belief_007')).toMatch(/susceptible|exposed|believer|recovered/);
    },
  );

  it.each(['gexf', 'graphml'] as const)('of cascades in %s is the forest of the table', async (format) => {
    const text = readFileSync(await exported('cascades', format), 'utf8');
    const graph = (format === 'gexf' ? gexf : graphml).parse(DirectedGraph, text);
    const rows = await rowsOf(await exported('cascades', 'parquet'), 'parquet');
    expect(graph.order).toBe(rows.length);
    const children = rows.filter(({ parent_event }) => parent_event !== null);
    expect(graph.size).toBe(children.length);
    for (const { parent_event, event_id } of children) {
      expect(graph.hasEdge(String(parent_event), String(event_id))).toBe(true);
    }
  });

  it.each(
    EXPORTS.filter((what) => what !== 'network' && what !== 'cascades').flatMap((what) =>
      EXPORT_FORMATS.filter((format) => format === 'gexf' || format === 'graphml').map(
        (format) => [what, format] as const,
      ),
    ),
  )('of %s in %s is refused', async (what, format) => {
    const folder = scratchFolder();
    await expect(exportRun(run, what, format, join(folder, 'out'))).rejects.toMatchObject({
      name: 'RunError',
      exitCode: 2,
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an export that fails', () => {
  it('leaves no file behind and says which side failed', async () => {
    const folder = scratchFolder();
    await expect(exportRun(run, 'agents', 'csv', join(folder, 'no', 'out.csv'))).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('cannot write'),
    });
    await expect(exportRun(run, 'network', 'gexf', join(folder, 'no', 'out.gexf'))).rejects.toMatchObject({
      exitCode: 1,
    });
    const damaged = await hostileRun(scratchFolder());
    writeFileSync(damaged.events(1), 'no Parquet');
    for (const what of ['events', 'cascades'] as const) {
      const file = join(folder, what);
      await expect(exportRun(damaged, what, 'csv', file)).rejects.toMatchObject({
        name: 'RunError',
        exitCode: 2,
        message: expect.stringContaining(damaged.path),
      });
      expect(existsSync(file)).toBe(false);
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});
