import { SocialNetwork } from './social-network.ts';

/** Follows that are returned by a follow. O(edges) when the reversed network is at hand. */
export function returnedFollows(network: SocialNetwork, reversed = network.reversed()): number {
  let returned = 0;
  for (let agent = 0; agent < network.size; agent++) {
    const end = network.offsets[agent + 1]!;
    const reversedEnd = reversed.offsets[agent + 1]!;
    let place = network.offsets[agent]!;
    let back = reversed.offsets[agent]!;
    while (place < end && back < reversedEnd) {
      const difference = network.targets[place]! - reversed.targets[back]!;
      if (difference === 0) returned++;
      if (difference <= 0) place++;
      if (difference >= 0) back++;
    }
  }
  return returned;
}

/**
 * The network with every follow made mutual. Weights are those of both directions together (1 each if there are none),
 * so that a mutual tie weighs as much as two follows. A mutual network without weights is its own view: all its ties weigh the same.
 */
export function undirectedView(network: SocialNetwork, reversed = network.reversed()): SocialNetwork {
  const returned = returnedFollows(network, reversed);
  if (returned === network.edgeCount && !network.weights) return network;
  const offsets = new Int32Array(network.size + 1);
  const targets = new Int32Array(2 * network.edgeCount - returned);
  const weights = new Float32Array(targets.length);
  let filled = 0;
  for (let agent = 0; agent < network.size; agent++) {
    const end = network.offsets[agent + 1]!;
    const reversedEnd = reversed.offsets[agent + 1]!;
    let place = network.offsets[agent]!;
    let back = reversed.offsets[agent]!;
    while (place < end || back < reversedEnd) {
      const followee = place < end ? network.targets[place]! : Infinity;
      const follower = back < reversedEnd ? reversed.targets[back]! : Infinity;
      let weight = 0;
      if (followee <= follower) {
        weight += network.weights ? network.weights[place]! : 1;
        place++;
      }
      if (follower <= followee) {
        weight += reversed.weights ? reversed.weights[back]! : 1;
        back++;
      }
      targets[filled] = Math.min(followee, follower);
      weights[filled++] = weight;
    }
    offsets[agent + 1] = filled;
  }
  return new SocialNetwork(offsets, targets, weights);
}
