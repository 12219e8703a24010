import type { AttributesSpec, LeaningSpec } from './attributes-schema.ts';
import { EDUCATION_LEVELS } from './names.ts';
import { normalCdf, normalQuantile } from './normal.ts';

/** Turns a standard normal score into a value of a declared distribution: its quantile at Phi(score). */
export type Marginal = (score: number) => number;

/** Normal, clipped to [least, most]. */
export function clippedNormalMarginal(mean: number, sd: number, least: number, most: number): Marginal {
  return (score) => Math.max(least, Math.min(most, mean + sd * score));
}

/** Whole years: bands in proportion to their shares, uniform within each. */
export function ageMarginal(age: NonNullable<AttributesSpec['age']>): Marginal {
  const bands = 'bands' in age ? age.bands : [{ from: age.min, to: age.max, share: 1 }];
  const ends = cumulative(bands.map(({ share }) => share));
  return (score) => {
    const u = normalCdf(score);
    const index = placeIn(ends, u);
    const { from, to } = bands[index]!;
    const start = index === 0 ? 0 : ends[index - 1]!;
    const within = (u - start) / (ends[index]! - start);
    return Math.min(to, from + Math.floor(within * (to - from + 1)));
  };
}

/** Place in EDUCATION_LEVELS, in proportion to the shares. */
export function educationMarginal(shares: Readonly<Record<string, number | undefined>>): Marginal {
  const ends = cumulative(EDUCATION_LEVELS.map((level) => shares[level] ?? 0));
  return (score) => placeIn(ends, normalCdf(score));
}

export function leaningMarginal(spec: LeaningSpec): Marginal {
  const { mean, sd, min, max, position, share } = spec;
  switch (spec.distribution) {
    case 'normal':
      return clippedNormalMarginal(mean, sd, -1, 1);
    case 'uniform':
      return (score) => min + (max - min) * normalCdf(score);
    case 'poles':
      return (score) => {
        // The lower camp takes the lower scores, so that correlations see leaning ascend.
        const u = normalCdf(score);
        const upper = u >= 1 - share;
        const within = upper ? (u - (1 - share)) / share : u / (1 - share);
        const value = (upper ? position : -position) + (sd === 0 ? 0 : sd * normalQuantile(within));
        return Math.max(-1, Math.min(1, value));
      };
  }
}

/** Where each entry ends when shares stand one after another from 0 to 1. */
export function cumulative(shares: readonly number[]): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const ends = new Float64Array(shares.length);
  let sum = 0;
  for (const [index, share] of shares.entries()) {
    sum += share;
    ends[index] = sum / total;
  }
  return ends;
}

/** The entry that `u` in [0, 1] falls into; never one without a share. */
export function placeIn(ends: Float64Array, u: number): number {
  let last = 0;
  for (let index = 0; index < ends.length; index++) {
    if (u < ends[index]!) return index;
    if (index > 0 && ends[index]! > ends[index - 1]!) last = index;
  }
  return last;
}
