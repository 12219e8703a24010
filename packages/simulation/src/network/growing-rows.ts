/** Lists of agents that grow one by one, all in one array; a row that is full moves to twice the room. */
export class GrowingRows {
  readonly #starts: Int32Array;
  readonly #rooms: Int32Array;
  readonly #counts: Int32Array;
  #entries: Int32Array;
  #used = 0;

  /** @param entries room to make at once; it grows by itself */
  constructor(rows: number, entries: number) {
    this.#starts = new Int32Array(rows);
    this.#rooms = new Int32Array(rows);
    this.#counts = new Int32Array(rows);
    this.#entries = new Int32Array(Math.max(entries, 16));
  }

  count(row: number): number {
    return this.#counts[row]!;
  }

  get(row: number, place: number): number {
    return this.#entries[this.#starts[row]! + place]!;
  }

  push(row: number, value: number): void {
    const count = this.#counts[row]!;
    if (count === this.#rooms[row]) this.#move(row, Math.max(4, 2 * count));
    this.#entries[this.#starts[row]! + count] = value;
    this.#counts[row] = count + 1;
  }

  #move(row: number, room: number): void {
    if (this.#used + room > this.#entries.length) {
      const larger = new Int32Array(Math.max(this.#used + room, 2 * this.#entries.length));
      larger.set(this.#entries);
      this.#entries = larger;
    }
    const start = this.#starts[row]!;
    this.#entries.copyWithin(this.#used, start, start + this.#counts[row]!);
    this.#starts[row] = this.#used;
    this.#rooms[row] = room;
    this.#used += room;
  }
}
