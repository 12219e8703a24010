import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rowsPerTick, type Scenario, Simulation } from '@hearsay/simulation';
import { publish, writeFileAtomic } from './atomic-file.ts';
import { RunError, writeFailure } from './errors.ts';
import { LogDigest } from './event-log.ts';
import { type Inputs, prepareInputs } from './inputs.ts';
import { lockRun } from './lock.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { cutBack, findResumePoint, type ResumePoint } from './resume-point.ts';
import { FORMAT_VERSION, RunDirectory } from './run-directory.ts';
import { type RunOptions, RunWriter } from './run-writer.ts';
import { readScenario, resolvedScenario } from './scenario-file.ts';
import { readMetrics, startSeries } from './series.ts';
import { HEARSAY_VERSION } from './version.ts';
import { readWorld, writeWorld } from './world-files.ts';

export interface NewRun {
  readonly name: string;
  /** The command that makes the same run again, for the manifest and the report. */
  readonly command: string;
  readonly scenario: Scenario;
  readonly inputs: Inputs;
  /** Folder that the scenario's file names are relative to. */
  readonly inputsFolder: string;
}

/** Runs a scenario in a new run directory. Refuses one that exists: nothing is ever overwritten. */
export async function startRun(
  directory: RunDirectory,
  run: NewRun,
  options: RunOptions = {},
): Promise<Manifest> {
  const { scenario, inputs } = run;
  const resolved = resolvedScenario(scenario);
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    hearsay: HEARSAY_VERSION,
    node: process.version,
    name: run.name,
    command: run.command,
    inputsFolder: run.inputsFolder,
    seed: scenario.seed,
    scenarioHash: resolved.hash,
    agents: inputs.network.size,
    follows: inputs.network.edgeCount,
    notes: [...inputs.notes],
    status: 'running',
    day: -1,
    days: scenario.days,
    events: 0,
    startedAt: new Date().toISOString(),
    seconds: 0,
  };
  createDirectory(directory, manifest, resolved.text);
  const release = lockRun(directory);
  try {
    return await recorded(directory, () => runFromStart(directory, manifest, scenario, inputs, options));
  } finally {
    release();
  }
}

async function runFromStart(
  directory: RunDirectory,
  manifest: Manifest,
  scenario: Scenario,
  { network, population }: Pick<Inputs, 'network' | 'population'>,
  options: RunOptions,
): Promise<Manifest> {
  const begun = performance.now();
  const simulation = new Simulation(scenario, network, population);
  await writeWorld(directory, scenario, network, population, simulation.world.roles);
  startSeries(directory);
  const writer = new RunWriter(directory, simulation, manifest, new LogDigest(), begun);
  await writer.writeDay(simulation.start(), options);
  return await writer.toEnd(options);
}

/** Goes on with a run from its last whole checkpoint; one that has finished is left as it is. */
export async function resumeRun(directory: RunDirectory, options: RunOptions = {}): Promise<Manifest> {
  const found = readManifest(directory);
  if (found.status === 'finished') return found;
  const release = lockRun(directory);
  try {
    // Whoever held the lock may have gone on a good way.
    const latest = readManifest(directory);
    return latest.status === 'finished' ? latest : await goOn(directory, latest, options);
  } finally {
    release();
  }
}

async function goOn(directory: RunDirectory, found: Manifest, options: RunOptions): Promise<Manifest> {
  const begun = performance.now();
  const scenario = readScenario(directory);
  const { endedAt: _ended, hash: _hash, ...rest } = found;
  const point = await findResumePoint(directory, scenario);
  const manifest: Manifest = {
    ...rest,
    notes: [...found.notes, ...damageNotes(directory, found, point)],
    status: 'running',
    day: point?.day ?? -1,
    events: point?.events ?? 0,
  };
  if (!point) {
    const inputs = await inputsAgain(directory, found, scenario);
    // First of all, so that the manifest never promises days that are being written again.
    writeManifest(directory, manifest);
    return await recorded(directory, () => runFromStart(directory, manifest, scenario, inputs, options));
  }
  const { network, population } = await readWorld(directory, scenario, found.agents, found.follows);
  const simulation = new Simulation(scenario, network, population);
  return await recorded(directory, async () => {
    writeManifest(directory, manifest);
    cutBack(directory, point.day);
    simulation.restore(point.columns, readMetrics(directory).slice(-rowsPerTick(scenario)));
    return await new RunWriter(directory, simulation, manifest, point.digest, begun).toEnd(options);
  });
}

/** Says where a run goes on from, if that is not where it stopped. */
function damageNotes(directory: RunDirectory, found: Manifest, point: ResumePoint | undefined): string[] {
  const newest = Math.max(found.day, directory.checkpointDays().at(-1) ?? -1);
  if (point ? !directory.checkpointDays().some((day) => day > point.day) : newest < 0) return [];
  return [
    `Files of day ${newest} or before were damaged or missing: simulated again ${point ? `after day ${point.day}` : 'from the start'}.`,
  ];
}

/** The network and population of a run that starts over: the run directory's, or read and generated again. */
async function inputsAgain(directory: RunDirectory, found: Manifest, scenario: Scenario) {
  // Written last: with it, the others are there.
  if (existsSync(directory.claims)) {
    try {
      return await readWorld(directory, scenario, found.agents, found.follows);
    } catch (error) {
      if (!(error instanceof RunError)) throw error;
    }
  }
  const inputs = await prepareInputs(scenario, found.inputsFolder);
  const { size, edgeCount } = inputs.network;
  if (size === found.agents && edgeCount === found.follows) return inputs;
  throw new RunError(
    `the network file of ${directory.path} has changed since the run was started (${found.agents} agents and ${found.follows} follows then, ${size} and ${edgeCount} now). Start a new run`,
    { exitCode: 2 },
  );
}

/** Has a run that fails say so in its manifest. */
async function recorded(directory: RunDirectory, run: () => Promise<Manifest>): Promise<Manifest> {
  try {
    return await run();
  } catch (error) {
    try {
      writeManifest(directory, { ...readManifest(directory), status: 'failed' });
    } catch {
      // The disk that failed the run may fail this too; the first error is the one to show.
    }
    throw error;
  }
}

/** Makes the run directory appear in one step, with its manifest and scenario: a kill leaves it resumable, or absent. */
function createDirectory(directory: RunDirectory, manifest: Manifest, scenario: string): void {
  refuseExisting(directory);
  const building = new RunDirectory(
    join(dirname(directory.path), `.${basename(directory.path)}.${process.pid}.tmp`),
  );
  try {
    building.create();
    writeManifest(building, manifest);
    writeFileAtomic(building.scenario, scenario);
    publish(building.path, directory.path);
  } catch (error) {
    rmSync(building.path, { recursive: true, force: true });
    refuseExisting(directory);
    // atomic-file.ts has its own words for files of a run that is under way; this one has not begun.
    const cause = error instanceof RunError ? error.cause : error;
    throw writeFailure(directory.path, cause, { next: 'then run it again', exitCode: 2 });
  }
}

/** Throws a RunError if something stands where a new run directory would be. */
export function refuseExisting(directory: RunDirectory): void {
  if (!existsSync(directory.path)) return;
  throw new RunError(
    `${directory.path} exists already and is left as it is. Choose another --name, or go on with it: hearsay resume ${directory.path}`,
    { exitCode: 2 },
  );
}
