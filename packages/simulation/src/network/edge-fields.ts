import Papa from 'papaparse';

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** The separators of edge lists, those first that ids hold least often; a space stands for any run of blanks. */
const separators = { tab: TAB, semicolon: 59, comma: 44, space: SPACE } as const;

/** The fields of one line as ranges of bytes, at most `MOST`; reused from line to line. */
export class EdgeFields {
  bytes: Uint8Array = new Uint8Array(0);
  /** Number of fields on the line; only the first `MOST` have ranges. */
  count = 0;
  readonly starts = new Int32Array(MOST);
  readonly ends = new Int32Array(MOST);

  /** Splits `bytes[start, end)`, which has no blanks around it. */
  split(bytes: Uint8Array, start: number, end: number, separator: number): void {
    this.bytes = bytes;
    this.count = 0;
    if (separator === SPACE) this.#splitAtBlanks(start, end);
    else if (hasByte(bytes, start, end, QUOTE)) this.#splitQuoted(start, end, separator);
    else this.#splitPlain(start, end, separator);
  }

  text(field: number): string {
    return DECODER.decode(this.bytes.subarray(this.starts[field]!, this.ends[field]!));
  }

  isEmpty(field: number): boolean {
    return this.starts[field] === this.ends[field];
  }

  isWholeNumber(field: number): boolean {
    for (let at = this.starts[field]!; at < this.ends[field]!; at++) {
      if (this.bytes[at]! < 48 || this.bytes[at]! > 57) return false;
    }
    return !this.isEmpty(field);
  }

  #splitPlain(start: number, end: number, separator: number): void {
    let from = start;
    for (let at = start; at <= end; at++) {
      if (at < end && this.bytes[at] !== separator) continue;
      this.#add(from, at);
      from = at + 1;
    }
  }

  #splitAtBlanks(start: number, end: number): void {
    let from = start;
    for (let at = start; at <= end; at++) {
      if (at < end && !isBlank(this.bytes[at]!)) continue;
      if (at > from) this.#add(from, at);
      from = at + 1;
    }
  }

  #splitQuoted(start: number, end: number, separator: number): void {
    const text = DECODER.decode(this.bytes.subarray(start, end));
    const row = Papa.parse<string[]>(text, { delimiter: String.fromCharCode(separator) }).data[0] ?? [];
    const encoded = row.map((field) => ENCODER.encode(field));
    this.bytes = new Uint8Array(encoded.reduce((sum, field) => sum + field.length, 0));
    let at = 0;
    for (const field of encoded) {
      this.bytes.set(field, at);
      this.#add(at, at + field.length);
      at += field.length;
    }
  }

  #add(start: number, end: number): void {
    if (this.count < MOST) {
      let from = start;
      let to = end;
      while (from < to && isBlank(this.bytes[from]!)) from++;
      while (to > from && isBlank(this.bytes[to - 1]!)) to--;
      this.starts[this.count] = from;
      this.ends[this.count] = to;
    }
    this.count++;
  }
}

/** Two ids and a weight; what comes after is not read. */
const MOST = 3;

/** The separator of the line `bytes[start, end)`: the first of the known ones that it has outside of quotes. */
export function detectSeparator(bytes: Uint8Array, start: number, end: number): number {
  const outside = new Set<number>();
  let quoted = false;
  for (let at = start; at < end; at++) {
    if (bytes[at] === QUOTE) quoted = !quoted;
    else if (!quoted) outside.add(bytes[at]!);
  }
  return Object.values(separators).find((byte) => outside.has(byte)) ?? SPACE;
}

export function separatorName(separator: number): string {
  const names: Readonly<Record<number, string>> = {
    [separators.comma]: 'a comma',
    [separators.semicolon]: 'a semicolon',
    [separators.tab]: 'a tab',
  };
  return names[separator] ?? 'spaces';
}

export function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

function hasByte(bytes: Uint8Array, start: number, end: number, byte: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === byte) return true;
  return false;
}
