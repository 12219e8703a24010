import { HEARSAY_VERSION, RunError } from '@hearsay/runs';
import { formatProblem, InputError } from '@hearsay/simulation';
import { Command, CommanderError } from 'commander';
import { addInspectCommands } from './commands/inspect.ts';
import { addNetworkCommand } from './commands/network.ts';
import { addRunCommands } from './commands/run.ts';
import { EXIT } from './exit-codes.ts';
import { json, paint, plain, plainLines, processTerminal, type Terminal } from './terminal.ts';

/** Runs `hearsay` with these arguments; returns the exit status (see EXIT). */
export async function main(args: readonly string[], terminal: Terminal = processTerminal): Promise<number> {
  let status: number = EXIT.ok;
  const program = new Command('hearsay')
    .description('Simulates how rumours, beliefs and opinions spread through a population of agents.')
    .version(HEARSAY_VERSION)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(plainLines(text)),
    })
    .addHelpText(
      'after',
      `
Examples:
  hearsay run fake-news             run a shipped scenario
  hearsay run my-scenario.yaml      run your own
  hearsay resume                    go on with the newest unfinished run
  hearsay hash fake-news            digest of its event log

Exit status:
  0    all went well
  1    something failed on the way; what was done is kept
  2    the input cannot be used; nothing was written
  130  stopped by Ctrl-C after a whole day; "hearsay resume" goes on`,
    );
  addRunCommands(program, terminal, (result) => {
    status = result;
  });
  addInspectCommands(program, terminal);
  addNetworkCommand(program, terminal);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (args.includes('--json') && !(error instanceof CommanderError))
      terminal.out.write(json(failure(error)));
    return explain(error, terminal);
  }
}

/** An error for scripts. */
function failure(error: unknown) {
  if (error instanceof InputError) return { problems: error.problems };
  return { problems: [{ message: error instanceof Error ? error.message : String(error) }] };
}

/** Says an error in the user's words; returns the exit status. */
function explain(error: unknown, { err }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.badInput;
  if (error instanceof InputError) {
    const count = error.problems.length;
    err.write(`${paint(err, 'red', count === 1 ? '1 problem:' : `${count} problems:`)}\n`);
    for (const problem of error.problems) err.write(`  ${plain(formatProblem(problem))}\n`);
    return EXIT.badInput;
  }
  if (error instanceof RunError) {
    err.write(`${paint(err, 'red', 'error:')} ${plain(error.message)}\n`);
    return error.exitCode;
  }
  // Who reads the output has seen enough and gone.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return EXIT.ok;
  err.write(
    `${paint(err, 'red', 'error:')} ${plain(error instanceof Error ? error.message : String(error))}\n`,
  );
  if (process.env.HEARSAY_DEBUG !== undefined && error instanceof Error) err.write(`${error.stack}\n`);
  return EXIT.failed;
}
