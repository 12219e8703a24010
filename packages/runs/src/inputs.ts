import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import {
  chosen,
  createPopulation,
  detectNetworkFormat,
  generators,
  InputError,
  isNetworkFile,
  type LoadedNetwork,
  matchActivity,
  matchPersonas,
  type NetworkFileSpec,
  networkFormats,
  type PersonaRecord,
  type Population,
  randomStream,
  readActivity,
  readPersonas,
  type Scenario,
  type SocialNetwork,
} from '@hearsay/simulation';
import { checkBelievers } from './check-believers.ts';
import { checkNetwork, networkNotes } from './check-network.ts';

/** What a scenario runs on, besides itself. */
export interface Inputs {
  readonly network: SocialNetwork;
  readonly population: Population;
  /** What was left out or assumed, one sentence each. */
  readonly notes: readonly string[];
}

/** Whether a file that a scenario names is there; `folder` is the scenario file's. */
export function inputExists(folder: string, file: string): boolean {
  const path = resolveInput(folder, file);
  return existsSync(path) && statSync(path).isFile();
}

function resolveInput(folder: string, file: string): string {
  return isAbsolute(file) ? file : resolve(folder, file);
}

/** Reads or generates the network and the population of a scenario. Throws an InputError if a file is not usable. */
export async function prepareInputs(scenario: Scenario, folder: string): Promise<Inputs> {
  const personaFile = scenario.population.personas.file;
  const people = personaFile === undefined ? undefined : readPersonaFile(folder, personaFile);
  const { network } = scenario;
  const inputs = isNetworkFile(network)
    ? inputsOfFile(scenario, folder, network.file, await loadNetwork(folder, network), people)
    : generatedInputs(scenario, folder, people);
  const problems = [
    ...checkBelievers(scenario.population.believers, inputs.population),
    ...checkNetwork(scenario, inputs.network),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return { ...inputs, notes: [...inputs.notes, ...networkNotes(scenario, inputs.network)] };
}

function generatedInputs(
  scenario: Scenario,
  folder: string,
  people: readonly PersonaRecord[] | undefined,
): Inputs {
  const { network } = scenario;
  if (isNetworkFile(network)) throw new Error('a network file is not generated');
  const size = scenario.population.size ?? people?.length ?? 0;
  if (people && people.length !== size) {
    throw new InputError({
      file: scenario.population.personas.file ?? '',
      message: 'not as many people as population.size says',
      received: `${people.length} people`,
      allowed: `${size}, or no population.size`,
    });
  }
  const ids = people?.map(({ id }) => id);
  const activity = readCurves(scenario, folder, size, ids);
  const { entry, parameters } = chosen('generator', generators, network);
  const problems = entry.check(parameters, size);
  if (problems.length > 0) throw new InputError(problems);
  return {
    network: entry.generate(parameters, size, randomStream(scenario.seed, 'network')),
    population: createPopulation(size, scenario.seed, scenario.population, ids, people, activity?.curves),
    notes: activity?.notes ?? [],
  };
}

function inputsOfFile(
  scenario: Scenario,
  folder: string,
  file: string,
  loaded: LoadedNetwork,
  people: readonly PersonaRecord[] | undefined,
): Inputs {
  const { size } = scenario.population;
  if (size !== undefined && size !== loaded.network.size) {
    throw new InputError({
      file,
      path: 'population.size',
      message: 'the network file has another number of agents',
      received: String(size),
      allowed: `${loaded.network.size}, or no population.size`,
    });
  }
  const activity = readCurves(scenario, folder, loaded.network.size, loaded.ids, file);
  const records = people
    ? matchPersonas(people, scenario.population.personas.file ?? '', loaded.ids, file)
    : loaded.personas;
  return {
    network: loaded.network,
    population: createPopulation(
      loaded.network.size,
      scenario.seed,
      scenario.population,
      loaded.ids,
      records,
      activity?.curves,
    ),
    notes: [...loaded.notes, ...(activity?.notes ?? [])],
  };
}

async function loadNetwork(
  folder: string,
  { file, format: named, directed }: NetworkFileSpec,
): Promise<LoadedNetwork> {
  const format = named ?? detectNetworkFormat(file);
  if (format === undefined) throw new InputError({ file, message: 'the file name does not tell its format' });
  const { entry } = chosen('format', networkFormats, { format });
  const reader = entry.open({ file, directed });
  try {
    for await (const piece of openFile(resolveInput(folder, file))) reader.push(piece);
  } catch (error) {
    throw unreadable(file, error);
  }
  return reader.finish();
}

function openFile(path: string): Readable {
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  if (!path.toLowerCase().endsWith('.gz')) return stream;
  const gunzip = createGunzip({ chunkSize: 1 << 20 });
  stream.on('error', (error) => gunzip.destroy(error));
  return stream.pipe(gunzip);
}

function readPersonaFile(folder: string, file: string): PersonaRecord[] {
  return readPersonas(readText(folder, file), file);
}

type FileCurves = ReturnType<typeof matchActivity>;

/** The curves of `population.activity.file`, in the order of the network's agents. */
function readCurves(
  scenario: Scenario,
  folder: string,
  size: number,
  ids: readonly string[] | undefined,
  network?: string,
): FileCurves | undefined {
  const file = scenario.population.activity?.file;
  if (file === undefined) return undefined;
  return matchActivity(readActivity(readText(folder, file), file), size, ids, network);
}

function readText(folder: string, file: string): string {
  const path = resolveInput(folder, file);
  try {
    const bytes = readFileSync(path);
    return (path.toLowerCase().endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  return new InputError({
    file,
    message: `cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  });
}
