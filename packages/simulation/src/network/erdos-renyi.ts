import { z } from 'zod';
import { EdgeList } from './edges.ts';
import { defineGenerator } from './generator.ts';
import { addGeometricTies } from './geometric-ties.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

/**
 * Erdős–Rényi G(n, p) (Gilbert 1959, "Random graphs"; Erdős & Rényi 1959, "On random graphs I"): every pair is tied
 * with the same probability p = meanDegree / (n - 1), which makes degrees Poisson and clustering p.
 */
export const erdosRenyi = defineGenerator({
  summary: 'Every pair of agents is tied with the same probability.',
  source: 'Erdős & Rényi 1959, On random graphs I; skipping after Batagelj & Brandes 2005',
  parameters: z.strictObject({
    meanDegree: z.number().min(0).default(8).describe('expected ties an agent, >= 0 and < population.size'),
    reciprocity,
  }),
  check: ({ meanDegree }, size) => degreeProblems('meanDegree', meanDegree, size),
  generate({ meanDegree, reciprocity }, size, random) {
    const edges = new EdgeList(Math.ceil((size * meanDegree) / 2) + 16);
    const probability = size > 1 ? meanDegree / (size - 1) : 0;
    const earlier = { from: () => 0, to: (agent: number) => agent };
    addGeometricTies(edges, { from: 1, to: size }, earlier, probability, random);
    return networkFromTies(size, edges, reciprocity, random);
  },
});
