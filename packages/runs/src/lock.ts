import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { RunError, writeFailure } from './errors.ts';
import type { RunDirectory } from './run-directory.ts';

const ownerSchema = z.object({ pid: z.int(), host: z.string() });

/**
 * Makes this process the only writer of a run directory; returns what releases it. A lock whose process died (a kill,
 * a power cut) is taken over. Throws a RunError if another live process holds it.
 */
export function lockRun(directory: RunDirectory): () => void {
  const content = JSON.stringify({ pid: process.pid, host: hostname() });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(directory.lock, content, { flag: 'wx' });
      return () => rmSync(directory.lock, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw writeFailure(directory.lock, error);
      }
    }
    refuseIfHeld(directory);
    rmSync(directory.lock, { force: true });
  }
  throw new RunError(`${directory.path} was taken by another process just now`, { exitCode: 2 });
}

function refuseIfHeld(directory: RunDirectory): void {
  let owner: z.output<typeof ownerSchema>;
  try {
    owner = ownerSchema.parse(JSON.parse(readFileSync(directory.lock, 'utf8')));
  } catch {
    // Gone in the meantime, or written by half when its process died.
    return;
  }
  const sameHost = owner.host === hostname();
  if (sameHost && (owner.pid === process.pid || !isAlive(owner.pid))) return;
  const advice = sameHost ? '' : `; if that machine no longer runs it, delete ${directory.lock}`;
  throw new RunError(`${directory.path} is in use by process ${owner.pid} on ${owner.host}${advice}`, {
    exitCode: 2,
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
