import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Column, columnKind, createColumn } from '@hearsay/simulation';
import { z } from 'zod';
import { publish, temporaryName } from './atomic-file.ts';
import { writeFailure } from './errors.ts';
import type { RunDirectory } from './run-directory.ts';

/** How many checkpoints are kept: the newest, and one before it in case the disk damaged the newest. */
const KEPT = 2;

const indexSchema = z.strictObject({
  day: z.int().min(0),
  /** SHA-256 of state.bin. */
  digest: z.string(),
  columns: z.array(
    z.strictObject({ name: z.string(), kind: z.enum(['u8', 'i32', 'f32', 'f64']), length: z.int().min(0) }),
  ),
});

/** Writes the whole state after a day, then lets go of all but the newest checkpoints. */
export function writeCheckpoint(
  directory: RunDirectory,
  day: number,
  columns: Iterable<[string, Column]>,
): void {
  const folder = directory.checkpoint(day);
  const temporary = temporaryName(folder);
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    const index = writeState(join(temporary, 'state.bin'), columns);
    const content = Buffer.from(JSON.stringify({ day, ...index }, null, 1));
    const handle = openSync(join(temporary, 'state.json'), 'w');
    writeSync(handle, content);
    closeSync(handle);
    rmSync(folder, { recursive: true, force: true });
    publish(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw writeFailure(folder, error);
  }
  for (const old of directory
    .checkpointDays()
    .filter((saved) => saved <= day)
    .slice(0, -KEPT)) {
    rmSync(directory.checkpoint(old), { recursive: true, force: true });
  }
}

function writeState(file: string, columns: Iterable<[string, Column]>) {
  const hash = createHash('sha256');
  const index = [];
  const handle = openSync(file, 'w');
  try {
    for (const [name, column] of columns) {
      const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
      hash.update(bytes);
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(handle, bytes, written, Math.min(bytes.length - written, 1 << 26));
      }
      index.push({ name, kind: columnKind(column), length: column.length });
    }
  } finally {
    closeSync(handle);
  }
  return { digest: hash.digest('hex'), columns: index };
}

/** The newest checkpoint that is whole and whose events are all on disk; undefined if there is none. */
export function readNewestCheckpoint(
  directory: RunDirectory,
): { day: number; columns: Map<string, Column> } | undefined {
  const days = new Set(directory.eventDays());
  for (const day of directory.checkpointDays().reverse()) {
    const complete = Array.from({ length: day + 1 }, (_, earlier) => earlier).every((earlier) =>
      days.has(earlier),
    );
    const columns = complete ? readCheckpoint(directory, day) : undefined;
    if (columns) return { day, columns };
  }
  return undefined;
}

/** The columns of a checkpoint, or undefined if it is damaged. */
function readCheckpoint(directory: RunDirectory, day: number): Map<string, Column> | undefined {
  const indexFile = join(directory.checkpoint(day), 'state.json');
  const stateFile = join(directory.checkpoint(day), 'state.bin');
  if (!existsSync(indexFile) || !existsSync(stateFile)) return undefined;
  const index = indexSchema.safeParse(jsonOrUndefined(readFileSync(indexFile, 'utf8')));
  if (!index.success) return undefined;
  const columns = new Map<string, Column>();
  for (const { name, kind, length } of index.data.columns) columns.set(name, createColumn(kind, length));
  const size = [...columns.values()].reduce((total, column) => total + column.byteLength, 0);
  if (statSync(stateFile).size !== size) return undefined;
  return fillColumns(stateFile, columns.values()) === index.data.digest ? columns : undefined;
}

/** Reads a state file into columns; returns its digest. */
function fillColumns(file: string, columns: Iterable<Column>): string {
  const hash = createHash('sha256');
  const handle = openSync(file, 'r');
  try {
    for (const column of columns) {
      const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
      for (let read = 0; read < bytes.length; ) {
        read += readSync(handle, bytes, read, Math.min(bytes.length - read, 1 << 26), null);
      }
      hash.update(bytes);
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
