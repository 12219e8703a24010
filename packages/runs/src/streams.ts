import { createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { publish, temporaryName } from './atomic-file.ts';
import { writeFailure } from './errors.ts';

/** Writes text pieces to a file as they come; the file is whole, or not there. */
export async function writeStream(file: string, pieces: Iterable<string>): Promise<void> {
  const temporary = temporaryName(file);
  try {
    await pipeline(Readable.from(batched(pieces)), createWriteStream(temporary));
    publish(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
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
