import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  FLOAT,
  INTEGER,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import { publish, temporaryName } from './atomic-file.ts';
import { writeFailure } from './errors.ts';

/** A column to write: values by row, and the SQL that makes the Parquet column of them (default: as they are). */
export interface OutputColumn {
  readonly name: string;
  readonly values: Uint8Array | Int32Array | Float32Array | Float64Array | readonly (string | null)[];
  /** SQL over the column's own name, e.g. `CAST(event_id AS BIGINT)`. */
  readonly sql?: string;
  /** Value that stands for "absent" and is written as null; NaN may be it. */
  readonly absent?: number;
}

/** Rows of a DuckDB vector: a chunk holds no more. */
const CHUNK = 2_048;

let instance: Promise<DuckDBInstance> | undefined;

/** A connection to the process's own in-memory DuckDB; close it with `disconnectSync`. */
export async function openDatabase(): Promise<DuckDBConnection> {
  instance ??= DuckDBInstance.create(':memory:', {
    preserve_insertion_order: 'true',
    // What does not fit into memory would otherwise spill into a folder in the user's working directory.
    temp_directory: join(tmpdir(), `hearsay-duckdb-${process.pid}`),
  });
  return (await instance).connect();
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** SQL that reads Parquet files as they are: a run in a folder `day=5` gets no column of that name. */
export function parquetRows(...files: readonly string[]): string {
  return `read_parquet([${files.map(sqlPath).join(', ')}], hive_partitioning = false)`;
}

/** A path to read as an SQL literal that means this file only: DuckDB takes `*`, `?` and `[` for patterns. */
export function sqlPath(file: string): string {
  return sqlText(file.replace(/[*?[]/g, '[$&]'));
}

/** SQL that turns a number column into one of the words, by place (0 is the first); anything else becomes null. */
export function sqlWord(column: string, words: readonly string[]): string {
  return `list_extract([${words.map(sqlText).join(', ')}]::VARCHAR[], ${column} + 1)`;
}

/** Writes rows `0 .. length - 1` of columns as a Parquet file, whole or not at all. */
export async function writeParquet(
  file: string,
  length: number,
  columns: readonly OutputColumn[],
): Promise<void> {
  const temporary = temporaryName(file);
  const connection = await openDatabase();
  try {
    const types = columns.map((column) => typeOf(column.values));
    const fields = columns.map((column, place) => `${column.name} ${types[place]}`).join(', ');
    await connection.run(`CREATE TEMP TABLE output (${fields})`);
    const appender = await connection.createAppender('output', undefined, 'temp');
    for (let start = 0; start < length; start += CHUNK) {
      appender.appendDataChunk(chunkOf(columns, types, start, Math.min(CHUNK, length - start)));
    }
    appender.closeSync();
    const selected = columns.map(({ name, sql }) => `${sql ?? name} AS ${name}`).join(', ');
    await connection.run(
      `COPY (SELECT ${selected} FROM output) TO ${sqlText(temporary)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    publish(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw writeFailure(file, error);
  } finally {
    connection.disconnectSync();
  }
}

function typeOf(values: OutputColumn['values']): DuckDBType {
  if (values instanceof Uint8Array) return UTINYINT;
  if (values instanceof Int32Array) return INTEGER;
  if (values instanceof Float32Array) return FLOAT;
  return values instanceof Float64Array ? DOUBLE : VARCHAR;
}

function chunkOf(
  columns: readonly OutputColumn[],
  types: readonly DuckDBType[],
  start: number,
  count: number,
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, count);
  for (const [place, { values, absent }] of columns.entries()) {
    const vector = chunk.getColumnVector(place);
    for (let row = 0; row < count; row++) {
      const value = values[start + row]!;
      const missing = absent !== undefined && Object.is(value, absent);
      vector.setItem(row, missing ? null : value);
    }
    vector.flush();
  }
  return chunk;
}

/** Runs a query and hands over its chunks one by one; values are read by `column(place)[row]`. */
export async function readChunks(
  sql: string,
  take: (column: (place: number) => (row: number) => unknown, rows: number) => void,
): Promise<void> {
  const connection = await openDatabase();
  try {
    const result = await connection.stream(sql);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      take((place) => {
        const vector = chunk.getColumnVector(place);
        return (row) => vector.getItem(row);
      }, chunk.rowCount);
    }
  } finally {
    connection.disconnectSync();
  }
}

/** Numbers of a chunk's column written into `out` from `start` on, `absent` for null. */
export function copyNumbers(
  item: (row: number) => unknown,
  rows: number,
  out: Uint8Array | Int32Array | Float32Array | Float64Array,
  start: number,
  absent: number,
): void {
  for (let row = 0; row < rows; row++) {
    const value = item(row);
    out[start + row] = typeof value === 'number' ? value : absent;
  }
}
