import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { biasedRule, biasFields } from './algorithmic-bias.ts';
import { BiasedChoice } from './biased-choice.ts';
import { perTopic } from './per-topic.ts';

/**
 * Algorithmic bias with media (Pansanella, Sirbu, Kertesz, Rossetti 2023, "Mass media impact on opinion evolution in
 * biased digital environments: a bounded confidence model"): the model `algorithmic-bias`, and after its interaction
 * with a peer the agent i turns with probability p_m to one of the media, which the platform chooses with the same
 * kind of bias and which never change:
 *
 *     P(i reads m) = d_im^-gamma_m / sum_n d_in^-gamma_m,   d_im = |o_i - x_m|
 *     o_i += mu (x_m - o_i)   if d_im < epsilon
 *
 * Opinions of agents and media lie in [-1, 1], in the paper in [0, 1]: epsilon is twice the paper's. Who hears nobody
 * (no neighbours) meets the media all the same where agents hear others; in meetings the initiator does after each.
 */
export const algorithmicBiasMedia: RuleModel = defineRuleModel({
  summary:
    'Algorithmic bias among peers, and media of fixed opinions that the platform serves with a bias too.',
  equation:
    'as algorithmic-bias; then with p_m, m ~ |o_i - x_m|^-gamma_m: o_i += mu (x_m - o_i) if |o_i - x_m| < epsilon',
  source: 'Pansanella, Sirbu, Kertesz, Rossetti 2023, Mass media impact on opinion evolution',
  checked:
    'without media as algorithmic-bias; an open-minded population follows one moderate or extreme medium',
  about: 'topics',
  forms: ['meetings', 'heard'],
  parameters: z.strictObject({
    ...biasFields,
    media: z
      .array(z.number().min(-1).max(1))
      .min(1)
      .max(1_000)
      .default([-0.9, 0, 0.9])
      .describe('Opinions of the media, each in [-1, 1].'),
    mediaProbability: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('p_m: chance to turn to one of the media after meeting a peer, in [0, 1].'),
    gammaMedia: z
      .number()
      .min(0)
      .max(100)
      .default(1)
      .describe('Strength of the bias in the choice of media, in [0, 100].'),
  }),
  create: (chosen, world, { topics }) => {
    const { media, mediaProbability, gammaMedia, epsilon, mu } = chosen;
    return perTopic(world, topics, 'algorithmic-bias-media', (topic) => {
      const choice = new BiasedChoice(topic.opinion, gammaMedia);
      return biasedRule(world, topic, chosen, (agent, next, random) => {
        if (random.float() >= mediaProbability) return;
        const own = next[agent]!;
        const difference = media[choice.ofOpinions(own, media, random)]! - own;
        if (Math.abs(difference) < epsilon) next[agent] = own + mu * difference;
      });
    });
  },
});
