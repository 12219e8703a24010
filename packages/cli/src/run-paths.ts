import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RunDirectory, RunError, readManifest } from '@hearsay/runs';

/** A new run's name: the given one, or the scenario's with the first number that is free. */
export function newRunName(runs: string, scenario: string, given: string | undefined): string {
  if (given !== undefined) {
    if (/^[\w][\w.-]*$/.test(given)) return given;
    throw new RunError(`the name ${JSON.stringify(given)} cannot be used; allowed: letters, digits, . _ -`, {
      exitCode: 2,
    });
  }
  for (let number = 1; ; number++) {
    const name = number === 1 ? scenario : `${scenario}-${number}`;
    if (!existsSync(join(runs, name))) return name;
  }
}

/** The run that a user means: a path, or a name in the folder of runs. */
export function findRun(runs: string, given: string): RunDirectory {
  const named = join(runs, given);
  const path = existsSync(given) || !existsSync(named) ? given : named;
  if (existsSync(path)) return new RunDirectory(path);
  const names = runNames(runs);
  const known = names.length === 0 ? `there are none in ${runs}` : `in ${runs} there are ${names.join(', ')}`;
  throw new RunError(`no run directory ${given}; ${known}`, { exitCode: 2 });
}

/** The run started last that has not finished. */
export function newestUnfinishedRun(runs: string): RunDirectory {
  const open = runNames(runs)
    .map((name) => new RunDirectory(join(runs, name)))
    .map((directory) => ({ directory, manifest: readManifest(directory) }))
    .filter(({ manifest }) => manifest.status !== 'finished')
    .sort((a, b) => b.manifest.startedAt.localeCompare(a.manifest.startedAt));
  const newest = open[0];
  if (!newest) throw new RunError(`every run in ${runs} has finished: nothing to resume`, { exitCode: 2 });
  return newest.directory;
}

function runNames(runs: string): string[] {
  if (!existsSync(runs)) return [];
  return readdirSync(runs)
    .filter((name) => existsSync(join(runs, name, 'manifest.json')) && !name.startsWith('.'))
    .sort();
}
