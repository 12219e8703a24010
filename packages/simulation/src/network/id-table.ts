import type { EdgeList } from './edges.ts';

const EMPTY = -1;
const decoder = new TextDecoder();

/**
 * Codes for the ids of a file while it streams: a whole number below 10^9 is its own code, any other id gets
 * -1, -2, ... in order of appearance. Ids are kept as bytes in one arena under open addressing, so that reading
 * 20 million lines of 19-digit ids makes no string (and a JavaScript Map ends at 2^24 entries).
 */
export class IdTable {
  #arena = new Uint8Array(1 << 12);
  #ends = new Int32Array(1 << 8);
  #slots = new Int32Array(1 << 9).fill(EMPTY);
  #count = 0;

  /** How many ids have negative codes. */
  get count(): number {
    return this.#count;
  }

  /** The code of the id in `bytes[start, end)`. */
  code(bytes: Uint8Array, start: number, end: number): number {
    const value = directValue(bytes, start, end);
    if (value >= 0) return value;
    let slot = this.#slotOf(hash(bytes, start, end));
    for (let entry = this.#slots[slot]!; entry !== EMPTY; entry = this.#slots[slot]!) {
      if (this.#same(entry, bytes, start, end)) return -1 - entry;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#slots[slot] = this.#count;
    this.#append(bytes, start, end);
    if (2 * this.#count > this.#slots.length) this.#rehash();
    return -this.#count;
  }

  /** The id's text. */
  text(code: number): string {
    return code >= 0 ? String(code) : decoder.decode(this.#bytesOf(-1 - code));
  }

  /** Whether every id in the table is a whole number (without leading zeros). */
  allWholeNumbers(): boolean {
    for (let entry = 0; entry < this.#count; entry++) {
      const bytes = this.#bytesOf(entry);
      if (bytes.length === 0 || (bytes[0] === 48 && bytes.length > 1)) return false;
      if (!bytes.every((byte) => byte >= 48 && byte <= 57)) return false;
    }
    return true;
  }

  /** Negative codes in ascending order of the whole numbers they stand for. */
  ascendingCodes(): Int32Array {
    const codes = Int32Array.from({ length: this.#count }, (_, entry) => -1 - entry);
    return codes.sort((a, b) => compareNumbers(this.#bytesOf(-1 - a), this.#bytesOf(-1 - b)));
  }

  #bytesOf(entry: number): Uint8Array {
    return this.#arena.subarray(entry === 0 ? 0 : this.#ends[entry - 1]!, this.#ends[entry]!);
  }

  #slotOf(hashed: number): number {
    return hashed & (this.#slots.length - 1);
  }

  #same(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = entry === 0 ? 0 : this.#ends[entry - 1]!;
    if (this.#ends[entry]! - from !== end - start) return false;
    for (let index = start; index < end; index++) {
      if (this.#arena[from + index - start] !== bytes[index]) return false;
    }
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number): void {
    const from = this.#count === 0 ? 0 : this.#ends[this.#count - 1]!;
    const to = from + end - start;
    if (to > this.#arena.length) this.#arena = grown(this.#arena, new Uint8Array(Math.max(to, from * 2)));
    if (this.#count === this.#ends.length) {
      this.#ends = grown(this.#ends, new Int32Array(this.#count * 2));
    }
    this.#arena.set(bytes.subarray(start, end), from);
    this.#ends[this.#count++] = to;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY);
    for (let entry = 0; entry < this.#count; entry++) {
      const bytes = this.#bytesOf(entry);
      let slot = this.#slotOf(hash(bytes, 0, bytes.length));
      while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = entry;
    }
  }
}

/**
 * Turns codes into agents, in place, and gives each agent's id: whole numbers in ascending order, or, when any id is
 * something else, all in order of first appearance.
 */
export function agentsFromCodes(edges: Pick<EdgeList, 'sources' | 'targets'>, table: IdTable): string[] {
  const direct = new DirectCodes(edges);
  const wholeNumbers = table.allWholeNumbers();
  const agents = wholeNumbers ? sequence(direct.count) : new Int32Array(direct.count).fill(EMPTY);
  const tableAgents = new Int32Array(table.count).fill(EMPTY);
  const agentOf = (code: number) => (code >= 0 ? agents[direct.rank(code)]! : tableAgents[-1 - code]!);

  const ids: string[] = [];
  if (wholeNumbers) {
    direct.each((code) => ids.push(String(code)));
    for (const code of table.ascendingCodes()) {
      tableAgents[-1 - code] = ids.length;
      ids.push(table.text(code));
    }
    // Ids that are 0 to n - 1 are agents already.
    if (table.count === 0 && direct.largest === direct.count - 1) return ids;
  } else {
    const meet = (code: number) => {
      if (agentOf(code) !== EMPTY) return;
      if (code >= 0) agents[direct.rank(code)] = ids.length;
      else tableAgents[-1 - code] = ids.length;
      ids.push(table.text(code));
    };
    for (let edge = 0; edge < edges.sources.length; edge++) {
      meet(edges.sources[edge]!);
      meet(edges.targets[edge]!);
    }
  }
  for (const column of [edges.sources, edges.targets]) {
    for (let edge = 0; edge < column.length; edge++) column[edge] = agentOf(column[edge]!);
  }
  return ids;
}

function sequence(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let index = 0; index < length; index++) numbers[index] = index;
  return numbers;
}

/** How many ids occur, and the largest that is a whole number below 10^9 (-1 if there is none). */
export function countIds(edges: Pick<EdgeList, 'sources' | 'targets'>, table: IdTable) {
  const direct = new DirectCodes(edges);
  return { distinct: direct.count + table.count, largest: direct.largest };
}

/** The non-negative codes that occur: a bitmap with running counts, so a code's rank among them is found at once. */
class DirectCodes {
  readonly #bits: Int32Array;
  readonly #before: Int32Array;
  readonly count: number;
  /** -1 if there is none. */
  readonly largest: number;

  constructor({ sources, targets }: Pick<EdgeList, 'sources' | 'targets'>) {
    let largest = -1;
    for (const column of [sources, targets]) {
      for (let edge = 0; edge < column.length; edge++) if (column[edge]! > largest) largest = column[edge]!;
    }
    this.largest = largest;
    this.#bits = new Int32Array((largest >> 5) + 1);
    for (const column of [sources, targets]) {
      for (let edge = 0; edge < column.length; edge++) {
        const code = column[edge]!;
        if (code >= 0) this.#bits[code >> 5]! |= 1 << (code & 31);
      }
    }
    this.#before = new Int32Array(this.#bits.length);
    let count = 0;
    for (let word = 0; word < this.#bits.length; word++) {
      this.#before[word] = count;
      count += bitCount(this.#bits[word]!);
    }
    this.count = count;
  }

  rank(code: number): number {
    const word = code >> 5;
    return this.#before[word]! + bitCount(this.#bits[word]! & ((1 << (code & 31)) - 1));
  }

  each(visit: (code: number) => void): void {
    for (let word = 0; word < this.#bits.length; word++) {
      const bits = this.#bits[word]!;
      for (let bit = 0; bits !== 0 && bit < 32; bit++) if (bits & (1 << bit)) visit(word * 32 + bit);
    }
  }
}

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The whole number in `bytes[start, end)` if it is below 10^9 and has no leading zero, else -1. */
function directValue(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0 || length > 9 || (bytes[start] === 48 && length > 1)) return -1;
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = bytes[index]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** FNV-1a over bytes, finished as MurmurHash3 does because FNV's low bits, which choose the slot, mix poorly. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5;
  for (let index = start; index < end; index++) value = Math.imul(value ^ bytes[index]!, 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) & 0x7fffffff;
}

function compareNumbers(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  const differs = a.findIndex((byte, index) => byte !== b[index]);
  return differs < 0 ? 0 : a[differs]! - b[differs]!;
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
