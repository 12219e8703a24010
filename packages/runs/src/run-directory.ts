import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Version of the layout and of the event columns; a directory of another version is refused. */
export const FORMAT_VERSION = 1;

/** The files of one run; see docs/run-directory.md. */
export class RunDirectory {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  get manifest(): string {
    return join(this.path, 'manifest.json');
  }

  get scenario(): string {
    return join(this.path, 'scenario.yaml');
  }

  get metrics(): string {
    return join(this.path, 'metrics.csv');
  }

  get opinions(): string {
    return join(this.path, 'opinions.csv');
  }

  get report(): string {
    return join(this.path, 'report.html');
  }

  get lock(): string {
    return join(this.path, 'run.lock');
  }

  get edges(): string {
    return join(this.path, 'network', 'edges.parquet');
  }

  get agents(): string {
    return join(this.path, 'agents', 'agents.parquet');
  }

  /** Curves of activity, if the scenario read them from a file. */
  get activity(): string {
    return join(this.path, 'agents', 'activity.parquet');
  }

  get claims(): string {
    return join(this.path, 'texts', 'claims.parquet');
  }

  agentsOn(day: number): string {
    return join(this.path, 'agents', `${dayName(day)}.parquet`);
  }

  events(day: number): string {
    return join(this.path, 'events', `${dayName(day)}.parquet`);
  }

  get checkpoints(): string {
    return join(this.path, 'checkpoints');
  }

  checkpoint(day: number): string {
    return join(this.checkpoints, dayName(day));
  }

  /** Days whose events are on disk, ascending. */
  eventDays(): number[] {
    return daysIn(join(this.path, 'events'), /^day-(\d+)\.parquet$/);
  }

  /** Days with a whole checkpoint, ascending. */
  checkpointDays(): number[] {
    return daysIn(this.checkpoints, /^day-(\d+)$/);
  }

  /** Makes the folders. */
  create(): void {
    for (const folder of ['events', 'texts', 'agents', 'network', 'checkpoints']) {
      mkdirSync(join(this.path, folder), { recursive: true });
    }
  }
}

function dayName(day: number): string {
  return `day-${String(day).padStart(4, '0')}`;
}

function daysIn(folder: string, pattern: RegExp): number[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const day = pattern.exec(name)?.[1];
      return day === undefined ? [] : [Number(day)];
    })
    .sort((a, b) => a - b);
}
