import { z } from 'zod';
import { drawPlaces } from '../interactions/daily-exchange.ts';
import type { Observations } from '../interactions/interaction.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import { forBinaryOpinions } from './discrete.ts';
import { perTopic } from './per-topic.ts';

/**
 * Majority rule (Galam 2002, "Minority opinion spreading in random geometry"; Krapivsky & Redner 2003, "Dynamics of
 * majority rule in two-state interacting spin systems"): people discuss in groups of a size r, and all take the
 * opinion of the group's majority. Here every agent has a group of its own, itself and r - 1 different ones of those
 * it hears (all of them, if fewer):
 *
 *     o_i <- sign(sum of the group's opinions)
 *
 * Opinions are -1 and 1. In an even group split in halves, all keep their opinion (`ties: keep`), or one opinion has
 * the benefit of the doubt as in Galam's inertia of the status quo (`negative`, `positive`). Synchronous on a
 * complete network the share p of 1 follows Galam's map p <- sum over m > r/2 of C(r, m) p^m (1 - p)^(r - m), and for
 * odd r the initial majority wins. Tie weights play no part.
 */
export const majorityRule: RuleModel = forBinaryOpinions(
  defineRuleModel({
    summary: 'An agent takes the majority opinion of a small group: itself and some of those it hears.',
    equation: 'o_i <- sign(o_i + sum of r - 1 opinions heard)',
    source: 'Galam 2002, Minority opinion spreading in random geometry; Krapivsky & Redner 2003',
    checked: "one step follows Galam's map for odd and even groups; the initial majority wins",
    about: 'topics',
    forms: ['heard'],
    parameters: z.strictObject({
      groupSize: z.int().min(2).max(1_000).default(3).describe('r: people in a group, 2 to 1,000.'),
      ties: z
        .enum(['keep', 'negative', 'positive'])
        .default('keep')
        .describe('What a group split in halves does: everybody keeps the own opinion, or all take -1 or 1.'),
    }),
    create: ({ groupSize, ties }, world, { topics }) => {
      const members = new Int32Array(groupSize - 1);
      return perTopic(world, topics, 'majority-rule', ({ opinion }) => ({
        hear(heard, next, random) {
          for (let agent = heard.from; agent < heard.to; agent++) {
            const sum = opinion[agent]! + sumOfOthers(agent, heard, opinion, members, random.at(agent));
            if (sum !== 0) next[agent] = Math.sign(sum);
            else if (ties !== 'keep') next[agent] = ties === 'positive' ? 1 : -1;
          }
        },
      }));
    },
  }),
);

/** Sum of the opinions of the others in the agent's group. */
function sumOfOthers(
  agent: number,
  { first, offsets, speakers }: Observations,
  opinion: Float32Array,
  members: Int32Array,
  random: RandomSource,
): number {
  const start = offsets[agent - first]!;
  const count = drawPlaces(offsets[agent - first + 1]! - start, members.length, random, members);
  let sum = 0;
  for (let member = 0; member < count; member++) sum += opinion[speakers[start + members[member]!]!]!;
  return sum;
}
