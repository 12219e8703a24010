export interface PowerLawFit {
  /** P(k) ~ k^-exponent for k >= min. */
  readonly exponent: number;
  /** Where the tail starts. */
  readonly min: number;
  /** Values in the tail. */
  readonly count: number;
  /** Kolmogorov–Smirnov distance between tail and fit; smaller is better. */
  readonly distance: number;
}

/** Fewer values than this do not tell an exponent (Clauset et al. advise some 50). */
const MIN_TAIL = 50;
/** A tail that falls faster is taken for no power law at all. */
const MAX_EXPONENT = 10;
/** Beginnings of the tail that are tried; more distinct values are thinned out to this many. */
const MAX_STARTS = 100;

/**
 * Power law of a tail (Clauset, Shalizi & Newman 2009, "Power-law distributions in empirical data", section 3): for each
 * possible beginning k_min the discrete maximum-likelihood exponent, which maximizes
 * L = -n ln zeta(alpha, k_min) - alpha sum ln k; of these the one whose fit is nearest to the data by
 * Kolmogorov–Smirnov. An exponent says nothing about whether a power law fits well: see `distance`.
 *
 * @returns undefined if no tail has at least 50 values and two different ones, or if it falls faster than k^-10
 */
export function fitPowerLaw(values: Int32Array): PowerLawFit | undefined {
  const { distinct, atLeast } = tally(values);
  const starts = distinct.filter((_, index) => atLeast[index]! >= MIN_TAIL && index < distinct.length - 1);
  const stride = Math.max(1, starts.length / MAX_STARTS);
  let best: PowerLawFit | undefined;
  for (let at = 0; at < starts.length; at += stride) {
    const fit = fitTail(distinct, atLeast, Math.floor(at));
    if (!best || fit.distance < best.distance) best = fit;
  }
  return best && best.exponent < MAX_EXPONENT - 0.01 ? best : undefined;
}

/** The distinct values above zero in ascending order, and how many values are at least as large as each. */
function tally(values: Int32Array): { distinct: number[]; atLeast: number[] } {
  const sorted = values.filter((value) => value > 0).sort();
  const distinct: number[] = [];
  const atLeast: number[] = [];
  for (let index = 0; index < sorted.length; index++) {
    if (index > 0 && sorted[index] === sorted[index - 1]) continue;
    distinct.push(sorted[index]!);
    atLeast.push(sorted.length - index);
  }
  return { distinct, atLeast };
}

function fitTail(distinct: readonly number[], atLeast: readonly number[], start: number): PowerLawFit {
  const min = distinct[start]!;
  const count = atLeast[start]!;
  let sumOfLogs = 0;
  for (let index = start; index < distinct.length; index++) {
    sumOfLogs += (atLeast[index]! - (atLeast[index + 1] ?? 0)) * Math.log(distinct[index]!);
  }
  const likelihood = (alpha: number) => -count * Math.log(hurwitzZeta(alpha, min)) - alpha * sumOfLogs;
  const exponent = maximize(likelihood, 1.01, MAX_EXPONENT);
  const whole = hurwitzZeta(exponent, min);
  let distance = 0;
  for (let index = start; index < distinct.length; index++) {
    // Just above each value; between values both functions only part further at the next one.
    const data = (atLeast[index + 1] ?? 0) / count;
    const fitted = hurwitzZeta(exponent, distinct[index]! + 1) / whole;
    distance = Math.max(distance, Math.abs(data - fitted));
  }
  return { exponent, min, count, distance };
}

/** Golden-section search for the maximum of a function with one peak. */
function maximize(of: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [atLeft, atRight] = [of(left), of(right)];
  while (high - low > 1e-6) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}

/** sum over k >= 0 of (k + start)^-s for s > 1, by Euler–Maclaurin after ten terms; relative error below 1e-11. */
export function hurwitzZeta(s: number, start: number): number {
  let sum = 0;
  for (let term = 0; term < 10; term++) sum += (start + term) ** -s;
  const from = start + 10;
  const power = from ** -s;
  const first = s / (12 * from);
  const second = (first * (s + 1) * (s + 2)) / (60 * from ** 2);
  const third = (second * (s + 3) * (s + 4)) / (42 * from ** 2);
  return sum + power * (from / (s - 1) + 0.5 + first - second + third);
}
