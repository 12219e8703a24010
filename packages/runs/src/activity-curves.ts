import type { ActivityCurves } from '@hearsay/simulation';
import { parquetRows, readChunks, writeParquet } from './parquet.ts';
import type { RunDirectory } from './run-directory.ts';

const HOUR_NAMES = Array.from({ length: 24 }, (_, hour) => `h${String(hour).padStart(2, '0')}`);

/** Writes `agents/activity.parquet`: one row an agent, its probability to be active in each hour of the day. */
export async function writeCurves(directory: RunDirectory, { hourly }: ActivityCurves): Promise<void> {
  const size = hourly.length / HOUR_NAMES.length;
  const columns = HOUR_NAMES.map((name, hour) => ({
    name,
    values: Float32Array.from({ length: size }, (_, agent) => hourly[agent * HOUR_NAMES.length + hour]!),
  }));
  await writeParquet(directory.activity, size, columns);
}

/** Reads back what `writeCurves` wrote. */
export async function readCurves(directory: RunDirectory, size: number): Promise<ActivityCurves> {
  const hourly = new Float32Array(size * HOUR_NAMES.length);
  let filled = 0;
  await readChunks(
    `SELECT ${HOUR_NAMES.join(', ')} FROM ${parquetRows(directory.activity)}`,
    (column, rows) => {
      for (let hour = 0; hour < HOUR_NAMES.length; hour++) {
        const value = column(hour);
        for (let row = 0; row < rows; row++) {
          hourly[(filled + row) * HOUR_NAMES.length + hour] = Number(value(row));
        }
      }
      filled += rows;
    },
  );
  if (filled !== size) throw new Error(`it does not hold ${size} agents`);
  return { hourly, perAgent: true };
}
