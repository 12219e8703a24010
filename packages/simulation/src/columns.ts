export type Column = Uint8Array | Int32Array | Float32Array | Float64Array;
export type ColumnKind = 'u8' | 'i32' | 'f32' | 'f64';

const ARRAYS = { u8: Uint8Array, i32: Int32Array, f32: Float32Array, f64: Float64Array } as const;
interface ColumnOf {
  u8: Uint8Array;
  i32: Int32Array;
  f32: Float32Array;
  f64: Float64Array;
}

/** The kind of a column, as `define` names it. */
export function columnKind(column: Column): ColumnKind {
  if (column instanceof Uint8Array) return 'u8';
  if (column instanceof Int32Array) return 'i32';
  return column instanceof Float32Array ? 'f32' : 'f64';
}

/** An empty (zeroed) column of a kind; `length` in elements. */
export function createColumn<K extends ColumnKind>(kind: K, length: number): ColumnOf[K];
export function createColumn(kind: ColumnKind, length: number): Column {
  return new ARRAYS[kind](length);
}

/**
 * The state of a simulation as named typed arrays. Whoever needs state defines a column for it, and it is saved,
 * restored and hashed with the rest: nothing that must survive a resume may live anywhere else.
 */
export class ColumnStore {
  readonly #columns = new Map<string, Column>();

  /** Adds a column of `length` elements set to `fill`. A name may be taken once. */
  define<K extends ColumnKind>(name: string, kind: K, length: number, fill = 0): ColumnOf[K] {
    if (this.#columns.has(name)) throw new Error(`the column ${name} is defined twice`);
    const column = createColumn(kind, length);
    if (fill !== 0) column.fill(fill);
    this.#columns.set(name, column);
    return column;
  }

  /** All columns in the order in which they were defined. */
  entries(): IterableIterator<[string, Column]> {
    return this.#columns.entries();
  }

  /** Bytes held by all columns. */
  get byteLength(): number {
    let total = 0;
    for (const column of this.#columns.values()) total += column.byteLength;
    return total;
  }

  /** Copies saved columns over the defined ones. Throws if a name, kind or length differs: the save is of another scenario. */
  restore(saved: ReadonlyMap<string, Column>): void {
    for (const name of saved.keys()) {
      if (!this.#columns.has(name)) throw new Error(`the saved column ${name} is not known here`);
    }
    for (const [name, column] of this.#columns) {
      const source = saved.get(name);
      if (!source || source.length !== column.length || columnKind(source) !== columnKind(column)) {
        throw new Error(`the saved state does not fit: column ${name}`);
      }
      column.set(source);
    }
  }
}
