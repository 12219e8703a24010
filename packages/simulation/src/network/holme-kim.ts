import { z } from 'zod';
import { defineGenerator } from './generator.ts';
import { GrowingRows } from './growing-rows.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

/**
 * Holme–Kim power-law cluster model (Holme & Kim 2002, "Growing scale-free networks with tunable clustering"):
 * Barabási–Albert growth in which each tie after a newcomer's first closes a triangle with probability p_t: it goes to a
 * random neighbour of the agent that the last preferential tie went to. Where there is no such neighbour left, and otherwise,
 * the tie is preferential. Degrees stay P(k) ~ k^-3; clustering grows with p_t.
 */
export const holmeKim = defineGenerator({
  summary: 'Preferential attachment that closes triangles: hubs, and friends of friends are friends.',
  source: 'Holme & Kim 2002, Growing scale-free networks with tunable clustering',
  parameters: z.strictObject({
    edgesPerAgent: z
      .int()
      .min(1)
      .default(4)
      .describe('ties each newcomer makes (m), >= 1 and < population.size; the mean degree is about 2 m'),
    triadProbability: z
      .number()
      .min(0)
      .max(1)
      .default(0.7)
      .describe('probability that a tie after the first closes a triangle (p_t), in [0, 1]'),
    reciprocity,
  }),
  check: ({ edgesPerAgent }, size) => degreeProblems('edgesPerAgent', edgesPerAgent, size),
  generate({ edgesPerAgent, triadProbability, reciprocity }, size, random) {
    const founders = edgesPerAgent + 1;
    const count = (founders * edgesPerAgent) / 2 + (size - founders) * edgesPerAgent;
    const sources = new Int32Array(count);
    const targets = new Int32Array(count);
    const neighbours = new GrowingRows(size, 4 * count);
    const tiedBy = new Int32Array(size);
    let edge = 0;
    const tie = (agent: number, other: number) => {
      tiedBy[other] = agent;
      sources[edge] = agent;
      targets[edge++] = other;
      neighbours.push(agent, other);
      neighbours.push(other, agent);
    };
    /** A random neighbour of `hub` that the newcomer has no tie to, or -1 if chance finds none. */
    const closing = (newcomer: number, hub: number) => {
      for (let attempt = 0; attempt < TRIAD_ATTEMPTS; attempt++) {
        const other = neighbours.get(hub, random.below(neighbours.count(hub)));
        if (other !== newcomer && tiedBy[other] !== newcomer) return other;
      }
      return -1;
    };
    for (let agent = 1; agent < founders; agent++) {
      for (let earlier = 0; earlier < agent; earlier++) tie(agent, earlier);
    }
    for (let newcomer = founders; newcomer < size; newcomer++) {
      const ends = 2 * edge;
      let hub = -1;
      for (let made = 0; made < edgesPerAgent; ) {
        if (hub >= 0 && random.float() < triadProbability) {
          const other = closing(newcomer, hub);
          if (other >= 0) {
            tie(newcomer, other);
            made++;
            continue;
          }
        }
        const end = random.below(ends);
        const chosen = (end & 1 ? targets : sources)[end >> 1]!;
        if (tiedBy[chosen] === newcomer) continue;
        hub = chosen;
        tie(newcomer, chosen);
        made++;
      }
    }
    return networkFromTies(size, { sources, targets, weights: undefined }, reciprocity, random);
  },
});

/** Few are enough: a hub all of whose neighbours are tied to the newcomer already is rare and small. */
const TRIAD_ATTEMPTS = 8;
