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
  if (existsSync(given))
    throw new InputError({ file: given, message: 'is not a file', allowed: 'a scenario file' });
  const names = shipped.map(({ name }) => name);
  throw new InputError({
    message: 'no such scenario file',
    received: JSON.stringify(given),
    allowed: `a path, or one of ${names.join(', ')}`,
    ...suggestion(basename(given, '.yaml'), names),
  });
}

/** Folder that the file names in a scenario are relative to. */
export function folderOf(file: string): string {
  return dirname(resolve(file));
}

function readText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const undecodable = error instanceof TypeError;
    throw new InputError({
      file,
      message: undecodable ? 'not a text file in UTF-8' : 'cannot be read',
      ...(!undecodable && { received: error instanceof Error ? error.message : String(error) }),
    });
  }
}

/** Reads and checks a scenario file with the overrides of the command line. */
export function loadScenario(file: string, overrides: readonly string[]): Scenario {
  const text = readText(file);
  const folder = folderOf(file);
  return parseScenario(text, { file, overrides, fileExists: (path) => inputExists(folder, path) });
}
