import { RandomSource } from './random.ts';

/**
 * The draws of one purpose, tick after tick. A source is made once a tick, however many ranges of agents or meetings
 * the tick is worked in: asynchronous update asks for one agent at a time.
 */
export class TickDraws {
  readonly #seed: number;
  readonly #purpose: string;
  #tick = -1;
  #source: RandomSource;

  constructor(seed: number, purpose: string) {
    this.#seed = seed;
    this.#purpose = purpose;
    this.#source = new RandomSource(seed, purpose);
  }

  /** The source of a tick; call its `at` before the draws of each agent or meeting. */
  of(tick: number): RandomSource {
    if (tick !== this.#tick) {
      this.#source = new RandomSource(this.#seed, this.#purpose, tick);
      this.#tick = tick;
    }
    return this.#source;
  }
}
