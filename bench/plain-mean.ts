import type { SocialNetwork } from '@hearsay/simulation';

/** The bounded mean as one writes it first, with a branch: what the kernel must equal, and what it is faster than. */
export function plainMean(
  { size, offsets, targets, weights }: SocialNetwork,
  opinion: Float32Array,
  epsilon: number,
  next: Float32Array,
): void {
  for (let agent = 0; agent < size; agent++) {
    const own = opinion[agent]!;
    let sum = own + 0;
    let total = 1;
    for (let edge = offsets[agent]!; edge < offsets[agent + 1]!; edge++) {
      const other = opinion[targets[edge]!]!;
      if (Math.abs(other - own) <= epsilon) {
        const weight = weights ? weights[edge]! : 1;
        sum += weight * other;
        total += weight;
      }
    }
    next[agent] = sum / total;
  }
}
