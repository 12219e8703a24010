import {
  BIG_FIVE,
  createPopulation,
  EDUCATION_LEVELS,
  FIRST_NAMES,
  type GenderColumn,
  generatedName,
  LAST_NAMES,
  type PersonaRecord,
  type Population,
  ROLES,
  referencedFiles,
  type Scenario,
  SocialNetwork,
} from '@hearsay/simulation';
import { readCurves, writeCurves } from './activity-curves.ts';
import { RunError } from './errors.ts';
import {
  copyNumbers,
  type OutputColumn,
  parquetRows,
  readChunks,
  sqlPath,
  sqlText,
  sqlWord,
  writeParquet,
} from './parquet.ts';
import { PERSONA_TEXTS, personaTextsOf, recordOfRow } from './persona-texts.ts';
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
  roles: Uint8Array,
): Promise<void> {
  await writeEdges(directory, network);
  await writeAgents(directory, network, population, roles);
  if (population.activityCurves?.perAgent) await writeCurves(directory, population.activityCurves);
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
  roles: Uint8Array,
): Promise<void> {
  const { size, records, ids, gender, leaning, activity } = population;
  const agents = Int32Array.from({ length: size }, (_, agent) => agent);
  await writeParquet(directory.agents, size, [
    { name: 'agent', values: agents },
    ids ? { name: 'id', values: ids } : { name: 'id', values: agents, sql: 'CAST(id AS VARCHAR)' },
    ...nameColumns(population),
    { name: 'age', values: population.age },
    ...(gender ? [{ name: 'gender', values: gender.codes, sql: wordOfCode('gender', gender.words) }] : []),
    { name: 'education', values: population.education, sql: sqlWord('education', EDUCATION_LEVELS) },
    ...BIG_FIVE.map((trait) => ({ name: trait, values: population.traits[trait] })),
    { name: 'credulity', values: population.credulity },
    ...(leaning ? [{ name: 'leaning', values: leaning }] : []),
    ...(activity ? [{ name: 'activity', values: activity }] : []),
    ...(roles.some((role) => role !== 0)
      ? [{ name: 'role', values: roles, sql: wordOfCode('role', ROLES) }]
      : []),
    { name: 'followers', values: network.followerCounts() },
    { name: 'followees', values: Int32Array.from(agents, (agent) => network.followeeCount(agent)) },
    ...personaTextsOf(records ?? []).filter(({ name }) => name !== 'gender'),
  ]);
}

/** SQL that turns a column of codes into words: 1 is the first, 0 becomes null. */
function wordOfCode(column: string, words: readonly string[]): string {
  return `list_extract([${words.map(sqlText).join(', ')}]::VARCHAR[], ${column})`;
}

/** Names as a file gives them; where it gives none, two small numbers that DuckDB turns into a generated name. */
function nameColumns({ size, seed, records }: Population): OutputColumn[] {
  const given = records?.map(({ name, username }) => name ?? username ?? null) ?? [];
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
  // Generated people are the same again from the seed; those of a file are in the run directory.
  const generated = referencedFiles(scenario).length === 0;
  return {
    network: await intact(directory.edges, () => readEdges(directory, size, follows)),
    population: generated
      ? createPopulation(size, scenario.seed, scenario.population)
      : await intact(directory.agents, () => readPopulation(directory, scenario, size)),
  };
}

async function intact<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new RunError(`${file} is missing or damaged: ${reason}`, { exitCode: 2, cause: error });
  }
}

async function readEdges(directory: RunDirectory, size: number, follows: number): Promise<SocialNetwork> {
  let weighted = false;
  await readChunks(
    `SELECT count(*) > 0 FROM parquet_schema(${sqlPath(directory.edges)}) WHERE name = 'weight'`,
    (column) => {
      weighted = column(0)(0) === true;
    },
  );
  const followers = new Int32Array(follows);
  const targets = new Int32Array(follows);
  const weights = weighted ? new Float32Array(follows) : undefined;
  let filled = 0;
  await readChunks(
    `SELECT follower, followee${weighted ? ', weight' : ''} FROM ${parquetRows(directory.edges)}`,
    (column, rows) => {
      copyNumbers(column(0), rows, followers, filled, 0);
      copyNumbers(column(1), rows, targets, filled, 0);
      if (weights) copyNumbers(column(2), rows, weights, filled, 1);
      filled += rows;
    },
  );
  const inside = (agent: number) => agent >= 0 && agent < size;
  if (filled !== follows || !followers.every(inside) || !targets.every(inside)) {
    throw new Error(`it does not hold ${follows} follows among ${size} agents`);
  }
  const offsets = new Int32Array(size + 1);
  for (let edge = 0; edge < follows; edge++) offsets[followers[edge]! + 1]!++;
  for (let agent = 0; agent < size; agent++) offsets[agent + 1]! += offsets[agent]!;
  return new SocialNetwork(offsets, targets, weights);
}

async function readPopulation(
  directory: RunDirectory,
  { seed, population }: Scenario,
  size: number,
): Promise<Population> {
  const file = sqlPath(directory.agents);
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
  const leaning = present.has('leaning') ? column() : undefined;
  const activity = present.has('activity') ? column() : undefined;
  const ids: string[] = [];
  const records: PersonaRecord[] = [];
  const texts = PERSONA_TEXTS.filter(({ column: name }) => present.has(name));
  const numbers = [...BIG_FIVE, ...(leaning ? ['leaning'] : []), ...(activity ? ['activity'] : [])];
  const firstText = 5 + numbers.length;
  let filled = 0;
  await readChunks(
    `SELECT id, name, age,
      CAST(list_position([${EDUCATION_LEVELS.map(sqlText).join(', ')}]::VARCHAR[], education) - 1 AS INTEGER),
      credulity, ${[...numbers, ...texts.map(({ column: name }) => name)].join(', ')} FROM ${parquetRows(directory.agents)}`,
    (at, rows) => {
      const words = texts.map((text, place) => ({ ...text, at: at(firstText + place) }));
      const [idAt, nameAt] = [at(0), at(1)];
      for (let row = 0; row < rows; row++) {
        const id = String(idAt(row));
        ids.push(id);
        records.push(recordOfRow(id, nameAt(row), words, row));
      }
      copyNumbers(at(2), rows, age, filled, 0);
      copyNumbers(at(3), rows, education, filled, 0);
      copyNumbers(at(4), rows, credulity, filled, 0);
      for (const [place, trait] of BIG_FIVE.entries())
        copyNumbers(at(5 + place), rows, traits[trait], filled, 0);
      if (leaning) copyNumbers(at(5 + numbers.indexOf('leaning')), rows, leaning, filled, 0);
      if (activity) copyNumbers(at(5 + numbers.indexOf('activity')), rows, activity, filled, 0);
      filled += rows;
    },
  );
  if (filled !== size) throw new Error(`it does not hold ${size} agents`);
  const hourly = population.activity?.hourly;
  return {
    size,
    seed,
    ids,
    records,
    age,
    education,
    traits,
    credulity,
    leaning,
    activity,
    gender: genderOf(records),
    activityCurves: hourly
      ? { hourly: Float32Array.from(hourly), perAgent: false }
      : population.activity && (await readCurves(directory, size)),
  };
}

function genderOf(records: readonly PersonaRecord[]): GenderColumn | undefined {
  const words = [...new Set(records.flatMap(({ gender }) => gender ?? []))].slice(0, 255);
  if (words.length === 0) return undefined;
  return { codes: Uint8Array.from(records, ({ gender }) => words.indexOf(gender ?? '') + 1), words };
}
