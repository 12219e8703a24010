import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Scenario, scenarioSchema } from '@hearsay/simulation';
import { parse, stringify } from 'yaml';
import { RunError } from './errors.ts';
import { readManifest } from './manifest.ts';
import type { RunDirectory } from './run-directory.ts';

/** A resolved scenario as scenario.yaml holds it, and the SHA-256 of what is read back from that. */
export function resolvedScenario(scenario: Scenario): { text: string; hash: string } {
  // Half a surrogate pair cannot be written to a file: the text would be another one when read back.
  const text = stringify(scenario, { lineWidth: 0 }).toWellFormed();
  return { text, hash: hashOf(scenarioSchema.parse(parse(text))) };
}

/** The scenario that a run directory holds. Throws a RunError if it is not the one that the run was started with. */
export function readScenario(directory: RunDirectory): Scenario {
  const { scenarioHash } = readManifest(directory);
  let scenario: Scenario;
  try {
    scenario = scenarioSchema.parse(parse(readFileSync(directory.scenario, 'utf8')));
  } catch (error) {
    throw new RunError(`${directory.scenario} is missing or damaged`, { exitCode: 2, cause: error });
  }
  if (hashOf(scenario) === scenarioHash) return scenario;
  throw new RunError(
    `${directory.scenario} is not what the run was started with. Undo the change, or start a new run with it: hearsay run ${directory.scenario}`,
    { exitCode: 2 },
  );
}

function hashOf(scenario: Scenario): string {
  return createHash('sha256').update(JSON.stringify(scenario)).digest('hex');
}
