import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { defineGenerator } from './generator.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

/**
 * Ring lattice: agents stand on a circle and each is tied to its k nearest, k / 2 on either side (the starting point
 * of Watts & Strogatz 1998). Clustering is 3 (k - 2) / (4 (k - 1)), the mean distance about n / (2 k).
 */
export const ringLattice = defineGenerator({
  summary: 'Agents on a circle, each tied to its nearest.',
  source: "Watts & Strogatz 1998, Collective dynamics of 'small-world' networks",
  parameters: z.strictObject({
    neighbours: z
      .int()
      .min(2)
      .multipleOf(2)
      .default(8)
      .describe('ties an agent has (k), even, >= 2 and < population.size'),
    reciprocity,
  }),
  check: ({ neighbours }, size) => ringProblems(neighbours, size),
  generate: ({ neighbours, reciprocity }, size, random) =>
    networkFromTies(size, { ...ringTies(size, neighbours), weights: undefined }, reciprocity, random),
});

/** A population must be larger than a ring's neighbourhood. */
export function ringProblems(neighbours: number, size: number): Problem[] {
  return degreeProblems('neighbours', neighbours, size);
}

/** The ring's ties: agent `i` owns ties `i k / 2` to `(i + 1) k / 2 - 1`, to the agents after it, nearest first. */
export function ringTies(size: number, neighbours: number): { sources: Int32Array; targets: Int32Array } {
  const own = neighbours / 2;
  const sources = new Int32Array(size * own);
  const targets = new Int32Array(size * own);
  for (let agent = 0; agent < size; agent++) {
    for (let reach = 1; reach <= own; reach++) {
      sources[agent * own + reach - 1] = agent;
      targets[agent * own + reach - 1] = (agent + reach) % size;
    }
  }
  return { sources, targets };
}
