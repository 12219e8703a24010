import {
  BIG_FIVE,
  createPopulation,
  EDUCATION_LEVELS,
  FIRST_NAMES,
  generatedName,
  LAST_NAMES,
  type PersonaRecord,
  type Population,
  referencedFiles,
  type Scenario,
  SocialNetwork,
} from '@hearsay/simulation';
import { copyNumbers, type OutputColumn, readChunks, sqlText, sqlWord, writeParquet } from './parquet.ts';
import type { RunDirectory } from './run-directory.ts';

/**
 * Writes what the log refers to: who follows whom, who the agents are, and the claims. A run directory is complete with
 * them: a resume or a report needs no other file.
 */
export async function writeWorld(
  directory: RunDirectory,
  scenario: Scenario,
  network: SocialNetwork,
  population: Population,
): Promise<void> {
  await writeEdges(directory, network);
  await writeAgents(directory, network, population);
  const claims = scenario.claims;
  await writeParquet(directory.claims, claims.length, [
    { name: 'claim', values: claims.map(({ id }) => id) },
    { name: 'topic', values: claims.map(({ topic }) => topic) },
    { name: 'veracity', values: claims.map(({ veracity }) => veracity) },
    { name: 'stance', values: Int32Array.from(claims, ({ stance }) => stance) },
    { name: 'source', values: claims.map(({ source }) => source ?? null) },
    { name: 'text', values: claims.map(({ text }) => text) },
  ]);
}

async function writeEdges(directory: RunDirectory, network: SocialNetwork): Promise<void> {
  const followers = new Int32Array(network.edgeCount);
  for (let agent = 0; agent < network.size; agent++) {
    followers.fill(agent, network.offsets[agent]!, network.offsets[agent + 1]!);
  }
  await writeParquet(directory.edges, network.edgeCount, [
    { name: 'follower', values: followers },
    { name: 'followee', values: network.targets },
    ...(network.weights ? [{ name: 'weight', values: network.weights }] : []),
  ]);
}

async function writeAgents(
  directory: RunDirectory,
  network: SocialNetwork,
  population: Population,
): Promise<void> {
  const { size, records, ids } = population;
  const agents = Int32Array.from({ length: size }, (_, agent) => agent);
  const textOf = (field: 'gender' | 'bio'): OutputColumn[] =>
    records?.some((record) => record[field] !== undefined)
      ? [{ name: field, values: records.map((record) => record[field] ?? null) }]
      : [];
  await writeParquet(directory.agents, size, [
    { name: 'agent', values: agents },
    ids ? { name: 'id', values: ids } : { name: 'id', values: agents, sql: 'CAST(id AS VARCHAR)' },
    ...nameColumns(population),
    { name: 'age', values: population.age },
    ...textOf('gender'),
    { name: 'education', values: population.education, sql: sqlWord('education', EDUCATION_LEVELS) },
    ...BIG_FIVE.map((trait) => ({ name: trait, values: population.traits[trait] })),
    { name: 'credulity', values: population.credulity },
    { name: 'followers', values: network.followerCounts() },
    { name: 'followees', values: Int32Array.from(agents, (agent) => network.followeeCount(agent)) },
    ...textOf('bio'),
  ]);
}

/** Names as a file gives them; where it gives none, two small numbers that DuckDB turns into a generated name. */
function nameColumns({ size, seed, records }: Population): OutputColumn[] {
  const given = records?.map(({ name }) => name ?? null) ?? [];
  const codes = Int32Array.from({ length: size }, (_, agent) => {
    const { first, last } = generatedName(seed, agent);
    return first * LAST_NAMES.length + last;
  });
  const first = sqlWord(`name // ${LAST_NAMES.length}`, FIRST_NAMES);
  const generated = `${first} || ' ' || ${sqlWord(`name % ${LAST_NAMES.length}`, LAST_NAMES)}`;
  if (given.every((name) => name === null)) return [{ name: 'name', values: codes, sql: generated }];
  const names = given.map(
    (name, agent) =>
      name ??
      `${FIRST_NAMES[(codes[agent]! / LAST_NAMES.length) | 0]} ${LAST_NAMES[codes[agent]! % LAST_NAMES.length]}`,
  );
  return [{ name: 'name', values: names }];
}

/** Reads back what `writeWorld` wrote. */
export async function readWorld(
  directory: RunDirectory,
  scenario: Scenario,
  size: number,
  follows: number,
): Promise<{ network: SocialNetwork; population: Population }> {
  return {
    network: await readEdges(directory, size, follows),
    // Generated people are the same again from the seed; those of a file are in the run directory.
    population:
      referencedFiles(scenario).length === 0
        ? createPopulation(size, scenario.seed, scenario.population)
        : await readPopulation(directory, scenario.seed, size),
  };
}

async function readEdges(directory: RunDirectory, size: number, follows: number): Promise<SocialNetwork> {
  const source = `read_parquet(${sqlText(directory.edges)})`;
  let weighted = false;
  await readChunks(
    `SELECT count(*) > 0 FROM parquet_schema(${sqlText(directory.edges)}) WHERE name = 'weight'`,
    (column) => {
      weighted = column(0)(0) === true;
    },
  );
  const followers = new Int32Array(follows);
  const targets = new Int32Array(follows);
  const weights = weighted ? new Float32Array(follows) : undefined;
  let filled = 0;
  await readChunks(
    `SELECT follower, followee${weighted ? ', weight' : ''} FROM ${source}`,
    (column, rows) => {
      copyNumbers(column(0), rows, followers, filled, 0);
      copyNumbers(column(1), rows, targets, filled, 0);
      if (weights) copyNumbers(column(2), rows, weights, filled, 1);
      filled += rows;
    },
  );
  const offsets = new Int32Array(size + 1);
  for (let edge = 0; edge < follows; edge++) offsets[followers[edge]! + 1]!++;
  for (let agent = 0; agent < size; agent++) offsets[agent + 1]! += offsets[agent]!;
  return new SocialNetwork(offsets, targets, weights);
}

async function readPopulation(directory: RunDirectory, seed: number, size: number): Promise<Population> {
  const file = sqlText(directory.agents);
  const present = new Set<string>();
  await readChunks(`SELECT name FROM parquet_schema(${file})`, (column, rows) => {
    for (let row = 0; row < rows; row++) present.add(String(column(0)(row)));
  });
  const column = () => new Float32Array(size);
  const traits = {
    openness: column(),
    conscientiousness: column(),
    extraversion: column(),
    agreeableness: column(),
    neuroticism: column(),
  };
  const age = new Uint8Array(size);
  const education = new Uint8Array(size);
  const credulity = column();
  const ids: string[] = [];
  const records: PersonaRecord[] = [];
  const optional = (name: string) => (present.has(name) ? name : 'NULL');
  let filled = 0;
  await readChunks(
    `SELECT id, name, ${optional('gender')}, ${optional('bio')}, age,
      CAST(list_position([${EDUCATION_LEVELS.map(sqlText).join(', ')}]::VARCHAR[], education) - 1 AS INTEGER),
      credulity, ${BIG_FIVE.join(', ')} FROM read_parquet(${file})`,
    (at, rows) => {
      const text = (place: number, row: number) => at(place)(row);
      for (let row = 0; row < rows; row++) {
        const id = String(text(0, row));
        ids.push(id);
        records.push(recordOf(id, text(1, row), text(2, row), text(3, row)));
      }
      copyNumbers(at(4), rows, age, filled, 0);
      copyNumbers(at(5), rows, education, filled, 0);
      copyNumbers(at(6), rows, credulity, filled, 0);
      for (const [place, trait] of BIG_FIVE.entries())
        copyNumbers(at(7 + place), rows, traits[trait], filled, 0);
      filled += rows;
    },
  );
  return { size, seed, ids, records, age, education, traits, credulity };
}

function recordOf(id: string, name: unknown, gender: unknown, bio: unknown): PersonaRecord {
  return {
    id,
    ...(typeof name === 'string' && { name }),
    ...(typeof gender === 'string' && { gender }),
    ...(typeof bio === 'string' && { bio }),
    traits: {},
  };
}
