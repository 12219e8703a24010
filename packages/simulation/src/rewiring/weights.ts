import { z } from 'zod';
import type { World } from '../world.ts';
import { defineRewiring, type Rewiring, type RewiringKind } from './rewiring.ts';
import { checkTopic, topicField, topicPlace } from './topic.ts';

/** Affinities of 0 and 1 would stay so for ever, whatever the two come to think of each other. */
const LEAST = 1e-3;

/**
 * Ties strengthen with agreement and weaken with disagreement: the affinity of Bagnoli, Carletti, Fanelli, Guarino &
 * Guazzini (2007, "Dynamical affinity in opinion dynamics modeling"). After each tick, for every follow i -> j,
 *
 *     w_ij <- w_ij + rate w_ij (1 - w_ij) tanh(steepness (epsilon - |o_j - o_i|))
 *
 * with w in [0.001, 0.999]. In the paper rate is 1 and only the pair that meets changes; here all ties do, every tick. Weights of
 * the network are divided by the largest one first; without any, all start at `start`. Minds use them as the strength of what is
 * heard. Changes of weights are no events: they happen to every tie in every tick.
 */
export const weights: RewiringKind = defineRewiring({
  summary: 'Ties strengthen between agents who agree and weaken between those who do not.',
  source:
    'Bagnoli, Carletti, Fanelli, Guarino & Guazzini 2007, Dynamical affinity in opinion dynamics modeling',
  weighted: true,
  parameters: z.strictObject({
    topic: topicField,
    epsilon: z
      .number()
      .min(0)
      .max(2)
      .default(0.4)
      .describe('Difference of opinion beyond which a tie weakens, in [0, 2].'),
    steepness: z
      .number()
      .positive()
      .max(1_000)
      .default(5)
      .describe('How sharply strengthening turns into weakening at epsilon (beta 2), > 0.'),
    rate: z.number().min(0).max(1).default(0.1).describe('Speed of change a tick, in [0, 1]; the paper: 1.'),
    start: z
      .number()
      .min(LEAST)
      .max(1 - LEAST)
      .default(0.5)
      .describe('Weight of every tie on day 0 if the network has no weights, in [0.001, 0.999].'),
  }),
  check: ({ topic }, scenario) => checkTopic(topic, scenario),
  create({ topic, epsilon, steepness, rate, start }, world) {
    startWeights(world, start);
    return new Weights(world, topicPlace(world, topic), epsilon, steepness, rate);
  },
});

/** Brings the weights of day 0 into (0, 1); a restored state overwrites them. */
function startWeights({ network }: World, start: number): void {
  const { weights: column } = network;
  if (!column) throw new Error('a weighted rule needs a network with weights');
  let most = 0;
  let least = Infinity;
  for (let place = 0; place < column.length; place++) {
    most = Math.max(most, column[place]!);
    least = Math.min(least, column[place]!);
  }
  // All equal says nothing about ties, so it is the same as no weights.
  if (most === least) column.fill(start);
  else for (let place = 0; place < column.length; place++) column[place] = bounded(column[place]! / most);
}

function bounded(weight: number): number {
  return Math.max(LEAST, Math.min(1 - LEAST, weight));
}

class Weights implements Rewiring {
  readonly #world: World;
  readonly #topic: number;
  readonly #epsilon: number;
  readonly #steepness: number;
  readonly #rate: number;

  constructor(world: World, topic: number, epsilon: number, steepness: number, rate: number) {
    this.#world = world;
    this.#topic = topic;
    this.#epsilon = epsilon;
    this.#steepness = steepness;
    this.#rate = rate;
  }

  rewire(): void {
    const { network, topics, size } = this.#world;
    const { offsets, targets, weights: column } = network;
    const { opinion } = topics[this.#topic]!;
    if (!column) return;
    for (let agent = 0; agent < size; agent++) {
      const own = opinion[agent]!;
      for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++) {
        const weight = column[place]!;
        const distance = Math.abs(opinion[targets[place]!]! - own);
        const pull = Math.tanh(this.#steepness * (this.#epsilon - distance));
        column[place] = bounded(weight + this.#rate * weight * (1 - weight) * pull);
      }
    }
  }
}
