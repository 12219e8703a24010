import type { SocialNetwork } from './social-network.ts';

/**
 * Modularity of a partition (Newman & Girvan 2004, "Finding and evaluating community structure in networks"):
 * Q = sum over groups c of [in_c / 2m - (tot_c / 2m)^2], the share of ties within groups beyond what random ties with the same
 * degrees would give; in [-1/2, 1). Follows count as ties whatever their direction, a mutual tie as two; weights count.
 *
 * @param groups one for each agent, whole numbers >= 0
 * @returns 0 if there are no ties
 */
export function modularity(network: SocialNetwork, groups: ArrayLike<number>): number {
  const { size, offsets, targets, weights } = network;
  let count = 0;
  for (let agent = 0; agent < size; agent++) count = Math.max(count, groups[agent]! + 1);
  const ends = new Float64Array(count);
  let within = 0;
  let total = 0;
  for (let agent = 0; agent < size; agent++) {
    const group = groups[agent]!;
    for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++) {
      const other = groups[targets[place]!]!;
      const weight = weights ? weights[place]! : 1;
      total += weight;
      if (other === group) within += weight;
      ends[group]! += weight;
      ends[other]! += weight;
    }
  }
  if (total === 0) return 0;
  let expected = 0;
  for (const end of ends) expected += (end / (2 * total)) ** 2;
  return within / total - expected;
}
