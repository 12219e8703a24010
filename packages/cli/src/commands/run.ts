import { join } from 'node:path';
import {
  type Manifest,
  prepareInputs,
  RunDirectory,
  type RunOptions,
  readManifest,
  refuseExisting,
  resumeRun,
  startRun,
  writeReport,
} from '@hearsay/runs';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { Progress } from '../progress.ts';
import { findRun, newestUnfinishedRun, newRunName } from '../run-paths.ts';
import { findScenario, folderOf, loadScenario } from '../scenarios.ts';
import { printSummary } from '../summary.ts';
import { json, paint, plain, shellWord, type Terminal } from '../terminal.ts';
import { flagWords, overridesOf, type ScenarioFlags, takesScenario } from './scenario-options.ts';
import { jsonOption, runsOption } from './shared.ts';

interface RunFlags extends ScenarioFlags {
  readonly name?: string;
  readonly runs: string;
  readonly report: boolean;
  readonly json?: boolean;
}

/** `hearsay run` and `hearsay resume`. `done` takes the exit status. */
export function addRunCommands(program: Command, terminal: Terminal, done: (status: number) => void): void {
  takesScenario(program.command('run'))
    .description('run a scenario: a file, or the name of a shipped one')
    .option('--name <name>', 'name of the run; default: the scenario’s, numbered if taken')
    .option('--no-report', 'do not make report.html')
    .addOption(runsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Examples:
  hearsay run fake-news
  hearsay run fake-news --seed 2 --name second-try
  hearsay run fake-news --network follows.csv --set days=60
  hearsay run fake-news --set 'interventions=[{kind: official-refutation, when: {everyDays: 3}}]'`,
    )
    .action(async (given: string, flags: RunFlags) => {
      const file = findScenario(given);
      const overrides = overridesOf(flags, folderOf(file));
      const scenario = loadScenario(file, overrides);
      const name = newRunName(flags.runs, scenario.name, flags.name);
      const directory = new RunDirectory(join(flags.runs, name));
      refuseExisting(directory);
      const inputsFolder = folderOf(file);
      const inputs = await prepareInputs(scenario, inputsFolder);
      const run = {
        name,
        scenario,
        inputs,
        inputsFolder,
        command: `npm run hearsay -- run ${shellWord(file)}${flagWords(flags)}`,
      };
      done(
        await drive(terminal, directory, scenario.days, flags, (options) =>
          startRun(directory, run, options),
        ),
      );
    });

  program
    .command('resume')
    .description('go on with a run that was stopped or killed')
    .argument('[run]', 'run name or directory; default: the newest unfinished run')
    .option('--no-report', 'do not make report.html')
    .addOption(runsOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  hearsay resume\n  hearsay resume fake-news-2')
    .action(async (given: string | undefined, flags: Pick<RunFlags, 'runs' | 'report' | 'json'>) => {
      const directory = given === undefined ? newestUnfinishedRun(flags.runs) : findRun(flags.runs, given);
      const { days } = readManifest(directory);
      done(await drive(terminal, directory, days, flags, (options) => resumeRun(directory, options)));
    });
}

/** Runs with progress and a clean stop on Ctrl-C, then reports; returns the exit status. */
async function drive(
  terminal: Terminal,
  directory: RunDirectory,
  days: number,
  flags: Pick<RunFlags, 'report' | 'json'>,
  execute: (options: RunOptions) => Promise<Manifest>,
): Promise<number> {
  const progress = new Progress(terminal, days);
  const stop = new StopRequest(terminal, progress);
  try {
    const manifest = await execute({
      shouldStop: () => stop.asked,
      ...(flags.json !== true && { onDay: (record) => progress.day(record) }),
    });
    progress.finish();
    const report = await writeReport(directory, { html: flags.report });
    if (flags.json === true) terminal.out.write(json({ path: directory.path, ...manifest, ...report }));
    else printSummary(terminal, manifest, directory.path, report);
    if (manifest.status === 'finished') return EXIT.ok;
    const goOn = `npm run hearsay -- resume ${shellWord(directory.path)}`;
    terminal.err.write(`\nStopped after day ${manifest.day}. Go on with: ${plain(goOn)}\n`);
    return EXIT.stopped;
  } finally {
    progress.finish();
    stop.dispose();
  }
}

/** Milliseconds within which two signals are one press of Ctrl-C. */
const SAME_PRESS = 400;

/** The first Ctrl-C asks for a stop after the current day, the second ends the process at once. */
class StopRequest {
  asked = false;
  readonly #terminal: Terminal;
  readonly #progress: Progress;
  #askedAt = 0;
  readonly #listener = () => this.#onSignal();

  constructor(terminal: Terminal, progress: Progress) {
    this.#terminal = terminal;
    this.#progress = progress;
    process.on('SIGINT', this.#listener);
    process.on('SIGTERM', this.#listener);
  }

  dispose(): void {
    process.off('SIGINT', this.#listener);
    process.off('SIGTERM', this.#listener);
  }

  #onSignal(): void {
    const now = performance.now();
    if (this.asked) {
      // npm hands on the Ctrl-C that the terminal has sent to this process too: one press, two signals.
      if (now - this.#askedAt < SAME_PRESS) return;
      process.exit(EXIT.stopped);
    }
    this.asked = true;
    this.#askedAt = now;
    this.#progress.finish();
    const text =
      'Stopping after the current day (Ctrl-C again: at once; the last whole day is safe either way) ...';
    this.#terminal.err.write(`${paint(this.#terminal.err, 'yellow', text)}\n`);
  }
}
