import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, RunDirectory, RunError, readManifest } from '@hearsay/runs';

/** A new run's name: the given one, or the scenario's with the first number that is free. */
export function newRunName(runs: string, scenario: string, given: string | undefined): string {
  if (given !== undefined) {
    if (/^\w[\w.-]{0,99}$/.test(given)) return given;
    throw new RunError(
      `the name ${JSON.stringify(given)} cannot be used; allowed: 1 to 100 letters, digits and . _ -, the first no . or -`,
      { exitCode: 2 },
    );
  }
  for (let number = 1; ; number++) {
    const name = number === 1 ? scenario : `${scenario}-${number}`;
    if (!existsSync(join(runs, name))) return name;
  }
}

/** The run that a user means: a path, or a name in the folder of runs. */
export function findRun(runs: string, given: string): RunDirectory {
  const places = [given, join(runs, given)].map((path) => new RunDirectory(path));
  // A run that is there wins over a folder that happens to have its name.
  const found =
    places.find(({ manifest }) => existsSync(manifest)) ?? places.find(({ path }) => existsSync(path));
  if (found) return found;
  const names = runNames(runs);
  const known = names.length === 0 ? `there are none in ${runs}` : `in ${runs} there are ${names.join(', ')}`;
  throw new RunError(`no run directory ${given}; ${known}`, { exitCode: 2 });
}

/** The run started last that has not finished. */
export function newestUnfinishedRun(runs: string): RunDirectory {
  const open = runNames(runs)
    .map((name) => new RunDirectory(join(runs, name)))
    .flatMap((directory) => {
      const manifest = readableManifest(directory);
      return manifest ? [{ directory, manifest }] : [];
    })
    .filter(({ manifest }) => manifest.status !== 'finished')
    .sort((a, b) => b.manifest.startedAt.localeCompare(a.manifest.startedAt));
  const newest = open[0];
  if (!newest) {
    throw new RunError(
      runNames(runs).length === 0
        ? `there are no runs in ${runs}: nothing to resume`
        : `no run in ${runs} is unfinished: nothing to resume`,
      { exitCode: 2 },
    );
  }
  return newest.directory;
}

/** Undefined for a damaged run or one of another version: it must not stand in the way of the others. */
function readableManifest(directory: RunDirectory): Manifest | undefined {
  try {
    return readManifest(directory);
  } catch (error) {
    if (error instanceof RunError) return undefined;
    throw error;
  }
}

function runNames(runs: string): string[] {
  if (!existsSync(runs) || !statSync(runs).isDirectory()) return [];
  return readdirSync(runs)
    .filter((name) => existsSync(join(runs, name, 'manifest.json')) && !name.startsWith('.'))
    .sort();
}
