import { z } from 'zod';
import type { Observations } from '../interactions/interaction.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { clip } from './heard.ts';
import { perTopic } from './per-topic.ts';

const parameters = z.strictObject({
  alpha: z.number().min(0).max(1).default(0.5).describe('Strength of a change of attitude, in [0, 1].'),
  theta: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('Degree of assimilation, in [0, 1]: 1 only assimilation (contagion), 0 only reinforcement.'),
  lambda: z
    .number()
    .positive()
    .max(100)
    .default(1)
    .describe('Latitude of acceptance: difference at which a message has half of its force, > 0.'),
  k: z
    .number()
    .positive()
    .max(100)
    .default(1)
    .describe('Sharpness of that latitude, > 0; large: bounded confidence.'),
});
/** The change of an attitude by one message; M = 1. */
type Kernel = (own: number, message: number) => number;

function kernelOf({ alpha, theta, lambda, k }: z.output<typeof parameters>): Kernel {
  const latitude = lambda ** k;
  return (own, message) => {
    const difference = message - own;
    const distance = Math.abs(difference);
    const polarity = 1 - own * own;
    // A power is as costly as all the rest together, and k = 1 is the usual case.
    const similarity = latitude / (latitude + (k === 1 ? distance : distance ** k));
    return alpha * polarity * similarity * (theta * difference + (1 - theta) * message);
  };
}

/**
 * Individual attitude change (Lorenz, Neumann, Schroeder 2021, "Individual attitude change and societal dynamics:
 * computational experiments with psychological theories"): assimilation and reinforcement, damped by the polarity of
 * the own attitude and by the dissimilarity of the message m:
 *
 *     o_i += alpha pol sim [theta (m - o_i) + (1 - theta) m]
 *     pol = (M^2 - o_i^2) / M^2,   sim = lambda^k / (lambda^k + |m - o_i|^k)
 *
 * The message is what another says, m = o_j. In a meeting the initiator hears the partner, as in the paper; who hears
 * several in a tick changes by the mean of the changes, weighted by tie (1 if the network has no weights). M = 1, so
 * attitudes lie in [-1, 1] and lambda is lambda / M of the paper; alpha, theta and k have no scale. A change that
 * would leave the scale (large alpha) is clipped.
 */
export const lorenz: RuleModel = defineRuleModel({
  summary:
    'Messages assimilate and reinforce, less the more extreme the listener and the further the message.',
  equation:
    'o_i += alpha (1 - o_i^2) lambda^k / (lambda^k + |m - o_i|^k) [theta (m - o_i) + (1 - theta) m], m = o_j',
  source: 'Lorenz, Neumann, Schroeder 2021, Individual attitude change and societal dynamics',
  checked: 'the kernel by hand; assimilation alone agrees, reinforcement polarizes',
  about: 'topics',
  forms: ['meetings', 'heard'],
  parameters,
  create: (chosen, world, { topics }) => {
    const change = kernelOf(chosen);
    return perTopic(world, topics, 'lorenz', ({ opinion }) => ({
      hear: (heard, next) => changeByMean(opinion, heard, change, next),
      meet(initiator, partner, next) {
        const own = opinion[initiator]!;
        next[initiator] = clip(own + change(own, opinion[partner]!));
      },
    }));
  },
});

function changeByMean(
  opinion: Float32Array,
  { from, to, first, offsets, speakers, strengths }: Observations,
  change: Kernel,
  next: Float32Array,
): void {
  for (let agent = from; agent < to; agent++) {
    const own = opinion[agent]!;
    const end = offsets[agent - first + 1]!;
    let sum = 0;
    let total = 0;
    for (let place = offsets[agent - first]!; place < end; place++) {
      const weight = strengths ? strengths[place]! : 1;
      sum += weight * change(own, opinion[speakers[place]!]!);
      total += weight;
    }
    if (total > 0) next[agent] = clip(own + sum / total);
  }
}
