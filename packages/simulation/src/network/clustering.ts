import type { RandomSource } from '../random.ts';
import type { SocialNetwork } from './social-network.ts';

export interface Clustering {
  /** In [0, 1]. */
  readonly mean: number;
  /** `exact`, or `sampled` with a standard error of at most 0.0016. */
  readonly method: 'exact' | 'sampled';
}

/** About a second of work; beyond it the sample is as good. */
const EXACT_STEPS = 50_000_000;
const SAMPLES = 100_000;

/**
 * Mean local clustering (Watts & Strogatz 1998): the share of an agent's pairs of neighbours that are tied to each
 * other, averaged over all agents; agents with fewer than two neighbours count 0. Exact where sum k^2 is at most 50
 * million, otherwise from 100,000 random agents with a random pair of neighbours each (Schank & Wagner 2005,
 * "Approximating clustering coefficient and transitivity").
 *
 * @param view a network whose ties are all mutual, see `undirectedView`
 */
export function meanClustering(view: SocialNetwork, random: RandomSource): Clustering {
  let steps = 0;
  for (let agent = 0; agent < view.size; agent++) steps += view.followeeCount(agent) ** 2;
  if (view.size === 0) return { mean: 0, method: 'exact' };
  return steps <= EXACT_STEPS
    ? { mean: exactMean(view), method: 'exact' }
    : { mean: sampledMean(view, random), method: 'sampled' };
}

function exactMean(view: SocialNetwork): number {
  const { size, offsets, targets } = view;
  const neighbourOf = new Int32Array(size).fill(-1);
  let sum = 0;
  for (let agent = 0; agent < size; agent++) {
    const degree = view.followeeCount(agent);
    if (degree < 2) continue;
    const end = offsets[agent + 1]!;
    for (let place = offsets[agent]!; place < end; place++) neighbourOf[targets[place]!] = agent;
    let closed = 0;
    for (let place = offsets[agent]!; place < end; place++) {
      const other = targets[place]!;
      for (let next = offsets[other]!; next < offsets[other + 1]!; next++) {
        if (neighbourOf[targets[next]!] === agent) closed++;
      }
    }
    sum += closed / (degree * (degree - 1));
  }
  return sum / size;
}

function sampledMean(view: SocialNetwork, random: RandomSource): number {
  let closed = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const agent = random.below(view.size);
    const degree = view.followeeCount(agent);
    if (degree < 2) continue;
    const first = random.below(degree);
    const second = (first + 1 + random.below(degree - 1)) % degree;
    const start = view.offsets[agent]!;
    if (view.follows(view.targets[start + first]!, view.targets[start + second]!)) closed++;
  }
  return closed / SAMPLES;
}
