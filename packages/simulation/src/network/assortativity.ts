import type { SocialNetwork } from './social-network.ts';

/**
 * Assortativity by a number (Newman 2003, "Mixing patterns in networks", equation 21): the correlation of its value
 * between the two ends of a follow, in [-1, 1]. 1: followers are like those they follow, 0: no relation.
 *
 * @param values one for each agent, e.g. opinions
 * @returns undefined if there are no follows or no differences
 */
export function assortativity(network: SocialNetwork, values: ArrayLike<number>): number | undefined {
  const { size, offsets, targets } = network;
  const count = network.edgeCount;
  let followers = 0;
  let followees = 0;
  for (let agent = 0; agent < size; agent++) {
    followers += values[agent]! * network.followeeCount(agent);
    for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++)
      followees += values[targets[place]!]!;
  }
  const meanFollower = followers / count;
  const meanFollowee = followees / count;
  let together = 0;
  let ofFollowers = 0;
  let ofFollowees = 0;
  for (let agent = 0; agent < size; agent++) {
    const own = values[agent]! - meanFollower;
    for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++) {
      const other = values[targets[place]!]! - meanFollowee;
      together += own * other;
      ofFollowers += own * own;
      ofFollowees += other * other;
    }
  }
  const spread = Math.sqrt(ofFollowers * ofFollowees);
  return spread > 0 ? together / spread : undefined;
}

/**
 * E-I index (Krackhardt & Stern 1988, "Informal networks and organizational crises"): (external - internal) /
 * (external + internal) follows, in [-1, 1]. -1: everyone follows the own group only; undefined without follows.
 *
 * @param groups one for each agent
 */
export function externalInternalIndex(network: SocialNetwork, groups: ArrayLike<number>): number | undefined {
  const { size, offsets, targets } = network;
  let external = 0;
  for (let agent = 0; agent < size; agent++) {
    for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++) {
      if (groups[targets[place]!] !== groups[agent]) external++;
    }
  }
  const count = network.edgeCount;
  return count === 0 ? undefined : (2 * external - count) / count;
}
