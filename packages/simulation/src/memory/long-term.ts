import type { ColumnStore } from '../columns.ts';
import { NONE } from '../events.ts';

/** The statement that impressed each agent most on one side of a claim: its weight fades, it is replaced by a stronger one. */
export class StrongestStatement {
  /** Weight, faded by `retention` every day. */
  readonly weight: Float32Array;
  /** Who said it. */
  readonly speaker: Int32Array;
  /** Event that made the speaker say it; NONE for somebody who never believed. */
  readonly cause: Float64Array;

  constructor(columns: ColumnStore, name: string, size: number) {
    this.weight = columns.define(`${name}/weight`, 'f32', size);
    this.speaker = columns.define(`${name}/speaker`, 'i32', size, NONE);
    this.cause = columns.define(`${name}/cause`, 'f64', size, NONE);
  }
}

/**
 * Long-term memory of one claim, per agent: the level L in [0, 1], an exponentially fading mean of the daily share f
 * of statements for the claim, `L <- retention L + (1 - retention) f`, and the strongest statement of either side.
 */
export class LongTermMemory {
  readonly level: Float32Array;
  readonly strongestFor: StrongestStatement;
  readonly strongestAgainst: StrongestStatement;
  readonly #retention: number;

  constructor(columns: ColumnStore, claim: string, size: number, retention: number) {
    this.level = columns.define(`long-term/level/${claim}`, 'f32', size);
    this.strongestFor = new StrongestStatement(columns, `long-term/for/${claim}`, size);
    this.strongestAgainst = new StrongestStatement(columns, `long-term/against/${claim}`, size);
    this.#retention = retention;
  }

  /** Folds a day with the share `support` in [0, 1] of statements for the claim; returns the new level. */
  fold(agent: number, support: number): number {
    const level = this.#retention * this.level[agent]! + (1 - this.#retention) * support;
    this.level[agent] = level;
    this.strongestFor.weight[agent]! *= this.#retention;
    this.strongestAgainst.weight[agent]! *= this.#retention;
    return level;
  }
}
