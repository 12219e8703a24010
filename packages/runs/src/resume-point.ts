import { rmSync } from 'node:fs';
import type { Column, Scenario } from '@hearsay/simulation';
import { wholeCheckpoints } from './checkpoints.ts';
import { RunError } from './errors.ts';
import { type EventNames, eventNames, LogDigest, readEvents } from './event-log.ts';
import type { RunDirectory } from './run-directory.ts';
import { cutSeries, seriesReach } from './series.ts';

/** A day that a run can go on from: its state, and everything that was written up to it. */
export interface ResumePoint {
  readonly day: number;
  readonly columns: ReadonlyMap<string, Column>;
  readonly digest: LogDigest;
  /** Number of events up to the day. */
  readonly events: number;
}

/** The newest day of which everything is whole on disk; undefined if there is none. */
export async function findResumePoint(
  directory: RunDirectory,
  scenario: Scenario,
): Promise<ResumePoint | undefined> {
  for (const { day, columns } of wholeCheckpoints(directory)) {
    const log = seriesReach(directory, scenario, day)
      ? await digestUpTo(directory, eventNames(scenario), day)
      : undefined;
    if (log) return { day, columns, ...log };
  }
  return undefined;
}

/** Undefined if an event file is damaged: the days from it on must be simulated again. */
async function digestUpTo(directory: RunDirectory, names: EventNames, lastDay: number) {
  const digest = new LogDigest();
  let events = 0;
  for (let day = 0; day <= lastDay; day++) {
    try {
      const table = await readEvents(directory, day, names);
      if (table.length > 0 && table.firstId !== events) return undefined;
      digest.add(table);
      events += table.length;
    } catch (error) {
      if (error instanceof RunError) return undefined;
      throw error;
    }
  }
  return { digest, events };
}

/** Removes what was written after a day: it will be written again, the same. */
export function cutBack(directory: RunDirectory, day: number): void {
  for (const later of directory.eventDays().filter((written) => written > day)) {
    rmSync(directory.events(later), { force: true });
    rmSync(directory.agentsOn(later), { force: true });
  }
  for (const later of directory.checkpointDays().filter((written) => written > day)) {
    rmSync(directory.checkpoint(later), { recursive: true, force: true });
  }
  cutSeries(directory, day);
}
