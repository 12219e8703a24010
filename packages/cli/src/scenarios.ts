import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inputExists } from '@hearsay/runs';
import { InputError, parseScenario, type Scenario, suggestion } from '@hearsay/simulation';

/** The scenarios that come with Hearsay. */
const SHIPPED = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

export interface ShippedScenario {
  readonly name: string;
  readonly file: string;
}

export function shippedScenarios(): ShippedScenario[] {
  return readdirSync(SHIPPED)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name: basename(name, '.yaml'), file: relative(process.cwd(), join(SHIPPED, name)) }));
}

/** The file that a user means: a path, or the name of a shipped scenario. Throws an InputError if there is none. */
export function findScenario(given: string): string {
  if (existsSync(given) && statSync(given).isFile()) return given;
  const shipped = shippedScenarios();
  const found = shipped.find(({ name }) => name === given);
  if (found) return found.file;
  const names = shipped.map(({ name }) => name);
  throw new InputError({
    message: 'no such scenario file',
    received: given,
    allowed: `a path, or one of ${names.join(', ')}`,
    ...suggestion(basename(given, '.yaml'), names),
  });
}

/** Folder that the file names in a scenario are relative to. */
export function folderOf(file: string): string {
  return dirname(resolve(file));
}

/** Reads and checks a scenario file with the overrides of the command line. */
export function loadScenario(file: string, overrides: readonly string[]): Scenario {
  const text = readFileSync(file, 'utf8');
  const folder = folderOf(file);
  return parseScenario(text, { file, overrides, fileExists: (path) => inputExists(folder, path) });
}
