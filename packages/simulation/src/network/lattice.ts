import { z } from 'zod';
import { EdgeList } from './edges.ts';
import { defineGenerator } from './generator.ts';
import { networkFromTies, reciprocity } from './ties.ts';

/**
 * Square lattice: agents stand row by row on a grid and are tied to the cells around them (4 in the von Neumann
 * neighbourhood, 8 in the Moore neighbourhood), as in the cellular models of opinion and culture (e.g. Axelrod 1997,
 * "The dissemination of culture"). On a torus the grid's edges meet. If the agents do not fill the last row, a column or row
 * closes where its last agent stands.
 */
export const lattice = defineGenerator({
  summary: 'Agents on a square grid, tied to the cells around them.',
  source: 'Axelrod 1997, The dissemination of culture',
  parameters: z.strictObject({
    columns: z
      .int()
      .min(1)
      .optional()
      .describe('agents in a row, >= 1; default: the square root of population.size'),
    neighbourhood: z
      .enum(['von-neumann', 'moore'])
      .default('von-neumann')
      .describe('`von-neumann`: 4 cells, `moore`: 8 cells with the diagonal ones'),
    torus: z.boolean().default(true).describe('whether the last row and column border on the first'),
    reciprocity,
  }),
  generate({ columns, neighbourhood, torus, reciprocity }, size, random) {
    const width = Math.min(columns ?? Math.ceil(Math.sqrt(size)), size);
    const steps = [
      [0, 1],
      [1, 0],
      ...(neighbourhood === 'moore'
        ? [
            [1, 1],
            [1, -1],
          ]
        : []),
    ] as const;
    const ties = new EdgeList(size * steps.length);
    for (let agent = 0; agent < size; agent++) {
      for (const [down, right] of steps) {
        const other = neighbour({ width, size, torus }, agent, down, right);
        if (other !== undefined) ties.push(agent, other);
      }
    }
    return networkFromTies(size, ties, reciprocity, random);
  },
});

interface Grid {
  readonly width: number;
  readonly size: number;
  readonly torus: boolean;
}

function neighbour(grid: Grid, agent: number, down: number, right: number): number | undefined {
  const { width, size, torus } = grid;
  const column = agent % width;
  const height = Math.ceil((size - column) / width);
  let row = Math.floor(agent / width) + down;
  if (row >= height) {
    if (!torus) return undefined;
    row -= height;
  }
  const length = Math.min(width, size - row * width);
  let place = column + right;
  if (place < 0 || place >= length) {
    if (!torus) return undefined;
    place = (place + length) % length;
  }
  return row * width + place;
}
