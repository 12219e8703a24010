import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { InputError } from '@hearsay/simulation';
import { type Command, Option } from 'commander';
import { shellWord } from '../terminal.ts';

/** What a user may change of a scenario on the command line. */
export interface ScenarioFlags {
  readonly set: readonly string[];
  readonly seed?: string;
  readonly network?: string;
}

/** Adds the argument and options of every command that takes a scenario. */
export function takesScenario(command: Command): Command {
  return command
    .argument('<scenario>', 'scenario file, or a name that "hearsay list" shows')
    .addOption(setOption())
    .option('--seed <number>', 'short for --set seed=number')
    .option('--network <file>', 'take this network file instead of the scenario’s network');
}

export const setOption = () =>
  new Option('--set <path=value>', 'override a field of the scenario (repeatable)')
    .argParser<readonly string[]>((value, earlier) => [...earlier, value])
    .default([]);

/** The flags as overrides for the parser; `folder` is the scenario file's. */
export function overridesOf({ set, seed, network }: ScenarioFlags, folder: string): string[] {
  if (network !== undefined && !(existsSync(network) && statSync(network).isFile())) {
    // Said here in the user's words: the scenario would name the path as seen from its own folder.
    throw new InputError({ file: '--network', message: 'no such file', received: JSON.stringify(network) });
  }
  return [
    // File names in a scenario are relative to it; the option's is relative to where the user is. A network file brings
    // its own agents, so the number of generated ones goes.
    ...(network === undefined
      ? []
      : [`network=${JSON.stringify({ file: relative(folder, resolve(network)) })}`, 'population.size=']),
    ...set,
    ...(seed === undefined ? [] : [`seed=${seed === '' ? '""' : seed}`]),
  ];
}

/** The flags as words of a shell command. */
export function flagWords({ set, seed, network }: ScenarioFlags): string {
  return [
    ...(network === undefined ? [] : ['--network', network]),
    ...set.flatMap((override) => ['--set', override]),
    ...(seed === undefined ? [] : ['--seed', seed]),
  ]
    .map((word) => ` ${shellWord(word)}`)
    .join('');
}
