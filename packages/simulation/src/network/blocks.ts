/** Agents in contiguous blocks by index: block `b` holds the agents [starts[b], starts[b + 1]). */
export interface Blocks {
  /** Length: number of blocks + 1; the last entry is the number of agents. */
  readonly starts: Int32Array;
}

/**
 * Cuts `size` agents into blocks in proportion to `shares`, by largest remainders (Hamilton's method), earlier blocks
 * first among equals.
 */
export function cutIntoBlocks(size: number, shares: readonly number[]): Blocks {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const exact = shares.map((share) => (share / total) * size);
  const counts = exact.map(Math.floor);
  const left = size - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact
    .map((value, block) => ({ block, remainder: value - counts[block]! }))
    .sort((a, b) => b.remainder - a.remainder || a.block - b.block);
  for (const { block } of byRemainder.slice(0, left)) counts[block]!++;
  const starts = new Int32Array(shares.length + 1);
  for (let block = 0; block < counts.length; block++) starts[block + 1] = starts[block]! + counts[block]!;
  return { starts };
}

/** The block of an agent; O(log blocks). */
export function blockOf({ starts }: Blocks, agent: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (starts[middle]! <= agent) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The block of every agent. */
export function blockOfEach({ starts }: Blocks): Int32Array {
  const blocks = new Int32Array(starts[starts.length - 1]!);
  for (let block = 0; block + 1 < starts.length; block++)
    blocks.fill(block, starts[block], starts[block + 1]);
  return blocks;
}
