import { createHash, type Hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Column, columnKind, createColumn } from '@hearsay/simulation';
import { z } from 'zod';
import { publish, sync, temporaryName, writeFileAtomic } from './atomic-file.ts';
import { writeFailure } from './errors.ts';
import type { RunDirectory } from './run-directory.ts';

/** How many checkpoints are kept: the newest, and one before it in case the disk damaged the newest. */
const KEPT = 2;

/** Bytes of an element. */
const BYTES = { u8: 1, i32: 4, f32: 4, f64: 8 } as const;

const indexSchema = z.strictObject({
  day: z.int().min(0),
  /** SHA-256 of the day, the list of columns and state.bin. */
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
    const index = writeState(join(temporary, 'state.bin'), day, columns);
    writeFileAtomic(join(temporary, 'state.json'), JSON.stringify(index, null, 1));
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

type Index = z.output<typeof indexSchema>;

/** A digest that starts with what the bytes mean: a damaged list of columns is found like a damaged column. */
function startDigest(day: number, columns: Index['columns']): Hash {
  const described = columns.map(({ name, kind, length }) => [name, kind, length]);
  return createHash('sha256').update(JSON.stringify([day, described]));
}

function writeState(file: string, day: number, state: Iterable<[string, Column]>): Index {
  const columns = [...state];
  const index = columns.map(([name, column]) => ({ name, kind: columnKind(column), length: column.length }));
  const hash = startDigest(day, index);
  const handle = openSync(file, 'w');
  try {
    for (const [, column] of columns) {
      const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
      hash.update(bytes);
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(handle, bytes, written, Math.min(bytes.length - written, 1 << 26));
      }
    }
  } finally {
    closeSync(handle);
  }
  sync(file);
  return { day, digest: hash.digest('hex'), columns: index };
}

/** The checkpoints that are whole and whose events are all on disk, newest first. */
export function* wholeCheckpoints(
  directory: RunDirectory,
): Generator<{ day: number; columns: Map<string, Column> }> {
  const days = new Set(directory.eventDays());
  for (const day of directory.checkpointDays().reverse()) {
    const complete = Array.from({ length: day + 1 }, (_, earlier) => earlier).every((earlier) =>
      days.has(earlier),
    );
    const columns = complete ? readCheckpoint(directory, day) : undefined;
    if (columns) yield { day, columns };
  }
}

/** The columns of a checkpoint, or undefined if it is damaged. */
function readCheckpoint(directory: RunDirectory, day: number): Map<string, Column> | undefined {
  const stateFile = join(directory.checkpoint(day), 'state.bin');
  try {
    const index = indexSchema.parse(
      JSON.parse(readFileSync(join(directory.checkpoint(day), 'state.json'), 'utf8')),
    );
    // Before any memory is taken: a damaged length may ask for all there is.
    const size = index.columns.reduce((total, { kind, length }) => total + BYTES[kind] * length, 0);
    if (index.day !== day || statSync(stateFile).size !== size) return undefined;
    const columns = new Map(
      index.columns.map(({ name, kind, length }) => [name, createColumn(kind, length)]),
    );
    const digest = fillColumns(stateFile, startDigest(day, index.columns), columns.values());
    return digest === index.digest ? columns : undefined;
  } catch {
    // Missing, no JSON, or a disk that cannot read it: whatever it is, an older checkpoint is the way out.
    return undefined;
  }
}

/** Reads a state file into columns; returns its digest. */
function fillColumns(file: string, hash: Hash, columns: Iterable<Column>): string {
  const handle = openSync(file, 'r');
  try {
    for (const column of columns) {
      const bytes = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
      for (let read = 0; read < bytes.length; ) {
        const count = readSync(handle, bytes, read, Math.min(bytes.length - read, 1 << 26), null);
        if (count === 0) throw new Error('the file ends early');
        read += count;
      }
      hash.update(bytes);
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
