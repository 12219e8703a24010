import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { RandomSource } from '../random.ts';
import { EdgeList, networkFromEdges } from './edges.ts';
import type { SocialNetwork } from './social-network.ts';

/**
 * The one field that every undirected generator shares. At 1 a tie is mutual: each end follows the other. Below 1 each
 * tie is kept both ways with this probability, and otherwise becomes one follow whose direction is a fair coin. The
 * share of follows that are returned (the reciprocity of Newman 2010, "Networks", section 7.10) is then 2r / (1 + r).
 */
export const reciprocity = z
  .number()
  .min(0)
  .max(1)
  .default(1)
  .describe('probability that a tie is mutual, in [0, 1]; otherwise it is one follow in a random direction');

type Ties = Pick<EdgeList, 'sources' | 'targets' | 'weights'>;

/** Makes the network of an undirected generator from its ties; draws nothing when every tie is mutual. */
export function networkFromTies(
  size: number,
  ties: Ties,
  mutualShare: number,
  random: RandomSource,
): SocialNetwork {
  const { network } = networkFromEdges(size, ties, true);
  if (mutualShare >= 1) return network;
  // From the finished network, not from the ties, so that a repeated tie gets one draw and not two.
  const follows = new EdgeList(Math.ceil((network.edgeCount / 2) * (1 + mutualShare)) + 16);
  for (let agent = 0; agent < size; agent++) {
    for (const other of network.followees(agent)) {
      if (other < agent) continue;
      const mutual = random.float() < mutualShare;
      const forward = mutual || random.float() < 0.5;
      if (forward) follows.push(agent, other);
      if (mutual || !forward) follows.push(other, agent);
    }
  }
  return networkFromEdges(size, follows, false).network;
}

/** The problem of a degree that a population of `size` cannot have; none when it can. */
export function degreeProblems(path: string, degree: number, size: number): Problem[] {
  if (degree < size) return [];
  return [
    {
      path,
      message: 'more ties than there are other agents',
      received: String(degree),
      allowed: `less than population.size (${size})`,
    },
  ];
}
