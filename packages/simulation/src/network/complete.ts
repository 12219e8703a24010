import { z } from 'zod';
import { EdgeList } from './edges.ts';
import { defineGenerator } from './generator.ts';
import { networkFromTies, reciprocity } from './ties.ts';

/** 5,000 agents are 24,995,000 follows (100 MB); ten times the agents would be a hundred times that. */
const MAX_SIZE = 5_000;

/**
 * Complete graph: everyone is tied to everyone, n (n - 1) / 2 ties. The well-mixed limit that most opinion models
 * assume (e.g. Deffuant et al. 2000).
 */
export const complete = defineGenerator({
  summary: 'Everyone is tied to everyone.',
  source: 'the well-mixed population, e.g. Deffuant, Neau, Amblard & Weisbuch 2000',
  parameters: z.strictObject({ reciprocity }),
  check: (_, size) =>
    size <= MAX_SIZE
      ? []
      : [
          {
            path: '',
            message: 'a complete network of this size has too many ties, n (n - 1) / 2',
            received: `population.size ${size}`,
            allowed: `population.size up to ${MAX_SIZE}`,
            suggestion: 'For a well-mixed larger population use erdos-renyi with a high meanDegree.',
          },
        ],
  generate({ reciprocity }, size, random) {
    const ties = new EdgeList((size * (size - 1)) / 2 + 1);
    for (let agent = 1; agent < size; agent++) {
      for (let other = 0; other < agent; other++) ties.push(agent, other);
    }
    return networkFromTies(size, ties, reciprocity, random);
  },
});
