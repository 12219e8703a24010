import { z } from 'zod';
import { defineGenerator } from './generator.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

/**
 * Barabási–Albert preferential attachment (Barabási & Albert 1999, "Emergence of scaling in random networks"): each
 * newcomer ties itself to m different earlier agents, each with probability k_i / sum k, which gives
 * P(k) ~ 2 m^2 k^-3. It starts from m + 1 agents all tied to each other.
 *
 * An end of a random earlier tie is an agent drawn in proportion to its degree (the "repeated nodes" of Batagelj &
 * Brandes 2005), so that the ties themselves serve as the urn and the cost is O(ties). Agents are numbered by age:
 * low numbers are the hubs.
 */
export const barabasiAlbert = defineGenerator({
  summary: 'Newcomers tie themselves to the well connected: few hubs, many agents with few ties.',
  source: 'Barabási & Albert 1999, Emergence of scaling in random networks',
  parameters: z.strictObject({
    edgesPerAgent: z
      .int()
      .min(1)
      .default(4)
      .describe('ties each newcomer makes (m), >= 1 and < population.size; the mean degree is about 2 m'),
    reciprocity,
  }),
  check: ({ edgesPerAgent }, size) => degreeProblems('edgesPerAgent', edgesPerAgent, size),
  generate({ edgesPerAgent, reciprocity }, size, random) {
    const founders = edgesPerAgent + 1;
    const foundersTies = (founders * edgesPerAgent) / 2;
    const count = foundersTies + (size - founders) * edgesPerAgent;
    const sources = new Int32Array(count);
    const targets = new Int32Array(count);
    let edge = 0;
    for (let agent = 1; agent < founders; agent++) {
      for (let earlier = 0; earlier < agent; earlier++) {
        sources[edge] = agent;
        targets[edge++] = earlier;
      }
    }
    const tiedBy = new Int32Array(size);
    for (let newcomer = founders; newcomer < size; newcomer++) {
      // Draws come from ties made before this newcomer, so that it cannot meet itself.
      const ends = 2 * edge;
      for (let made = 0; made < edgesPerAgent; ) {
        const end = random.below(ends);
        // The sources stand in order, so theirs needs no look into a large array.
        const tie = end >> 1;
        const chosen =
          end & 1
            ? targets[tie]!
            : tie < foundersTies
              ? sources[tie]!
              : founders + Math.floor((tie - foundersTies) / edgesPerAgent);
        if (tiedBy[chosen] === newcomer) continue;
        tiedBy[chosen] = newcomer;
        sources[edge] = newcomer;
        targets[edge++] = chosen;
        made++;
      }
    }
    return networkFromTies(size, { sources, targets, weights: undefined }, reciprocity, random);
  },
});
