import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { RunError, writeFailure } from './errors.ts';
import type { RunDirectory } from './run-directory.ts';

const ownerSchema = z.object({ pid: z.int(), host: z.string() });
type Owner = z.output<typeof ownerSchema>;

/** Locks that this process holds: its own process id in a lock file says nothing, ids are given again and again. */
const held = new Set<string>();

/**
 * Makes this process the only writer of a run directory; returns what releases it. A lock whose process died (a kill,
 * a power cut) is taken over. Throws a RunError if another live process holds it.
 */
export function lockRun(directory: RunDirectory): () => void {
  const lock = resolve(directory.lock);
  if (held.has(lock)) {
    throw new RunError(`${directory.path} is in use by this very process`, { exitCode: 2 });
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    if (claim(lock)) {
      held.add(lock);
      return () => {
        held.delete(lock);
        rmSync(lock, { force: true });
      };
    }
    refuseIfAlive(directory, readOwner(lock));
    clearAway(directory, lock);
  }
  throw new RunError(`${directory.path} was taken by another process just now`, { exitCode: 2 });
}

/** Makes the lock file appear with its content in one step, so that nobody reads half of it; false if there is one. */
function claim(lock: string): boolean {
  const content = JSON.stringify({ pid: process.pid, host: hostname() });
  const mine = `${lock}.${process.pid}`;
  try {
    writeFileSync(mine, content);
    try {
      linkSync(mine, lock);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      // A file system without hard links.
      writeFileSync(lock, content, { flag: 'wx' });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw writeFailure(lock, error);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Removes a lock whose owner died; if somebody took it over in the meantime, it is put back. */
function clearAway(directory: RunDirectory, lock: string): void {
  const aside = `${lock}.${process.pid}.old`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw writeFailure(lock, error);
  }
  try {
    refuseIfAlive(directory, readOwner(aside));
  } catch (error) {
    linkSync(aside, lock);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Undefined if the lock is gone, or was written by half when its process died. */
function readOwner(lock: string): Owner | undefined {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(lock, 'utf8')));
  } catch {
    return undefined;
  }
}

function refuseIfAlive(directory: RunDirectory, owner: Owner | undefined): void {
  if (!owner) return;
  const sameHost = owner.host === hostname();
  if (sameHost && (owner.pid === process.pid || !isAlive(owner.pid))) return;
  const doubt = sameHost ? 'that process is not Hearsay' : 'that machine no longer runs it';
  throw new RunError(
    `${directory.path} is in use by process ${owner.pid} on ${owner.host}; if ${doubt}, delete ${directory.lock}`,
    { exitCode: 2 },
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
