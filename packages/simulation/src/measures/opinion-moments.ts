export interface OpinionMoments {
  /** Mean opinion, in [-1, 1]. */
  readonly mean: number;
  /** Population variance, in [0, 1]. */
  readonly variance: number;
  /** Bimodality coefficient, in (0, 1]; NaN if not defined (fewer than 4 agents, or all of one opinion). */
  readonly bimodality: number;
}

/**
 * Mean, variance and the bimodality coefficient of opinions,
 * `BC = (g^2 + 1) / (k + 3 (n - 1)^2 / ((n - 2) (n - 3)))` with sample skewness g and sample excess kurtosis k (Pfister,
 * Schwarz, Janczyk, Dale, Freeman 2013, "Good things peak in pairs"). A uniform distribution has 5/9 = 0.555; larger
 * values point to two camps.
 */
export function opinionMoments(opinion: Float32Array): OpinionMoments {
  const n = opinion.length;
  let sum = 0;
  for (let agent = 0; agent < n; agent++) sum += opinion[agent]!;
  const mean = sum / n;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let agent = 0; agent < n; agent++) {
    const deviation = opinion[agent]! - mean;
    const square = deviation * deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  const variance = second / n;
  return { mean, variance, bimodality: bimodality(n, variance, third / n, fourth / n) };
}

function bimodality(n: number, m2: number, m3: number, m4: number): number {
  if (n < 4 || m2 < 1e-12) return Number.NaN;
  const skewness = ((m3 / m2 ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
  const excess = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4 / m2 ** 2 - 3) + 6);
  return (skewness ** 2 + 1) / (excess + (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)));
}

/** Bins of an opinion histogram: equal widths over [-1, 1]; the last one includes 1. */
export const OPINION_BINS = 20;

/** How many agents hold an opinion in each of OPINION_BINS bins. */
export function opinionHistogram(opinion: Float32Array): Int32Array {
  const bins = new Int32Array(OPINION_BINS);
  for (let agent = 0; agent < opinion.length; agent++) {
    const bin = ((opinion[agent]! + 1) * (OPINION_BINS / 2)) | 0;
    bins[bin < 0 ? 0 : bin < OPINION_BINS ? bin : OPINION_BINS - 1]!++;
  }
  return bins;
}
