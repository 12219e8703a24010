import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  dayDone,
  EXPORT_FORMATS,
  EXPORTS,
  type ExportContent,
  type ExportFormat,
  eventNames,
  exportRun,
  hashLog,
  prepareInputs,
  RunError,
  readManifest,
  readScenario,
  writeReport,
} from '@hearsay/runs';
import { type Command, Option } from 'commander';
import { parse } from 'yaml';
import { z } from 'zod';
import { findRun } from '../run-paths.ts';
import { findScenario, folderOf, loadScenario, shippedScenarios } from '../scenarios.ts';
import { count, json, plain, plainLines, type Terminal } from '../terminal.ts';
import { overridesOf, type ScenarioFlags, takesScenario } from './scenario-options.ts';
import { jsonOption, runsOption } from './shared.ts';

/** Commands that look at scenarios and runs and change neither. */
export function addInspectCommands(program: Command, terminal: Terminal): void {
  addValidate(program, terminal);
  addList(program, terminal);
  addHash(program, terminal);
  addExport(program, terminal);
  addReport(program, terminal);
}

function addValidate(program: Command, terminal: Terminal): void {
  takesScenario(program.command('validate'))
    .description('check a scenario and its files without running it; lists every problem at once')
    .addOption(jsonOption())
    .addHelpText('after', '\nExample:\n  hearsay validate my-scenario.yaml')
    .action(async (given: string, flags: ScenarioFlags & { json?: boolean }) => {
      const file = findScenario(given);
      const scenario = loadScenario(file, overridesOf(flags, folderOf(file)));
      const { network, notes } = await prepareInputs(scenario, folderOf(file));
      const facts = {
        scenario: scenario.name,
        agents: network.size,
        follows: network.edgeCount,
        days: scenario.days,
        notes,
      };
      if (flags.json === true) {
        terminal.out.write(json(facts));
        return;
      }
      terminal.out.write(
        `${plain(file)} is valid: ${count(network.size)} agents, ${count(network.edgeCount)} follows, ${count(scenario.days)} days\n`,
      );
      for (const note of notes) terminal.out.write(`note: ${plain(note)}\n`);
    });
}

const headSchema = z.object({ description: z.string().default('') });

function addList(program: Command, terminal: Terminal): void {
  program
    .command('list')
    .description('list the scenarios that come with Hearsay')
    .addOption(jsonOption())
    .action((flags: { json?: boolean }) => {
      const scenarios = shippedScenarios().map(({ name, file }) => {
        const { description } = headSchema.parse(parse(readFileSync(file, 'utf8')));
        return { name, file, description: description.trim() };
      });
      if (flags.json === true) {
        terminal.out.write(json(scenarios));
        return;
      }
      const width = Math.max(...scenarios.map(({ name }) => name.length));
      for (const { name, description } of scenarios) {
        terminal.out.write(`${name.padEnd(width)}  ${plain(description.split('\n')[0] ?? '')}\n`);
      }
    });
}

function addHash(program: Command, terminal: Terminal): void {
  program
    .command('hash')
    .description('digest of a run’s event log, read from its files; it depends on nothing but the events')
    .argument('<run>', 'run name or directory')
    .addOption(runsOption())
    .addOption(jsonOption())
    .action(async (given: string, flags: { runs: string; json?: boolean }) => {
      const directory = findRun(flags.runs, given);
      const manifest = readManifest(directory);
      const hash = await hashLog(
        directory,
        eventNames(readScenario(directory)),
        dayDone(directory, manifest),
      );
      if (manifest.hash !== undefined && manifest.hash !== hash) {
        throw new RunError(
          `the event log of ${directory.path} is not the one that was written: ${hash}, its manifest says ${manifest.hash}`,
          { exitCode: 1 },
        );
      }
      terminal.out.write(
        flags.json === true ? `${JSON.stringify({ hash, day: manifest.day })}\n` : `${hash}\n`,
      );
    });
}

function addExport(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description('write part of a run in a format that other tools read')
    .argument('<run>', 'run name or directory')
    .addOption(new Option('--what <content>', 'what to export').choices([...EXPORTS]).makeOptionMandatory())
    .addOption(
      new Option('--format <format>', 'format (gexf and graphml: network and cascades)')
        .choices([...EXPORT_FORMATS])
        .default('csv'),
    )
    .option('--out <file>', 'file to write; default: standard output')
    .addOption(runsOption())
    .addHelpText(
      'after',
      `
Examples:
  hearsay export fake-news --what events --format parquet --out events.parquet
  hearsay export fake-news --what cascades > cascades.csv
  hearsay export fake-news --what network --format gexf --out network.gexf`,
    )
    .action(
      async (
        given: string,
        flags: { what: ExportContent; format: ExportFormat; out?: string; runs: string },
      ) => {
        const directory = findRun(flags.runs, given);
        if (flags.out !== undefined) {
          refuseTarget(flags.out);
          await exportRun(directory, flags.what, flags.format, flags.out);
          terminal.err.write(`wrote ${plain(flags.out)}\n`);
          return;
        }
        const onScreen = terminal.out.isTTY === true;
        if (onScreen && flags.format === 'parquet') {
          throw new RunError('Parquet is binary and not for a terminal; write it with --out <file>', {
            exitCode: 2,
          });
        }
        const scratch = mkdtempSync(join(tmpdir(), 'hearsay-'));
        try {
          const file = join(scratch, 'export');
          await exportRun(directory, flags.what, flags.format, file);
          // Names from files may hold escape sequences: files get them as they are, a screen must not.
          if (onScreen)
            await pipeline(createReadStream(file, 'utf8'), plainPieces, terminal.out, { end: false });
          else await pipeline(createReadStream(file), terminal.out, { end: false });
        } finally {
          rmSync(scratch, { recursive: true, force: true });
        }
      },
    );
}

async function* plainPieces(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) yield plainLines(piece);
}

/** Throws a RunError if an export cannot go to this file. */
function refuseTarget(file: string): void {
  if (existsSync(file)) throw new RunError(`${file} exists already and is left as it is`, { exitCode: 2 });
  if (!existsSync(dirname(file))) {
    throw new RunError(`cannot write ${file}: there is no folder ${dirname(file)}`, { exitCode: 2 });
  }
}

function addReport(program: Command, terminal: Terminal): void {
  program
    .command('report')
    .description('make report.html of a run (again)')
    .argument('<run>', 'run name or directory')
    .addOption(runsOption())
    .action(async (given: string, flags: { runs: string }) => {
      const { file } = await writeReport(findRun(flags.runs, given), { html: true });
      terminal.out.write(`${plain(file ?? '')}\n`);
    });
}
