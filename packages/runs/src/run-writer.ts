import type { Column, DayRecord, Simulation } from '@hearsay/simulation';
import { writeAgentSnapshot } from './agent-snapshots.ts';
import { writeCheckpoint } from './checkpoints.ts';
import { type EventNames, eventNames, type LogDigest, writeEvents } from './event-log.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import type { RunDirectory } from './run-directory.ts';
import { appendSeries } from './series.ts';

export interface RunOptions {
  /** Called after each day is safe on disk, and after the start (day 0). */
  readonly onDay?: (record: DayRecord) => void;
  /** Asked after each day: true stops the run there, to be resumed later. */
  readonly shouldStop?: () => boolean;
}

/** Writes a simulation into its directory, day after day. */
export class RunWriter {
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
    while (!this.#simulation.finished) {
      if (options.shouldStop?.()) return this.#end('stopped');
      await this.writeDay(await this.#simulation.nextDay(), options);
    }
    return this.#end('finished');
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

  #seconds(): number {
    const session = (performance.now() - this.#begun) / 1000;
    return Math.round((this.#secondsBefore + session) * 1000) / 1000;
  }
}
