import { z } from 'zod';
import { defineGenerator } from './generator.ts';
import { ringProblems, ringTies } from './ring-lattice.ts';
import { networkFromTies, reciprocity } from './ties.ts';

/**
 * Watts–Strogatz small world (Watts & Strogatz 1998, "Collective dynamics of 'small-world' networks"): a ring in
 * which each agent is tied to its k nearest, then each tie's far end is moved with probability p to an agent chosen
 * uniformly among those that make neither a self-loop nor a repeat. Small p keeps the ring's clustering
 * C(0) = 3 (k - 2) / (4 (k - 1)) while paths become short.
 */
export const wattsStrogatz = defineGenerator({
  summary: 'A ring of close circles with a few far ties: clustered, yet few steps apart.',
  source: "Watts & Strogatz 1998, Collective dynamics of 'small-world' networks",
  parameters: z.strictObject({
    neighbours: z
      .int()
      .min(2)
      .multipleOf(2)
      .default(8)
      .describe('ties an agent has on the ring (k), even, >= 2 and < population.size'),
    rewiring: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe('probability that a tie is moved (p), in [0, 1]'),
    reciprocity,
  }),
  check: ({ neighbours }, size) => ringProblems(neighbours, size),
  generate({ neighbours, rewiring, reciprocity }, size, random) {
    const ties = ringTies(size, neighbours);
    const { sources, targets } = ties;
    const own = neighbours / 2;
    // Every tie stands in one of its ends' own slots, so looking at both ends' slots tells whether a tie exists.
    const owns = (agent: number, other: number) => {
      for (let slot = agent * own; slot < (agent + 1) * own; slot++) if (targets[slot] === other) return true;
      return false;
    };
    for (let reach = 0; reach < own; reach++) {
      for (let agent = 0; agent < size; agent++) {
        if (random.float() >= rewiring) continue;
        const edge = agent * own + reach;
        // In a dense ring an agent may be tied to all others: give up rather than search for ever.
        for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
          const other = random.below(size);
          if (other === agent || owns(agent, other) || owns(other, agent)) continue;
          targets[edge] = other;
          break;
        }
      }
    }
    return networkFromTies(size, { sources, targets, weights: undefined }, reciprocity, random);
  },
});

/** Misses in a row are then below one in a million as long as an agent is tied to less than 80% of the others. */
const MAX_ATTEMPTS = 64;
