const ZERO = 48;
const POINT = 46;
const CARRIAGE_RETURN = 13;
const NEWLINE = 10;
/** Whole numbers of up to 9 digits stand for themselves (see IdTable). */
const MAX_ID_DIGITS = 9;
/** Up to 15 digits divided by a power of ten up to 10^15 is the correctly rounded decimal (Clinger 1990). */
const MAX_WEIGHT_DIGITS = 15;

/**
 * Takes lines of the plainest form, `12,34` or `12,34,0.5` and a newline, straight from bytes without making an
 * object. Whatever else a line may hold (text ids, quotes, spaces, comments, mistakes) it leaves to the slow path.
 */
export class PlainLine {
  source = 0;
  target = 0;
  weight = 1;
  /** Where the line after this one starts. */
  next = 0;
  #at = 0;

  /** Whether a whole plain line stands at `start`; if so the fields are set. */
  read(bytes: Uint8Array, start: number, separator: number): boolean {
    this.#at = start;
    this.source = this.#id(bytes);
    if (this.source < 0 || bytes[this.#at] !== separator) return false;
    this.#at++;
    this.target = this.#id(bytes);
    if (this.target < 0) return false;
    this.weight = 1;
    if (bytes[this.#at] === separator) {
      this.#at++;
      this.weight = this.#weight(bytes);
      if (this.weight < 0) return false;
    }
    if (bytes[this.#at] === CARRIAGE_RETURN) this.#at++;
    this.next = this.#at + 1;
    return bytes[this.#at] === NEWLINE;
  }

  #id(bytes: Uint8Array): number {
    const start = this.#at;
    const value = this.#digits(bytes);
    const length = this.#at - start;
    const canonical = length > 0 && length <= MAX_ID_DIGITS && (length === 1 || bytes[start] !== ZERO);
    return canonical ? value : -1;
  }

  #weight(bytes: Uint8Array): number {
    const start = this.#at;
    let value = this.#digits(bytes);
    let decimals = 0;
    if (bytes[this.#at] === POINT) {
      this.#at++;
      const point = this.#at;
      const fraction = this.#digits(bytes);
      decimals = this.#at - point;
      value = value * 10 ** decimals + fraction;
    }
    const length = this.#at - start;
    return length > decimals && length <= MAX_WEIGHT_DIGITS ? value / 10 ** decimals : -1;
  }

  #digits(bytes: Uint8Array): number {
    let at = this.#at;
    let value = 0;
    for (; at < bytes.length; at++) {
      const digit = bytes[at]! - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.#at = at;
    return value;
  }
}
