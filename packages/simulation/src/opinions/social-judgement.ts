import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { clip } from './heard.ts';
import { perTopic } from './per-topic.ts';

/**
 * Social judgement (Jager & Amblard 2005, "Uniformity, bipolarization and pluriformity captured as generic stylized
 * behavior with an agent-based simulation model of attitude change", after Sherif & Hovland 1961): an agent
 * assimilates what lies in its latitude of acceptance and contrasts what lies in its latitude of rejection; between
 * them it stays:
 *
 *     o_i += mu (o_j - o_i)   if |o_i - o_j| < u      acceptance
 *     o_i -= mu (o_j - o_i)   if |o_i - o_j| > t      rejection, clipped to [-1, 1]
 *
 * for both of the two who meet, with the same u and t for all. Scale as in the paper, [-1, 1]; u <= t. A wide
 * acceptance gives uniformity, a low threshold of rejection (a large latitude) bipolarization, neither pluriformity.
 */
export const socialJudgement: RuleModel = defineRuleModel({
  summary: 'Two who meet attract within the latitude of acceptance and repel in the latitude of rejection.',
  equation: 'o_i += mu (o_j - o_i) if |o_i - o_j| < u; o_i -= mu (o_j - o_i) if |o_i - o_j| > t',
  source: 'Jager & Amblard 2005, Uniformity, bipolarization and pluriformity',
  checked: 'uniformity, bipolarization and pluriformity where the paper has them; one meeting by hand',
  about: 'topics',
  forms: ['meetings'],
  parameters: z.strictObject({
    acceptance: z
      .number()
      .min(0)
      .max(2)
      .default(0.4)
      .describe('u: difference below which others attract, in [0, 2].'),
    rejection: z
      .number()
      .min(0)
      .max(2)
      .default(1.2)
      .describe('t: difference above which others repel, in [0, 2], not below acceptance; 2: nobody does.'),
    mu: z
      .number()
      .positive()
      .max(0.5)
      .default(0.1)
      .describe('Share of the difference that each of the two moves, in (0, 0.5].'),
  }),
  check({ acceptance, rejection }) {
    if (rejection >= acceptance) return [];
    return [
      {
        path: 'rejection',
        message: 'the latitudes of acceptance and rejection overlap',
        received: String(rejection),
        allowed: `from acceptance (${acceptance}) to 2`,
      },
    ];
  },
  create: ({ acceptance, rejection, mu }, world, { topics }) =>
    perTopic(world, topics, 'social-judgement', ({ opinion }) => ({
      meet(initiator, partner, next) {
        const difference = opinion[partner]! - opinion[initiator]!;
        const distance = Math.abs(difference);
        const step = distance < acceptance ? mu * difference : distance > rejection ? -mu * difference : 0;
        next[initiator] = clip(opinion[initiator]! + step);
        next[partner] = clip(opinion[partner]! - step);
      },
    })),
});
