import { z } from 'zod';
import { tiesWithDegrees } from './degree-sequence.ts';
import { defineGenerator } from './generator.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

/**
 * Random regular graph (Bollobás 1980, "A probabilistic proof of an asymptotic formula for the number of labelled
 * regular graphs"; switching after McKay & Wormald 1990): every agent has the same number of ties, to agents at
 * random. Separates what clustering and hubs do from what the number of ties does.
 */
export const randomRegular = defineGenerator({
  summary: 'Every agent has the same number of ties, to agents at random.',
  source: 'Bollobás 1980; switching after McKay & Wormald 1990, Uniform generation of random regular graphs',
  parameters: z.strictObject({
    degree: z
      .int()
      .min(0)
      .default(8)
      .describe('ties of every agent (k), < population.size; k times size is even'),
    reciprocity,
  }),
  check({ degree }, size) {
    const problems = degreeProblems('degree', degree, size);
    if ((degree * size) % 2 === 1) {
      problems.push({
        path: 'degree',
        message: 'degree times population.size is odd, but each tie has two ends',
        received: `${degree} x ${size}`,
        allowed: 'an even product: an even degree, or an even population.size',
      });
    }
    return problems;
  },
  generate({ degree, reciprocity }, size, random) {
    const ties = tiesWithDegrees(new Int32Array(size).fill(degree), random);
    return networkFromTies(size, ties.edges(), reciprocity, random);
  },
});
