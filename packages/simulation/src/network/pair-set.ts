const FREE = -1;

/** A set of unordered pairs of agents, open addressing over two integer columns: 16 to 32 bytes a pair. */
export class PairSet {
  #low: Int32Array;
  #high: Int32Array;
  #size = 0;

  /** @param capacity pairs to make room for at once; it grows by itself */
  constructor(capacity = 16) {
    const slots = 1 << Math.ceil(Math.log2(Math.max(capacity, 8) * 2));
    this.#low = new Int32Array(slots).fill(FREE);
    this.#high = new Int32Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  has(a: number, b: number): boolean {
    return this.#low[this.#find(Math.min(a, b), Math.max(a, b))] !== FREE;
  }

  /** Whether the pair is new. */
  add(a: number, b: number): boolean {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const slot = this.#find(low, high);
    if (this.#low[slot] !== FREE) return false;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#size++;
    if (2 * this.#size > this.#low.length) this.#grow();
    return true;
  }

  delete(a: number, b: number): void {
    let gap = this.#find(Math.min(a, b), Math.max(a, b));
    if (this.#low[gap] === FREE) return;
    this.#size--;
    // Later pairs of the run move up into the gap (Knuth 1973, 6.4 algorithm R), so that no tombstones pile up.
    const mask = this.#low.length - 1;
    for (let slot = (gap + 1) & mask; this.#low[slot] !== FREE; slot = (slot + 1) & mask) {
      const home = slotOf(this.#low[slot]!, this.#high[slot]!, mask);
      if (((slot - home) & mask) < ((slot - gap) & mask)) continue;
      this.#low[gap] = this.#low[slot]!;
      this.#high[gap] = this.#high[slot]!;
      gap = slot;
    }
    this.#low[gap] = FREE;
  }

  #find(low: number, high: number): number {
    const mask = this.#low.length - 1;
    let slot = slotOf(low, high, mask);
    while (this.#low[slot] !== FREE && (this.#low[slot] !== low || this.#high[slot] !== high)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [lows, highs] = [this.#low, this.#high];
    this.#low = new Int32Array(lows.length * 2).fill(FREE);
    this.#high = new Int32Array(lows.length * 2);
    for (let slot = 0; slot < lows.length; slot++) {
      if (lows[slot] === FREE) continue;
      const place = this.#find(lows[slot]!, highs[slot]!);
      this.#low[place] = lows[slot]!;
      this.#high[place] = highs[slot]!;
    }
  }
}

/** MurmurHash3's finisher over both numbers. */
function slotOf(low: number, high: number, mask: number): number {
  let value = Math.imul(low, 0x9e3779b1) ^ high;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) & mask;
}
