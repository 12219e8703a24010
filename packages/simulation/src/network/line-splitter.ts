const NEWLINE = 10;

/**
 * Cuts a byte stream into lines without copying what lies whole in one piece: `line` is called with a buffer and the
 * range of each line (without its newline), which are valid only during the call.
 */
export class LineSplitter {
  readonly #line: (bytes: Uint8Array, start: number, end: number) => void;
  readonly #maxLength: number;
  readonly #tooLong: () => void;
  /** The beginning of a line whose end has not come yet: `#held[0, #heldLength)`. */
  #held = new Uint8Array(256);
  #heldLength = 0;
  #skipping = false;

  constructor(handlers: {
    line: (bytes: Uint8Array, start: number, end: number) => void;
    /** Called once for each line of more than `maxLength` bytes, instead of `line`. */
    tooLong: () => void;
    maxLength: number;
  }) {
    this.#line = handlers.line;
    this.#tooLong = handlers.tooLong;
    this.#maxLength = handlers.maxLength;
  }

  /** @param fast tries to take whole simple lines from `start` on; returns where it stopped */
  push(bytes: Uint8Array, fast: (bytes: Uint8Array, start: number) => number): void {
    let position = 0;
    if (this.#heldLength > 0 || this.#skipping) {
      const newline = bytes.indexOf(NEWLINE);
      if (newline < 0) {
        this.#hold(bytes, 0);
        return;
      }
      this.#hold(bytes.subarray(0, newline), 0);
      this.end();
      position = newline + 1;
    }
    while (position < bytes.length) {
      position = fast(bytes, position);
      if (position >= bytes.length) return;
      const newline = bytes.indexOf(NEWLINE, position);
      if (newline < 0) {
        this.#hold(bytes, position);
        return;
      }
      if (newline - position > this.#maxLength) this.#tooLong();
      else this.#line(bytes, position, newline);
      position = newline + 1;
    }
  }

  /** Ends the line in hand, as a newline or the end of the file does. */
  end(): void {
    const length = this.#heldLength;
    const skipped = this.#skipping;
    this.#heldLength = 0;
    this.#skipping = false;
    if (skipped) this.#tooLong();
    else if (length > 0) this.#line(this.#held, 0, length);
  }

  #hold(bytes: Uint8Array, start: number): void {
    const length = this.#heldLength + bytes.length - start;
    if (this.#skipping || length > this.#maxLength) {
      this.#skipping = true;
      return;
    }
    if (length > this.#held.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#held.length));
      larger.set(this.#held.subarray(0, this.#heldLength));
      this.#held = larger;
    }
    this.#held.set(bytes.subarray(start), this.#heldLength);
    this.#heldLength = length;
  }
}
