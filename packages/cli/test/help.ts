import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { main } from '@hearsay/cli';
import { onTestFinished } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export const SCENARIO = `name: tiny
days: 4
claims:
  - { id: moon-cheese, text: The moon is made of cheese., topic: moon, veracity: false }
population: { size: 40, believers: { count: 4 } }
network: { generator: complete }
`;

/** A folder that lives as long as the test, with files in it. */
export function folderWith(files: Readonly<Record<string, string>> = { 'tiny.yaml': SCENARIO }): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** A `hearsay` process; `out` and `err` grow as it writes. */
export function launch(folder: string, args: readonly string[], options: SpawnOptions = {}) {
  const { NO_COLOR: _no, FORCE_COLOR: _force, HEARSAY_RUNS: _runs, ...env } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    env: { ...env, ...options.env },
  });
  const closed = once(child, 'close');
  const hearsay = { child, closed, out: '', err: '', alive: true };
  child.stdout?.on('data', (text: Buffer) => {
    hearsay.out += text.toString();
  });
  child.stderr?.on('data', (text: Buffer) => {
    hearsay.err += text.toString();
  });
  child.on('exit', () => {
    hearsay.alive = false;
  });
  return hearsay;
}

/** Runs `hearsay` in this process: for what is done in less time than a process takes to start. */
export async function hearsayHere(folder: string, args: readonly string[]): Promise<Result> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const written = { out: '', err: '' };
  out.on('data', (text: Buffer) => {
    written.out += text.toString();
  });
  err.on('data', (text: Buffer) => {
    written.err += text.toString();
  });
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = await main(args, { out, err });
    // What was written last is handed over in a later turn.
    await setImmediate();
    return { code, ...written };
  } finally {
    process.chdir(before);
  }
}

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `hearsay` to its end. */
export async function hearsay(
  folder: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Result> {
  const started = launch(folder, args, options);
  await started.closed;
  return { code: started.child.exitCode, out: started.out, err: started.err };
}
