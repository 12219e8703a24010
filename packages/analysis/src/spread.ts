import { NONE, type TickMeasures } from '@hearsay/simulation';
import type { CascadeForest } from './forest.ts';

/** How far a claim got. */
export interface Spread {
  /** Believers on day 0. */
  readonly seeds: number;
  /** Agents that believed it at any time, seeds included. */
  readonly everBelieved: number;
  /** Share of those who did not believe it on day 0 that came to believe it, in [0, 1]; NaN if there were none. */
  readonly attackRate: number;
  /** Largest number of believers at the end of a tick, and the first tick and day with it. */
  readonly peakBelievers: number;
  readonly peakTick: number;
  readonly peakDay: number;
  /** Share of the population that believes it at the end, in [0, 1]. */
  readonly finalPrevalence: number;
}

/** @param rows the claim's measures, a row a tick, in order */
export function measureSpread(forest: CascadeForest, rows: readonly TickMeasures[], size: number): Spread {
  const everBelieved = new Set(forest.agent).size;
  const seeds = rows[0]?.believers ?? 0;
  const peak = rows.reduce<TickMeasures | undefined>(
    (best, row) => (best === undefined || row.believers > best.believers ? row : best),
    undefined,
  );
  return {
    seeds,
    everBelieved,
    attackRate: size > seeds ? (everBelieved - seeds) / (size - seeds) : Number.NaN,
    peakBelievers: peak?.believers ?? 0,
    peakTick: peak?.tick ?? 0,
    peakDay: peak?.day ?? 0,
    finalPrevalence: rows.at(-1)?.prevalence ?? Number.NaN,
  };
}

export interface Spreader {
  readonly agent: number;
  /** Times that the agent was the one who convinced somebody. */
  readonly convinced: number;
  /** Nodes below the agent's nodes: all who believe because of it, directly or not. */
  readonly reached: number;
}

/** The `count` agents that convinced most others, most first (equals: who reached more, then agent order). */
export function topSpreaders(forest: CascadeForest, subtree: Int32Array, count: number): Spreader[] {
  const convinced = new Map<number, number>();
  const reached = new Map<number, number>();
  for (let node = 0; node < forest.size; node++) {
    const agent = forest.agent[node]!;
    reached.set(agent, (reached.get(agent) ?? 0) + subtree[node]! - 1);
    const parent = forest.parent[node]!;
    if (parent === NONE) continue;
    const convincer = forest.agent[parent]!;
    convinced.set(convincer, (convinced.get(convincer) ?? 0) + 1);
  }
  return [...convinced]
    .map(([agent, times]) => ({ agent, convinced: times, reached: reached.get(agent) ?? 0 }))
    .sort((a, b) => b.convinced - a.convinced || b.reached - a.reached || a.agent - b.agent)
    .slice(0, count);
}
