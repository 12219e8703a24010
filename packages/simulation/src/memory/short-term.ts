import type { ColumnStore } from '../columns.ts';

/**
 * What was heard about one claim since the last night, per agent: not every sentence, but how much spoke for the claim
 * and how much was said at all, each statement with its weight. It is emptied when the day is folded into long-term
 * memory, so it never grows.
 */
export class ShortTermMemory {
  /** Weight of today's statements by believers. */
  readonly support: Float32Array;
  /** Weight of all of today's statements. */
  readonly total: Float32Array;

  constructor(columns: ColumnStore, claim: string, size: number) {
    this.support = columns.define(`short-term/support/${claim}`, 'f32', size);
    this.total = columns.define(`short-term/total/${claim}`, 'f32', size);
  }
}
