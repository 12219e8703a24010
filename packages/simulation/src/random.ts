/**
 * Derived randomness: `random(seed, purpose, agent, tick)`.
 *
 * A counter-based generator has no hidden state that threads, workers or a resume could advance in another order:
 * every draw is a pure function of what it is for. The function is Threefry-2x32 with 20 rounds (Salmon, Moraes,
 * Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"), chosen because it needs only 32-bit additions,
 * rotations and exclusive-ors, which JavaScript has. Its published test vectors are checked in the tests.
 */

const PARITY = 0x1bd11bda;

/** One Threefry-2x32-20 block: writes two 32-bit words for a 64-bit key and a 64-bit counter into `out`. */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Int32Array,
): void {
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = PARITY ^ k0 ^ k1;
  let a = (counter0 + k0) | 0;
  let b = (counter1 + k1) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 1) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k2) | 0;
  b = (b + k0 + 2) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + k0) | 0;
  b = (b + k1 + 3) | 0;

  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + k1) | 0;
  b = (b + k2 + 4) | 0;

  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  out[0] = (a + k2) | 0;
  out[1] = (b + k0 + 5) | 0;
}

/** 32-bit FNV-1a of a purpose's UTF-16 code units; purposes are few and fixed, so 32 bits are plenty. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}

/**
 * All the draws of one purpose in one tick. Make one per purpose and tick, then `at(agent)` before each agent's
 * draws: they are the same whoever else drew before.
 */
export class RandomSource {
  readonly #key0: number;
  readonly #key1: number;
  readonly #block = new Int32Array(2);
  #stream = 0;
  #counter = 0;
  #left = 0;

  /**
   * @param seed whole number in [0, 2^53)
   * @param purpose what the draws are for, e.g. `contacts`
   * @param tick the tick they belong to; 0 for set-up
   */
  constructor(seed: number, purpose: string, tick = 0) {
    const block = this.#block;
    threefry2x32(seed | 0, Math.floor(seed / 0x1_0000_0000), hashText(purpose), tick, block);
    this.#key0 = block[0]!;
    this.#key1 = block[1]!;
  }

  /** Starts the draws of one agent (or other index, any 32-bit integer). */
  at(agent: number): this {
    this.#stream = agent | 0;
    this.#counter = 0;
    this.#left = 0;
    return this;
  }

  /** A signed 32-bit word, all values equally likely. */
  int32(): number {
    if (this.#left === 0) {
      threefry2x32(this.#key0, this.#key1, this.#stream, this.#counter++, this.#block);
      this.#left = 2;
    }
    return this.#block[2 - this.#left--]!;
  }

  /** Uniform in [0, 1) with 32 bits of resolution. */
  float(): number {
    return (this.int32() >>> 0) * 2.3283064365386963e-10;
  }

  /** Uniform whole number in [0, bound), 1 <= bound <= 2^31; its bias is below bound / 2^32. */
  below(bound: number): number {
    return Math.floor((this.int32() >>> 0) * 2.3283064365386963e-10 * bound);
  }

  /** Standard normal, by the Box-Muller transform (1958); uses two words. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.float()));
    return radius * Math.cos(2 * Math.PI * this.float());
  }
}

/** Draws that belong to no agent (generators, samples): one stream per purpose. */
export function randomStream(seed: number, purpose: string): RandomSource {
  return new RandomSource(seed, purpose).at(0);
}

/** Fisher-Yates shuffle in place. */
export function shuffle<T extends Int32Array | unknown[]>(items: T, random: RandomSource): T {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const held = items[last]!;
    items[last] = items[other]!;
    items[other] = held;
  }
  return items;
}
