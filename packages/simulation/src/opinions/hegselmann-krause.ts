import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import type { Topic } from '../world.ts';

/**
 * Hegselmann-Krause bounded confidence (Hegselmann & Krause 2002, "Opinion dynamics and bounded confidence: models,
 * analysis and simulation"): every agent takes the mean opinion of all those it hears whose opinion is within `epsilon`
 * of its own, itself included:
 *
 *     o_i <- (o_i + sum_j w_ij o_j) / (1 + sum_j w_ij)   over heard j with |o_j - o_i| <= epsilon
 *
 * with tie weights w_ij (1 if the network has none; the paper's model is then exactly reproduced). Opinions lie in
 * [-1, 1]: a threshold of the paper, whose opinions lie in [0, 1], is half of the one here.
 */
export const hegselmannKrause: RuleModel = defineRuleModel({
  summary: 'Everybody takes the mean opinion of all heard within a confidence bound, itself included.',
  equation: 'o_i <- mean of o_j over heard j (and i) with |o_j - o_i| <= epsilon',
  source: 'Hegselmann & Krause 2002, Opinion dynamics and bounded confidence',
  checked:
    'consensus above and several clusters below the threshold of the complete graph; the mean-field steps by hand',
  about: 'topics',
  forms: ['heard'],
  parameters: z.strictObject({
    epsilon: z
      .number()
      .min(0)
      .max(2)
      .default(0.4)
      .describe('Confidence bound, in [0, 2] on the scale [-1, 1].'),
  }),
  create: ({ epsilon }, world, { topics }) => new HegselmannKrause(world.topics, topics, epsilon),
});

class HegselmannKrause implements Mind {
  readonly #topics: readonly { readonly opinion: Float32Array; readonly place: number }[];
  readonly #epsilon: number;

  constructor(all: readonly Topic[], own: readonly Topic[], epsilon: number) {
    this.#topics = own.map((topic) => ({ opinion: topic.opinion, place: all.indexOf(topic) }));
    this.#epsilon = epsilon;
  }

  decide(_clock: Clock, heard: Observations, decisions: Decisions): void {
    for (const { opinion, place } of this.#topics)
      average(opinion, heard, this.#epsilon, decisions.opinions[place]!);
  }
}

function average(opinion: Float32Array, heard: Observations, epsilon: number, next: Float32Array): void {
  const { from, to, first, offsets, speakers, strengths } = heard;
  for (let agent = from; agent < to; agent++) {
    const own = opinion[agent]!;
    const end = offsets[agent - first + 1]!;
    let sum = own;
    let total = 1;
    for (let place = offsets[agent - first]!; place < end; place++) {
      const other = opinion[speakers[place]!]!;
      if (Math.abs(other - own) <= epsilon) {
        const weight = strengths ? strengths[place]! : 1;
        sum += weight * other;
        total += weight;
      }
    }
    next[agent] = sum / total;
  }
}
