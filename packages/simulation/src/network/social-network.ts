/**
 * Who hears whom, as compressed sparse rows. Row `i` holds the agents that agent `i` follows (its followees), in
 * ascending order and without repeats or itself: what a followee says reaches `i`. A mutual tie is two entries.
 */
export class SocialNetwork {
  /** Number of agents. */
  readonly size: number;
  /** Length `size + 1`; row `i` is `targets[offsets[i] .. offsets[i + 1])`. */
  readonly offsets: Int32Array;
  /** Followees, row after row; length = number of follows. */
  readonly targets: Int32Array;
  /** Optional tie strength beside each target, finite and >= 0; 1 for all when absent. */
  readonly weights: Float32Array | undefined;

  constructor(offsets: Int32Array, targets: Int32Array, weights?: Float32Array) {
    this.size = offsets.length - 1;
    this.offsets = offsets;
    this.targets = targets;
    this.weights = weights;
  }

  /** Number of follows (directed edges). */
  get edgeCount(): number {
    return this.targets.length;
  }

  /** How many agents `agent` follows. */
  followeeCount(agent: number): number {
    return this.offsets[agent + 1]! - this.offsets[agent]!;
  }

  /** The agents that `agent` follows: a view, not a copy. */
  followees(agent: number): Int32Array {
    return this.targets.subarray(this.offsets[agent]!, this.offsets[agent + 1]!);
  }

  /** Whether `follower` follows `followee`; O(log degree). */
  follows(follower: number, followee: number): boolean {
    let low = this.offsets[follower]!;
    let high = this.offsets[follower + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.targets[middle]!;
      if (found === followee) return true;
      if (found < followee) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  /** Followers of every agent: its in-degree. */
  followerCounts(): Int32Array {
    const counts = new Int32Array(this.size);
    for (let edge = 0; edge < this.targets.length; edge++) counts[this.targets[edge]!]!++;
    return counts;
  }

  /** The same ties the other way round: row `i` holds the followers of `i`. O(edges). */
  reversed(): SocialNetwork {
    const { size, offsets, targets, weights } = this;
    const reversedOffsets = new Int32Array(size + 1);
    for (let edge = 0; edge < targets.length; edge++) reversedOffsets[targets[edge]! + 1]!++;
    for (let agent = 0; agent < size; agent++) reversedOffsets[agent + 1]! += reversedOffsets[agent]!;
    const next = reversedOffsets.slice(0, size);
    const reversedTargets = new Int32Array(targets.length);
    const reversedWeights = weights ? new Float32Array(targets.length) : undefined;
    for (let follower = 0; follower < size; follower++) {
      for (let edge = offsets[follower]!; edge < offsets[follower + 1]!; edge++) {
        const slot = next[targets[edge]!]!++;
        reversedTargets[slot] = follower;
        if (weights && reversedWeights) reversedWeights[slot] = weights[edge]!;
      }
    }
    return new SocialNetwork(reversedOffsets, reversedTargets, reversedWeights);
  }
}
