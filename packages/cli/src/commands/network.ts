import { basename } from 'node:path';
import { type Inputs, prepareInputs } from '@hearsay/runs';
import {
  attributeMixing,
  InputError,
  louvain,
  type NetworkSummary,
  parseScenario,
  randomStream,
  summarizeNetwork,
} from '@hearsay/simulation';
import type { Command } from 'commander';
import { findScenario, folderOf, loadScenario } from '../scenarios.ts';
import { count, paint, percent, plain, type Terminal } from '../terminal.ts';
import { setOption } from './scenario-options.ts';
import { jsonOption } from './shared.ts';

interface NetworkFlags {
  readonly set: readonly string[];
  readonly directed?: boolean;
  readonly json?: boolean;
}

/** What samples are drawn from: the same network always gives the same figures. */
const SUMMARY_SEED = 0;

/** `hearsay network`: what kind of network a scenario or a file has. */
export function addNetworkCommand(program: Command, terminal: Terminal): void {
  program
    .command('network')
    .description('measure the network of a scenario or of a network file, without running anything')
    .argument('<scenario-or-file>', 'scenario file or name, or a network file')
    .option(
      '--directed',
      'a line "a b" of a network file means that a follows b; default: as its header says, else a tie both ways',
    )
    .addOption(setOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  hearsay network follows.csv --directed
  hearsay network fake-news --set population.size=100000`,
    )
    .action(async (given: string, flags: NetworkFlags) => {
      const inputs = await inputsOf(given, flags);
      const measured = measure(inputs, isNetworkFileName(given));
      if (flags.json === true) terminal.out.write(`${JSON.stringify(measured, null, 2)}\n`);
      else print(terminal, measured, inputs.notes);
    });
}

async function inputsOf(given: string, flags: NetworkFlags): Promise<Inputs> {
  if (isNetworkFileName(given)) {
    if (flags.set.length > 0) {
      throw new InputError({
        file: '--set',
        message: 'a network file has no fields to set',
        allowed: 'a scenario',
      });
    }
    const network = { file: basename(given), ...(flags.directed === true && { directed: true }) };
    const text = JSON.stringify({
      name: 'network',
      days: 1,
      topics: [{ id: 'none' }],
      minds: { model: 'degroot' },
      interaction: { kind: 'all-neighbours' },
      network,
    });
    return prepareInputs(parseScenario(text, { file: given }), folderOf(given));
  }
  const file = findScenario(given);
  return prepareInputs(loadScenario(file, flags.set), folderOf(file));
}

function isNetworkFileName(given: string): boolean {
  return /\.[a-z.]+$/i.test(basename(given)) && !/\.ya?ml$/i.test(given);
}

interface Measured extends NetworkSummary {
  readonly communities: { readonly count: number; readonly modularity: number };
  /** Whether agents are tied to others of the same kind, in [-1, 1], by attribute; undefined if all have the same. */
  readonly assortativity: ReturnType<typeof attributeMixing>;
}

function measure({ network, population }: Inputs, isFile: boolean): Measured {
  const random = () => randomStream(SUMMARY_SEED, 'network-summary');
  const { count: found, modularity } = louvain(network, random());
  return {
    ...summarizeNetwork(network, random()),
    communities: { count: found, modularity },
    // People generated for a bare file say nothing about it; those that stand in the file do.
    assortativity: isFile && !population.records ? {} : attributeMixing(network, population),
  };
}

function print(terminal: Terminal, measured: Measured, notes: readonly string[]): void {
  const line = (label: string, text: string) =>
    terminal.out.write(`${paint(terminal.out, 'dim', label.padEnd(32))}${text}\n`);
  const number = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? 'not defined' : value.toFixed(3);
  const degrees = ({ mean, max, quantiles }: NetworkSummary['followers']) =>
    `mean ${mean.toFixed(2)}, median ${quantiles.p50}, 90% up to ${quantiles.p90}, most ${count(max)}`;
  const { powerLaw, clustering, paths, components } = measured;
  line('agents', count(measured.agents));
  line('follows', count(measured.follows));
  line('followees an agent', degrees(measured.followees));
  line('followers an agent', degrees(measured.followers));
  line(
    'power law of the tail',
    powerLaw
      ? `exponent ${powerLaw.exponent.toFixed(2)} from ${powerLaw.min} followers on (KS distance ${powerLaw.distance.toFixed(3)})`
      : 'not defined',
  );
  line('reciprocity', percent(measured.reciprocity ?? Number.NaN));
  line('clustering', `${number(clustering.mean)} (${clustering.method})`);
  line('components', `${count(components.count)}, the largest holds ${percent(components.largestShare)}`);
  line('path length', `${number(paths.mean)} (from ${count(paths.sources)} agents)`);
  line('degree assortativity', number(measured.degreeAssortativity));
  for (const [attribute, value] of Object.entries(measured.assortativity)) {
    line(`${attribute} assortativity`, number(value));
  }
  line(
    'communities',
    `${count(measured.communities.count)}, modularity ${number(measured.communities.modularity)} (Louvain)`,
  );
  for (const note of notes) line('note', plain(note));
}
