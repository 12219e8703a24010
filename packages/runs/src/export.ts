import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CascadeForest, ForestBuilder } from '@hearsay/analysis';
import { BELIEF_STATES, NONE, personaOf, type Scenario } from '@hearsay/simulation';
import { RunError, writeFailure } from './errors.ts';
import { eventNames, readEvents } from './event-log.ts';
import { readScenario } from './execute.ts';
import { type GraphContent, writeGraph } from './graph-files.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { openDatabase, sqlText, sqlWord, writeParquet } from './parquet.ts';
import { replayBeliefs } from './replay-beliefs.ts';
import type { RunDirectory } from './run-directory.ts';
import { writeStream } from './streams.ts';
import { readWorld } from './world-files.ts';

export const EXPORTS = ['events', 'agents', 'cascades', 'metrics', 'network'] as const;
export type ExportContent = (typeof EXPORTS)[number];
export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet', 'gexf', 'graphml'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface Source {
  readonly directory: RunDirectory;
  readonly manifest: Manifest;
  readonly scenario: Scenario;
  /** Folder for files that live only as long as the export. */
  readonly scratch: string;
}

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
  const scratch = mkdtempSync(join(tmpdir(), 'hearsay-export-'));
  try {
    const source = {
      directory,
      manifest: readManifest(directory),
      scenario: readScenario(directory),
      scratch,
    };
    if (source.manifest.day < 0) throw new RunError(`${directory.path} has no day yet`, { exitCode: 2 });
    if (format === 'gexf' || format === 'graphml') await exportGraph(source, what, format, file);
    else await exportTable(await tableSql(source, what), format, file);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function tableSql(source: Source, what: ExportContent): Promise<string> {
  const { directory, manifest, scenario } = source;
  switch (what) {
    case 'events':
      return `SELECT * FROM ${eventFiles(directory, manifest.day)} ORDER BY event_id`;
    case 'agents':
      return agentsSql(directory, manifest.day, scenario);
    case 'metrics':
      return `SELECT * FROM read_csv(${sqlText(directory.metrics)}, header = true) WHERE day <= ${manifest.day}`;
    case 'network': {
      const agents = `read_parquet(${sqlText(directory.agents)})`;
      return `SELECT e.*, a.id AS follower_id, b.id AS followee_id FROM read_parquet(${sqlText(directory.edges)}) e
        JOIN ${agents} a ON a.agent = e.follower JOIN ${agents} b ON b.agent = e.followee
        ORDER BY e.follower, e.followee`;
    }
    case 'cascades':
      return cascadesSql(source);
  }
}

function eventFiles(directory: RunDirectory, lastDay: number): string {
  const files = Array.from({ length: lastDay + 1 }, (_, day) => sqlText(directory.events(day)));
  return `read_parquet([${files.join(', ')}])`;
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
  return `SELECT a.*, ${columns.join(', ')} FROM read_parquet(${sqlText(directory.agents)}) a LEFT JOIN (
      SELECT agent, ${beliefs.join(', ')} FROM ${eventFiles(directory, lastDay)}
      WHERE kind IN ('seed', 'belief') GROUP BY agent
    ) b ON b.agent = a.agent ORDER BY a.agent`;
}

function beliefColumn(claim: string): string {
  return `belief_${claim.replaceAll('-', '_')}`;
}

/** One row each time that somebody became a believer: who, when, because of whom, in which cascade. */
async function cascadesSql(source: Source): Promise<string> {
  const { scenario, scratch } = source;
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
    files.push(sqlText(file));
  }
  return `SELECT * FROM read_parquet([${files.join(', ')}])`;
}

async function readForests({ directory, manifest, scenario }: Source): Promise<CascadeForest[]> {
  const builders = scenario.claims.map((_, claim) => new ForestBuilder(claim));
  for (let day = 0; day <= manifest.day; day++) {
    const events = await readEvents(directory, day, eventNames(scenario));
    for (const builder of builders) builder.add(events);
  }
  return builders.map((builder) => builder.finish());
}

async function exportTable(sql: string, format: 'csv' | 'jsonl' | 'parquet', file: string): Promise<void> {
  const connection = await openDatabase();
  try {
    const options = {
      csv: 'FORMAT csv, HEADER',
      jsonl: 'FORMAT json',
      parquet: 'FORMAT parquet, COMPRESSION zstd',
    };
    const rows = format === 'csv' ? await defused(connection, sql) : sql;
    await connection.run(`COPY (${rows}) TO ${sqlText(file)} (${options[format]})`);
  } catch (error) {
    throw writeFailure(file, error);
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
    const risky = `regexp_matches(${quoted}, '^[=+\\-@\\t\\r]') AND try_cast(${quoted} AS DOUBLE) IS NULL`;
    return `CASE WHEN ${risky} THEN '''' || ${quoted} ELSE ${quoted} END AS ${quoted}`;
  });
  return `SELECT ${columns.join(', ')} FROM (${sql})`;
}

async function exportGraph(
  source: Source,
  what: ExportContent,
  format: 'gexf' | 'graphml',
  file: string,
): Promise<void> {
  if (what !== 'network' && what !== 'cascades') {
    throw new RunError(`${format} holds graphs: --what network or cascades, not ${what}`, { exitCode: 2 });
  }
  const content = what === 'network' ? await networkContent(source) : await cascadeContent(source);
  await writeStream(file, writeGraph(content, format));
}

async function networkContent(source: Source): Promise<GraphContent> {
  const { directory, manifest, scenario } = source;
  const { network, population } = await readWorld(directory, scenario, manifest.agents, manifest.follows);
  const follower = new Int32Array(network.edgeCount);
  for (let agent = 0; agent < network.size; agent++) {
    follower.fill(agent, network.offsets[agent]!, network.offsets[agent + 1]!);
  }
  const states = await finalStates(source, network.size);
  const persona = (agent: number) => personaOf(population, agent);
  return {
    nodeCount: network.size,
    nodeId: (agent) => population.ids?.[agent] ?? String(agent),
    nodes: [
      { name: 'agent', type: 'integer', value: (agent) => agent },
      { name: 'name', type: 'string', value: (agent) => persona(agent).name },
      { name: 'age', type: 'integer', value: (agent) => population.age[agent]! },
      { name: 'education', type: 'string', value: (agent) => persona(agent).education },
      { name: 'credulity', type: 'double', value: (agent) => population.credulity[agent]! },
      ...scenario.claims.map(({ id }, claim) => ({
        name: beliefColumn(id),
        type: 'string' as const,
        value: (agent: number) => BELIEF_STATES[states[claim]![agent]!],
      })),
    ],
    edgeCount: network.edgeCount,
    edges: network.weights
      ? [{ name: 'weight', type: 'double', value: (edge) => network.weights![edge]! }]
      : [],
    source: (edge) => follower[edge]!,
    target: (edge) => network.targets[edge]!,
  };
}

async function finalStates({ directory, manifest, scenario }: Source, size: number): Promise<Uint8Array[]> {
  const states = scenario.claims.map(() => new Uint8Array(size));
  for (let day = 0; day <= manifest.day; day++) {
    const events = await readEvents(directory, day, eventNames(scenario));
    replayBeliefs(events, states);
  }
  return states;
}

/** Edges run from who convinced to who was convinced; a node is one conversion, so an agent may have several. */
async function cascadeContent(source: Source): Promise<GraphContent> {
  const forests = await readForests(source);
  const nodes = forests.flatMap((forest, claim) =>
    Array.from({ length: forest.size }, (_, node) => ({ forest, claim, node })),
  );
  const starts = forests.map((_, claim) => forests.slice(0, claim).reduce((sum, { size }) => sum + size, 0));
  const edges = nodes.flatMap(({ forest, claim, node }, place) =>
    forest.parent[node] === NONE ? [] : [{ from: starts[claim]! + forest.parent[node]!, to: place }],
  );
  const at = (place: number) => nodes[place]!;
  return {
    nodeCount: nodes.length,
    nodeId: (place) => String(at(place).forest.event[at(place).node]),
    nodes: [
      { name: 'agent', type: 'integer', value: (place) => at(place).forest.agent[at(place).node]! },
      { name: 'claim', type: 'string', value: (place) => source.scenario.claims[at(place).claim]!.id },
      {
        name: 'cascade',
        type: 'integer',
        value: (place) => at(place).forest.event[at(place).forest.root[at(place).node]!]!,
      },
      { name: 'depth', type: 'integer', value: (place) => at(place).forest.depth[at(place).node]! },
      { name: 'day', type: 'integer', value: (place) => at(place).forest.day[at(place).node]! },
    ],
    edgeCount: edges.length,
    edges: [],
    source: (edge) => edges[edge]!.from,
    target: (edge) => edges[edge]!.to,
  };
}
