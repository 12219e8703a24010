import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BELIEF_STATES, NONE, type Scenario } from '@hearsay/simulation';
import { publish, temporaryName, writeFileAtomic } from './atomic-file.ts';
import { firstLine, isDiskFull, RunError, writeFailure } from './errors.ts';
import { exportGraph } from './export-graph.ts';
import { beliefColumn, type ExportSource, readForests } from './export-source.ts';
import { dayDone, readManifest } from './manifest.ts';
import { openDatabase, parquetRows, sqlText, sqlWord, writeParquet } from './parquet.ts';
import type { RunDirectory } from './run-directory.ts';
import { readScenario } from './scenario-file.ts';
import { METRIC_TYPES, metricsText } from './series.ts';

export const EXPORTS = ['events', 'agents', 'cascades', 'metrics', 'network'] as const;
export type ExportContent = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet', 'gexf', 'graphml'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * Writes part of a run to `file` in a format that other tools read. Text cells of CSV that a spreadsheet would run as
 * a formula get an apostrophe in front. Reading never changes the run.
 */
export async function exportRun(
  directory: RunDirectory,
  what: ExportContent,
  format: ExportFormat,
  file: string,
): Promise<void> {
  const manifest = readManifest(directory);
  const lastDay = dayDone(directory, manifest);
  const source = { directory, manifest, lastDay, scenario: readScenario(directory) };
  if (format === 'gexf' || format === 'graphml') {
    if (what !== 'network' && what !== 'cascades') {
      throw new RunError(`${format} holds graphs: --what network or cascades, not ${what}`, { exitCode: 2 });
    }
    await exportGraph(source, what, format, file);
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'hearsay-export-'));
  try {
    await exportTable(directory, await tableSql(source, what, scratch), format, file);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function tableSql(source: ExportSource, what: ExportContent, scratch: string): Promise<string> {
  const { directory, lastDay, scenario } = source;
  switch (what) {
    case 'events':
      return `SELECT * FROM ${eventFiles(directory, lastDay)} ORDER BY event_id`;
    case 'agents':
      return agentsSql(directory, lastDay, scenario);
    case 'metrics':
      return metricsSql(directory, lastDay, scratch);
    case 'network': {
      const agents = parquetRows(directory.agents);
      return `SELECT e.*, a.id AS follower_id, b.id AS followee_id FROM ${parquetRows(directory.edges)} e
        JOIN ${agents} a ON a.agent = e.follower JOIN ${agents} b ON b.agent = e.followee
        ORDER BY e.follower, e.followee`;
    }
    case 'cascades':
      return cascadesSql(source, scratch);
  }
}

function eventFiles(directory: RunDirectory, lastDay: number): string {
  return parquetRows(...Array.from({ length: lastDay + 1 }, (_, day) => directory.events(day)));
}

/** The agents with their belief about each claim at the end. */
function agentsSql(directory: RunDirectory, lastDay: number, scenario: Scenario): string {
  const beliefs = scenario.claims.map(({ id }) => {
    const last = `arg_max(after, event_id) FILTER (WHERE claim = ${sqlText(id)})`;
    return `coalesce(${last}, 0)::INTEGER AS ${beliefColumn(id)}`;
  });
  const columns = scenario.claims.map(({ id }) => {
    const name = beliefColumn(id);
    return `${sqlWord(`coalesce(b.${name}, 0)`, BELIEF_STATES)} AS ${name}`;
  });
  return `SELECT a.*, ${columns.join(', ')} FROM ${parquetRows(directory.agents)} a LEFT JOIN (
      SELECT agent, ${beliefs.join(', ')} FROM ${eventFiles(directory, lastDay)}
      WHERE kind IN ('seed', 'belief') GROUP BY agent
    ) b ON b.agent = a.agent ORDER BY a.agent`;
}

/** The whole rows of metrics.csv, with types said and not guessed: the id of a claim may look like a number or a date. */
function metricsSql(directory: RunDirectory, lastDay: number, scratch: string): string {
  const file = join(scratch, 'metrics.csv');
  writeFileAtomic(file, metricsText(directory, lastDay));
  const types = METRIC_TYPES.map(([column, type]) => `${sqlText(column)}: ${sqlText(type)}`);
  return `SELECT * FROM read_csv(${sqlText(file)}, auto_detect = false, header = true, delim = ',', columns = {${types.join(', ')}})`;
}

/** One row each time that somebody became a believer: who, when, because of whom, in which cascade. */
async function cascadesSql(source: ExportSource, scratch: string): Promise<string> {
  const { scenario } = source;
  const files: string[] = [];
  for (const [claim, forest] of (await readForests(source)).entries()) {
    const file = join(scratch, `cascades-${claim}.parquet`);
    const parents = (values: Float64Array | Int32Array) =>
      Float64Array.from(forest.parent, (parent) => (parent === NONE ? NONE : values[parent]!));
    await writeParquet(file, forest.size, [
      {
        name: 'claim',
        values: new Uint8Array(forest.size).fill(claim),
        sql: sqlWord(
          'claim',
          scenario.claims.map(({ id }) => id),
        ),
      },
      {
        name: 'cascade',
        values: Float64Array.from(forest.root, (root) => forest.event[root]!),
        sql: 'cascade::BIGINT',
      },
      { name: 'event_id', values: forest.event, sql: 'event_id::BIGINT' },
      { name: 'agent', values: forest.agent },
      { name: 'parent_event', values: parents(forest.event), absent: NONE, sql: 'parent_event::BIGINT' },
      { name: 'parent_agent', values: parents(forest.agent), absent: NONE, sql: 'parent_agent::INTEGER' },
      { name: 'depth', values: forest.depth },
      { name: 'day', values: forest.day },
      { name: 'tick', values: forest.tick },
    ]);
    files.push(file);
  }
  return `SELECT * FROM ${parquetRows(...files)}`;
}

async function exportTable(
  directory: RunDirectory,
  sql: string,
  format: 'csv' | 'jsonl' | 'parquet',
  file: string,
): Promise<void> {
  const temporary = temporaryName(file);
  const connection = await openDatabase();
  try {
    const options = {
      csv: 'FORMAT csv, HEADER',
      jsonl: 'FORMAT json',
      parquet: 'FORMAT parquet, COMPRESSION zstd',
    };
    const rows = format === 'csv' ? await defused(connection, sql) : sql;
    await connection.run(`COPY (${rows}) TO ${sqlText(temporary)} (${options[format]})`);
    publish(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    // DuckDB reads and writes in one go; an error that is not about the new file is about the run's files.
    if (isDiskFull(error) || firstLine(error).includes(temporary)) {
      throw writeFailure(file, error, { next: 'then export again' });
    }
    throw new RunError(`${directory.path} cannot be read: ${firstLine(error)}`, {
      exitCode: 2,
      cause: error,
    });
  } finally {
    connection.disconnectSync();
  }
}

/** The same rows, with text cells defused that a spreadsheet would take for a formula. */
async function defused(connection: Awaited<ReturnType<typeof openDatabase>>, sql: string): Promise<string> {
  const described = await connection.runAndReadAll(`DESCRIBE ${sql}`);
  const columns = described.getRowObjects().map(({ column_name: name, column_type: type }) => {
    const quoted = `"${String(name)}"`;
    if (type !== 'VARCHAR') return quoted;
    // Plain numbers (ids such as -5) are no formulas and stay as they are.
    const risky = `regexp_matches(${quoted}, '^[=+\\-@\\t\\r\\n＝＋－＠]') AND try_cast(${quoted} AS DOUBLE) IS NULL`;
    return `CASE WHEN ${risky} THEN '''' || ${quoted} ELSE ${quoted} END AS ${quoted}`;
  });
  return `SELECT ${columns.join(', ')} FROM (${sql})`;
}
