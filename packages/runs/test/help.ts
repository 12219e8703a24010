import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  type Manifest,
  prepareInputs,
  RunDirectory,
  type RunOptions,
  resumeRun,
  startRun,
} from '@hearsay/runs';
import type { Scenario } from '@hearsay/simulation';
import { onTestFinished } from 'vitest';

export { smallScenario } from './small-scenario.ts';

/** A folder that lives as long as the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function newRunDirectory(): RunDirectory {
  return new RunDirectory(join(scratchFolder(), 'runs', 'small'));
}

export interface StartOptions extends RunOptions {
  readonly folder?: string;
}

export async function start(
  directory: RunDirectory,
  scenario: Scenario,
  { folder = '.', ...options }: StartOptions = {},
): Promise<Manifest> {
  const inputs = await prepareInputs(scenario, folder);
  return await startRun(
    directory,
    { name: 'small', command: 'hearsay run small', scenario, inputs, inputsFolder: folder },
    options,
  );
}

/** Runs up to a day and stops there, as after Ctrl-C. */
export async function startUntil(
  directory: RunDirectory,
  scenario: Scenario,
  day: number,
): Promise<Manifest> {
  let done = -1;
  return await start(directory, scenario, {
    onDay: (record) => {
      done = record.day;
    },
    shouldStop: () => done >= day,
  });
}

/** Runs up to a day and dies there, as a process that is killed between two days. */
export async function startAndDie(directory: RunDirectory, scenario: Scenario, day: number): Promise<void> {
  await dieOn(day, (options) => start(directory, scenario, options));
}

export async function resumeAndDie(directory: RunDirectory, day: number): Promise<void> {
  await dieOn(day, (options) => resumeRun(directory, options));
}

async function dieOn(day: number, run: (options: RunOptions) => Promise<Manifest>): Promise<void> {
  const death = new Error('died');
  const onDay = (record: { day: number }) => {
    if (record.day === day) throw death;
  };
  await run({ onDay }).then(
    () => {
      throw new Error(`the run ended before day ${day}`);
    },
    (error: unknown) => {
      if (error !== death) throw error;
    },
  );
}

export interface Outcome {
  readonly hash: string | undefined;
  readonly metrics: string;
  readonly opinions: string;
}

/** What must be the same however often a run was interrupted. */
export function outcome(directory: RunDirectory, { hash }: Manifest): Outcome {
  return {
    hash,
    metrics: readFileSync(directory.metrics, 'utf8'),
    opinions: readFileSync(directory.opinions, 'utf8'),
  };
}

const outcomes = new Map<string, Promise<Outcome>>();

/** The same scenario, run without any interruption; run once, asked for often. */
export function undisturbed(scenario: Scenario): Promise<Outcome> {
  const key = JSON.stringify(scenario);
  const known = outcomes.get(key);
  if (known) return known;
  const directory = newRunDirectory();
  const made = start(directory, scenario).then((manifest) => outcome(directory, manifest));
  outcomes.set(key, made);
  return made;
}

/** Rows of a query over files, read by a DuckDB that knows nothing of Hearsay. */
export async function query(sql: string) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.disconnectSync();
    instance.closeSync();
  }
}
