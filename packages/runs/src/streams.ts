import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeFailure } from './errors.ts';

/** Writes text pieces to a file as they come. */
export async function writeStream(file: string, pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(batched(pieces)), createWriteStream(file));
  } catch (error) {
    throw writeFailure(file, error);
  }
}

/** Joins small pieces: a write for each line would cost more than the lines. */
function* batched(pieces: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  for (const piece of pieces) {
    if (batch.push(piece) < 1_000) continue;
    yield batch.join('');
    batch = [];
  }
  yield batch.join('');
}
