import { z } from 'zod';
import { networkFromEdges } from './edges.ts';
import { defineGenerator } from './generator.ts';
import { degreeProblems } from './ties.ts';

/**
 * Linear growth copying (Kumar, Raghavan, Rajagopalan, Sivakumar, Tomkins & Upfal 2000, "Stochastic models for the web
 * graph"): each newcomer picks a random earlier agent as its model and makes d follows; each is, with probability
 * alpha, an earlier agent at random, and otherwise what the model follows in the same place. Follower counts then have
 * P(k) ~ k^-((2 - alpha) / (1 - alpha)), and many small groups follow the same agents.
 *
 * Directed by nature: follows are not returned except among the d + 1 founders, who all follow each other. A follow that
 * the newcomer has already is drawn anew at random.
 */
export const copying = defineGenerator({
  summary:
    'Newcomers follow whom another one follows: directed, with famous accounts and no duty to follow back.',
  source: 'Kumar et al. 2000, Stochastic models for the web graph',
  parameters: z.strictObject({
    followsPerAgent: z
      .int()
      .min(1)
      .default(8)
      .describe('agents that each newcomer follows (d), >= 1 and < population.size'),
    randomness: z
      .number()
      .min(0)
      .max(1)
      .default(0.3)
      .describe('probability that a follow is at random and not copied (alpha), in [0, 1]'),
  }),
  check: ({ followsPerAgent }, size) => degreeProblems('followsPerAgent', followsPerAgent, size),
  generate({ followsPerAgent, randomness }, size, random) {
    const sources = new Int32Array(size * followsPerAgent);
    const targets = new Int32Array(size * followsPerAgent);
    const followedBy = new Int32Array(size).fill(-1);
    for (let agent = 0; agent < size; agent++) {
      const first = agent * followsPerAgent;
      sources.fill(agent, first, first + followsPerAgent);
      if (agent <= followsPerAgent) {
        for (let place = 0; place < followsPerAgent; place++) {
          targets[first + place] = place < agent ? place : place + 1;
        }
        continue;
      }
      const model = random.below(agent) * followsPerAgent;
      for (let place = 0; place < followsPerAgent; place++) {
        let chosen = random.float() < randomness ? random.below(agent) : targets[model + place]!;
        while (followedBy[chosen] === agent) chosen = random.below(agent);
        followedBy[chosen] = agent;
        targets[first + place] = chosen;
      }
    }
    return networkFromEdges(size, { sources, targets, weights: undefined }, false).network;
  },
});
