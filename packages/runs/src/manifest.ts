import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomic } from './atomic-file.ts';
import { RunError } from './errors.ts';
import { FORMAT_VERSION, type RunDirectory } from './run-directory.ts';

const manifestSchema = z.object({
  /** Version of the layout of the run directory. */
  format: z.int(),
  hearsay: z.string(),
  node: z.string(),
  name: z.string(),
  /** The command that makes the same run again. */
  command: z.string(),
  /** Folder that file names in the scenario are relative to; needed only until day 0 is written. */
  inputsFolder: z.string(),
  seed: z.int(),
  /** SHA-256 of the resolved scenario. */
  scenarioHash: z.string(),
  agents: z.int(),
  follows: z.int(),
  /** What was left out or assumed when files were read. */
  notes: z.array(z.string()),
  status: z.enum(['running', 'stopped', 'finished', 'failed']),
  /** Last day done; -1 before the start was written. */
  day: z.int().min(-1),
  days: z.int(),
  events: z.int(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional(),
  /** Seconds of work, over all sessions. */
  seconds: z.number(),
  /** Digest of the event log up to `day`, once the run has stopped or ended. */
  hash: z.string().optional(),
});

/** What a run is and how far it got. Times are for people; nothing in the log depends on them. */
export type Manifest = z.output<typeof manifestSchema>;

export function writeManifest(directory: RunDirectory, manifest: Manifest): void {
  writeFileAtomic(directory.manifest, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The last day of a run that is whole on disk. Throws a RunError if there is none yet. */
export function dayDone(directory: RunDirectory, { day }: Manifest): number {
  if (day >= 0) return day;
  throw new RunError(
    `${directory.path} has no day yet: it was stopped before its start was written. Go on with: hearsay resume ${directory.path}`,
    { exitCode: 2 },
  );
}

/** Reads and checks a manifest. Throws a RunError if this is no run directory, or one of another version. */
export function readManifest(directory: RunDirectory): Manifest {
  if (!existsSync(directory.manifest)) {
    throw new RunError(`${directory.path} is not a run directory: it has no manifest.json`, { exitCode: 2 });
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(directory.manifest, 'utf8'));
  } catch (error) {
    throw new RunError(`${directory.manifest} is not valid JSON`, { exitCode: 2, cause: error });
  }
  const format = z.object({ format: z.int() }).safeParse(value);
  if (format.success && format.data.format !== FORMAT_VERSION) {
    throw new RunError(
      `${directory.path} has run format ${format.data.format}; this version of Hearsay reads format ${FORMAT_VERSION}`,
      { exitCode: 2 },
    );
  }
  const manifest = manifestSchema.safeParse(value);
  if (manifest.success) return manifest.data;
  const wrong = manifest.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new RunError(`${directory.manifest} is damaged: ${wrong}`, { exitCode: 2 });
}
