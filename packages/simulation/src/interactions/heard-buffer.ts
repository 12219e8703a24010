import type { Observations } from './interaction.ts';

/** Observations that are drawn and not stored: one buffer for all ranges, so it stays in the processor's cache. */
export class HeardBuffer implements Observations {
  from = 0;
  to = 0;
  offsets = new Int32Array(1);
  speakers: Int32Array;
  strengths: Float32Array | undefined;

  /** @param weighted whether statements have weights other than 1 */
  constructor(weighted: boolean) {
    this.speakers = new Int32Array(1024);
    this.strengths = weighted ? new Float32Array(1024) : undefined;
  }

  get first(): number {
    return this.from;
  }

  /** Empties the buffer for the range [from, to) with at most `most` statements. */
  reset(from: number, to: number, most: number): void {
    this.from = from;
    this.to = to;
    if (this.offsets.length < to - from + 1) this.offsets = new Int32Array(to - from + 1);
    if (this.speakers.length >= most) return;
    this.speakers = new Int32Array(most);
    if (this.strengths) this.strengths = new Float32Array(most);
  }
}
