import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type Column,
  type DayRecord,
  type Scenario,
  Simulation,
  scenarioSchema,
  type TickMeasures,
} from '@hearsay/simulation';
import { parse, stringify } from 'yaml';
import { writeAgentSnapshot } from './agent-snapshots.ts';
import { publish, writeFileAtomic } from './atomic-file.ts';
import { readNewestCheckpoint, writeCheckpoint } from './checkpoints.ts';
import { RunError, writeFailure } from './errors.ts';
import { type EventNames, eventNames, LogDigest, readEvents, writeEvents } from './event-log.ts';
import { type Inputs, prepareInputs } from './inputs.ts';
import { lockRun } from './lock.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { FORMAT_VERSION, RunDirectory } from './run-directory.ts';
import { appendSeries, cutSeries, readMetrics, startSeries } from './series.ts';
import { HEARSAY_VERSION } from './version.ts';
import { readWorld, writeWorld } from './world-files.ts';

export interface RunOptions {
  /** Called after each day is safe on disk, and after the start (day 0). */
  readonly onDay?: (record: DayRecord) => void;
  /** Asked after each day: true stops the run there, to be resumed later. */
  readonly shouldStop?: () => boolean;
}

export interface NewRun {
  readonly name: string;
  /** The command that makes the same run again, for the manifest and the report. */
  readonly command: string;
  readonly scenario: Scenario;
  readonly inputs: Inputs;
  /** Folder that the scenario's file names are relative to. */
  readonly inputsFolder: string;
}

/** The scenario that a run directory holds. */
export function readScenario(directory: RunDirectory): Scenario {
  try {
    return scenarioSchema.parse(parse(readFileSync(directory.scenario, 'utf8')));
  } catch (error) {
    throw new RunError(`${directory.scenario} is missing or damaged`, { exitCode: 2, cause: error });
  }
}

/** Runs a scenario in a new run directory. Refuses one that exists: nothing is ever overwritten. */
export async function startRun(
  directory: RunDirectory,
  run: NewRun,
  options: RunOptions = {},
): Promise<Manifest> {
  const { scenario, inputs } = run;
  const manifest: Manifest = {
    format: FORMAT_VERSION,
    hearsay: HEARSAY_VERSION,
    node: process.version,
    name: run.name,
    command: run.command,
    inputsFolder: run.inputsFolder,
    seed: scenario.seed,
    scenarioHash: createHash('sha256').update(JSON.stringify(scenario)).digest('hex'),
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
  createDirectory(directory, manifest, scenario);
  const release = lockRun(directory);
  try {
    return await runFromStart(directory, manifest, scenario, inputs, options);
  } finally {
    release();
  }
}

async function runFromStart(
  directory: RunDirectory,
  manifest: Manifest,
  scenario: Scenario,
  { network, population }: Inputs,
  options: RunOptions,
): Promise<Manifest> {
  const begun = performance.now();
  await writeWorld(directory, scenario, network, population);
  startSeries(directory);
  const simulation = new Simulation(scenario, network, population);
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
    const begun = performance.now();
    const scenario = readScenario(directory);
    const { endedAt: _ended, hash: _hash, ...rest } = found;
    const checkpoint = readNewestCheckpoint(directory);
    if (!checkpoint) {
      // Killed before day 0 was safe: nothing is lost by starting over, in the same place.
      const inputs = await prepareInputs(scenario, found.inputsFolder);
      const manifest: Manifest = { ...rest, status: 'running', day: -1, events: 0 };
      return await runFromStart(directory, manifest, scenario, inputs, options);
    }
    const { day, columns } = checkpoint;
    cutBack(directory, day);
    const { network, population } = await readWorld(directory, scenario, found.agents, found.follows);
    const simulation = new Simulation(scenario, network, population);
    simulation.restore(columns, lastTick(readMetrics(directory)));
    const { digest, events } = await digestUpTo(directory, eventNames(scenario), day);
    const manifest: Manifest = { ...rest, status: 'running', day, events };
    return await new RunWriter(directory, simulation, manifest, digest, begun).toEnd(options);
  } finally {
    release();
  }
}

/** Makes the run directory appear in one step, with its manifest and scenario: a kill leaves it resumable, or absent. */
function createDirectory(directory: RunDirectory, manifest: Manifest, scenario: Scenario): void {
  refuseExisting(directory);
  const building = new RunDirectory(
    join(dirname(directory.path), `.${basename(directory.path)}.${process.pid}.tmp`),
  );
  try {
    building.create();
    writeManifest(building, manifest);
    writeFileAtomic(building.scenario, stringify(scenario));
    publish(building.path, directory.path);
  } catch (error) {
    rmSync(building.path, { recursive: true, force: true });
    refuseExisting(directory);
    throw writeFailure(directory.path, error);
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

/** Removes what was written after a checkpoint: it will be written again, the same. */
function cutBack(directory: RunDirectory, day: number): void {
  for (const later of directory.eventDays().filter((written) => written > day)) {
    rmSync(directory.events(later), { force: true });
    rmSync(directory.agentsOn(later), { force: true });
  }
  for (const later of directory.checkpointDays().filter((written) => written > day)) {
    rmSync(directory.checkpoint(later), { recursive: true, force: true });
  }
  cutSeries(directory, day);
}

function lastTick(rows: readonly TickMeasures[]): TickMeasures[] {
  return rows.filter(({ tick }) => tick === rows.at(-1)?.tick);
}

async function digestUpTo(directory: RunDirectory, names: EventNames, lastDay: number) {
  const digest = new LogDigest();
  let events = 0;
  for (let day = 0; day <= lastDay; day++) {
    const table = await readEvents(directory, day, names);
    digest.add(table);
    events += table.length;
  }
  return { digest, events };
}

/** Writes a simulation into its directory, day after day. */
class RunWriter {
  readonly #directory: RunDirectory;
  readonly #simulation: Simulation;
  readonly #names: EventNames;
  readonly #digest: LogDigest;
  readonly #begun: number;
  readonly #secondsBefore: number;
  #manifest: Manifest;

  constructor(
    directory: RunDirectory,
    simulation: Simulation,
    manifest: Manifest,
    digest: LogDigest,
    begun: number,
  ) {
    this.#directory = directory;
    this.#simulation = simulation;
    this.#names = eventNames(simulation.world.scenario);
    this.#manifest = manifest;
    this.#digest = digest;
    this.#begun = begun;
    this.#secondsBefore = manifest.seconds;
  }

  async toEnd(options: RunOptions): Promise<Manifest> {
    try {
      while (!this.#simulation.finished) {
        if (options.shouldStop?.()) return this.#end('stopped');
        await this.writeDay(await this.#simulation.nextDay(), options);
      }
      return this.#end('finished');
    } catch (error) {
      this.#tryToRecordFailure();
      throw error;
    }
  }

  /** Events first, checkpoint last: a checkpoint on disk means that everything before it is. */
  async writeDay(record: DayRecord, options: RunOptions): Promise<void> {
    const { recording, days } = this.#simulation.world.scenario;
    const { day, events } = record;
    await writeEvents(this.#directory, events, this.#names);
    this.#digest.add(events);
    appendSeries(this.#directory, record.measures, record.distributions);
    if (recording.agentsEveryDays > 0 && (day % recording.agentsEveryDays === 0 || day === days)) {
      await writeAgentSnapshot(this.#directory, this.#simulation.world, day);
    }
    this.#manifest = { ...this.#manifest, day, events: this.#manifest.events + events.length };
    if (day % recording.checkpointEveryDays === 0 || day === days || options.shouldStop?.())
      this.#checkpoint();
    options.onDay?.(record);
  }

  #checkpoint(): void {
    const columns: Iterable<[string, Column]> = this.#simulation.save();
    writeCheckpoint(this.#directory, this.#manifest.day, columns);
    this.#manifest = { ...this.#manifest, seconds: this.#seconds() };
    writeManifest(this.#directory, this.#manifest);
  }

  #end(status: 'stopped' | 'finished'): Manifest {
    if (!this.#directory.checkpointDays().includes(this.#manifest.day)) this.#checkpoint();
    this.#manifest = {
      ...this.#manifest,
      status,
      endedAt: new Date().toISOString(),
      seconds: this.#seconds(),
      hash: this.#digest.value(),
    };
    writeManifest(this.#directory, this.#manifest);
    return this.#manifest;
  }

  #tryToRecordFailure(): void {
    try {
      writeManifest(this.#directory, { ...this.#manifest, status: 'failed', seconds: this.#seconds() });
    } catch {
      // The disk that failed the run may fail this too; the first error is the one to show.
    }
  }

  #seconds(): number {
    const session = (performance.now() - this.#begun) / 1000;
    return Math.round((this.#secondsBefore + session) * 1000) / 1000;
  }
}
