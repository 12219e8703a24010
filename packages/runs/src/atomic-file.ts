import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeFailure } from './errors.ts';

/** Where a file stands until it is whole. */
export function temporaryName(file: string): string {
  return `${file}.tmp`;
}

/** Makes a finished temporary file (or folder) the real one: after a crash there is the old one, or the new one, whole. */
export function publish(temporary: string, file: string): void {
  sync(temporary);
  renameSync(temporary, file);
  // Windows cannot open a folder to flush it; there a rename is as durable as it gets.
  if (process.platform !== 'win32') sync(dirname(file));
}

/** Writes a whole file or nothing. */
export function writeFileAtomic(file: string, content: string | Uint8Array): void {
  const temporary = temporaryName(file);
  try {
    writeWhole(temporary, content);
    publish(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw writeFailure(file, error);
  }
}

function writeWhole(file: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const handle = openSync(file, 'w');
  try {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(handle, bytes, written, Math.min(bytes.length - written, 1 << 26));
    }
  } finally {
    closeSync(handle);
  }
}

/** Flushes a file or folder to the disk itself: a power cut does not undo it. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
