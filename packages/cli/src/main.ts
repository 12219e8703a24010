#!/usr/bin/env node
import { EXIT } from './exit-codes.ts';
import { main } from './program.ts';

// A reader that has seen enough (`| head -1`) is no error, and a run goes on without its audience.
process.stderr.on('error', () => {});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: cannot write to the standard output: ${error.message}\n`);
  process.exitCode = EXIT.failed;
});

const status = await main(process.argv.slice(2));
process.exitCode ??= status;
