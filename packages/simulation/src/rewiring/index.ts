import { boundedConfidence } from './bounded-confidence.ts';
import type { RewiringKind } from './rewiring.ts';
import { weights } from './weights.ts';

/** Scenario name -> how follows and their weights change. */
export const rewirings = {
  'bounded-confidence': boundedConfidence,
  weights,
} satisfies Record<string, RewiringKind>;

export type { Rewiring, RewiringKind } from './rewiring.ts';
