import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { type Blocks, cutIntoBlocks } from './blocks.ts';
import { EdgeList } from './edges.ts';
import { defineGenerator } from './generator.ts';
import { addGeometricTies } from './geometric-ties.ts';
import { networkFromTies, reciprocity } from './ties.ts';

const parameters = z.strictObject({
  blocks: z
    .int()
    .min(1)
    .default(8)
    .describe('number of blocks of equal size (give or take one), >= 1; ignored when shares are given'),
  shares: z
    .array(z.number().positive())
    .min(1)
    .optional()
    .describe(
      'sizes of the blocks relative to each other, each > 0, e.g. [0.7, 0.2, 0.1]; default: equal blocks',
    ),
  meanDegreeWithin: z.number().min(0).default(8).describe('expected ties of an agent within its block, >= 0'),
  meanDegreeBetween: z
    .number()
    .min(0)
    .default(1)
    .describe('expected ties of an agent to other blocks, averaged over all agents, >= 0'),
  reciprocity,
});

/**
 * Stochastic block model (Holland, Laskey & Leinhardt 1983, "Stochastic blockmodels: first steps"): agents i and j are
 * tied with a probability that depends on their blocks alone: meanDegreeWithin / (n_b - 1) within block b, and one
 * probability between any two blocks, set so that agents have meanDegreeBetween such ties on average (with blocks of
 * unequal size, agents of the small ones have more). Blocks are contiguous ranges of agents.
 */
export const stochasticBlock = defineGenerator({
  summary: 'Blocks of agents with many ties inside and few between: echo chambers to order.',
  source: 'Holland, Laskey & Leinhardt 1983, Stochastic blockmodels: first steps',
  parameters,
  check: (given, size) => {
    const { starts } = stochasticBlocks(given, size);
    const smallest = Math.min(...blockSizes(starts));
    return [
      ...withinProblems(given.meanDegreeWithin, smallest),
      ...betweenProblems(given.meanDegreeBetween, starts, size),
    ];
  },
  generate(given, size, random) {
    const { meanDegreeWithin, meanDegreeBetween } = given;
    const { starts } = stochasticBlocks(given, size);
    const edges = new EdgeList(Math.ceil((size * (meanDegreeWithin + meanDegreeBetween)) / 2) + 16);
    for (let block = 0; block + 1 < starts.length; block++) {
      const start = starts[block]!;
      const end = starts[block + 1]!;
      const probability = end - start > 1 ? meanDegreeWithin / (end - start - 1) : 0;
      const earlierOfBlock = { from: () => start, to: (agent: number) => agent };
      addGeometricTies(edges, { from: start, to: end }, earlierOfBlock, probability, random);
    }
    const probability = betweenProbability(meanDegreeBetween, starts, size);
    for (let block = 1; block + 1 < starts.length; block++) {
      const start = starts[block]!;
      const earlierBlocks = { from: () => 0, to: () => start };
      addGeometricTies(edges, { from: start, to: starts[block + 1]! }, earlierBlocks, probability, random);
    }
    return networkFromTies(size, edges, given.reciprocity, random);
  },
});

/** The blocks that a stochastic block network of these parameters and size has; see `blockOf`. */
export function stochasticBlocks(given: z.input<typeof parameters>, size: number): Blocks {
  const { blocks, shares } = parameters.parse(given);
  return cutIntoBlocks(size, shares ?? new Array<number>(blocks).fill(1));
}

function blockSizes(starts: Int32Array): number[] {
  return Array.from({ length: starts.length - 1 }, (_, block) => starts[block + 1]! - starts[block]!);
}

/** meanDegreeBetween n = probability x (ordered pairs of agents of different blocks). */
function betweenProbability(meanDegree: number, starts: Int32Array, size: number): number {
  const pairs = blockSizes(starts).reduce((sum, count) => sum + count * (size - count), 0);
  return pairs === 0 ? 0 : (meanDegree * size) / pairs;
}

function withinProblems(meanDegree: number, smallestBlock: number): Problem[] {
  if (smallestBlock === 0) {
    return [
      {
        path: 'blocks',
        message: 'a block has no agent',
        allowed: 'blocks (or shares) that leave at least one agent in each',
      },
    ];
  }
  if (meanDegree <= smallestBlock - 1) return [];
  return [
    {
      path: 'meanDegreeWithin',
      message: 'more ties than the smallest block has other agents',
      received: String(meanDegree),
      allowed: `at most ${smallestBlock - 1} (the smallest block has ${smallestBlock} agents)`,
    },
  ];
}

function betweenProblems(meanDegree: number, starts: Int32Array, size: number): Problem[] {
  if (starts.length <= 2 || betweenProbability(meanDegree, starts, size) <= 1) return [];
  const others = blockSizes(starts).reduce((sum, count) => sum + count * (size - count), 0) / size;
  return [
    {
      path: 'meanDegreeBetween',
      message: 'more ties than there are agents in other blocks',
      received: String(meanDegree),
      allowed: `at most ${others}`,
    },
  ];
}
