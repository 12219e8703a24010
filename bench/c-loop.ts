import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { SocialNetwork } from '@hearsay/simulation';

/** Forms of the loop in bounded-confidence.c. */
export type LoopForm = 'branch' | 'branch-free';

export interface LoopTick {
  readonly milliseconds: number;
  readonly checksum: number;
}

/** Compiles the C loop into `folder`; undefined where there is no gcc. */
export function compileLoop(folder: string): string | undefined {
  const program = join(folder, 'bounded-confidence');
  const source = join(import.meta.dirname, 'bounded-confidence.c');
  const { status, error, stderr } = spawnSync('gcc', ['-O3', '-o', program, source, '-lm'], {
    encoding: 'utf8',
  });
  if (error) return undefined;
  if (status !== 0) throw new Error(`gcc cannot compile ${source}:\n${stderr}`);
  return program;
}

/** The C loop in its own process, with a network and opinions of its own; one tick at a time, so that others take turns. */
export class CLoop {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;

  constructor(program: string, file: string, network: SocialNetwork, opinions: Float32Array) {
    const handle = openSync(file, 'w');
    for (const part of [
      Int32Array.of(network.size, network.edgeCount),
      network.offsets,
      network.targets,
      opinions,
    ]) {
      writeWhole(handle, new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    }
    closeSync(handle);
    this.#child = spawn(program, [file]);
    this.#lines = createInterface({ input: this.#child.stdout });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  async tick(form: LoopForm, epsilon: number): Promise<LoopTick> {
    this.#child.stdin.write(`${form} ${epsilon}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error(`the C loop ended early with status ${this.#child.exitCode}`);
    const [milliseconds, sum] = String(value).split(' ').map(Number);
    return { milliseconds: milliseconds ?? Number.NaN, checksum: sum ?? Number.NaN };
  }

  close(): void {
    this.#lines.close();
    this.#child.stdin.end();
  }
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
}
