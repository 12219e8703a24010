import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { checkCompetitors } from './competing-claims-check.ts';
import { CompetingClaims } from './competing-claims-mind.ts';
import { probability } from './parameters.ts';

const parameters = z.strictObject({
  probability: probability(0.1, 'Chance of each try, for claims not named in probabilities'),
  probabilities: z
    .record(z.string(), z.number().min(0).max(1))
    .default({})
    .describe('Chance of each try by id of the claim, in [0, 1].'),
  attempts: z
    .enum(['once', 'every-tick'])
    .default('once')
    .describe('Whether a believer tries only in the tick after it came to believe, or in every tick.'),
  ties: z
    .enum(['truth', 'falsehood', 'equal'])
    .default('truth')
    .describe(
      'Which claim wins where several get through in one tick: those of veracity true, those of veracity false, or any.',
    ),
  switching: probability(
    0,
    'Chance that an agent which believes a claim gives it up for another that gets through',
  ),
});

/**
 * Competing claims as competitive independent cascades (Budak, Agrawal, El Abbadi 2011, "Limiting the spread of
 * misinformation in social networks"; He, Song, Chen, Jiang 2012, "Influence blocking maximization in social networks
 * under the competitive linear threshold model", for ties in favour of falsehood): the claims in the rule's scope, two or
 * more, spread at the same time, and an agent believes at most one of them.
 *
 *     P(claim c gets through to i) = 1 - product over heard new believers j of c of (1 - p_c)^w_ij
 *     i believes nothing:   takes the claim that gets through, of several the one that `ties` prefers
 *     i believes another:   gives it up for the one that gets through with probability `switching`
 *
 * p_c, switching in [0, 1]. New believers are those of the tick before (independent cascade: one chance), or all believers
 * with `attempts: every-tick` (competing epidemics: Prakash, Beutel, Rosenfeld, Faloutsos 2012, "Winner takes all"). Where
 * `ties` prefers none or several of the claims, each is as likely. Budak et al. let the truth win ties and have no
 * switching (the defaults). A claim that an agent holds is given up before another is taken, so it never holds two; who
 * starts with several keeps one of them in tick 1, as if they had got through together, because of its own belief in it.
 *
 * States, for each claim: susceptible -> believer -> recovered (given up for another claim) -> believer (taken again,
 * only while another one is held). Agents in other states about a claim are never reached by it. The cause of taking a
 * claim is its believer whose try came first (see transmit), and the same event is the cause of giving up the other.
 * Checked: equal competitors split evenly, the earlier one wins more, ties and switching go the right way.
 */
export const competingClaims: RuleModel = {
  ...defineRuleModel({
    summary:
      'Two or more claims spread at once and each agent believes at most one, such as truth or falsehood.',
    equation:
      'P(c gets through) = 1 - (1 - p_c)^new believers of c heard; ties by veracity; one claim at a time',
    source: 'Budak, Agrawal, El Abbadi 2011, Limiting the spread of misinformation; He et al. 2012',
    checked: 'equal competitors split evenly, the earlier one wins more, ties by veracity',
    about: 'claims',
    forms: ['heard'],
    parameters,
    create: (chosen, world, { claims }) => new CompetingClaims(world, claims, chosen),
  }),
  // Its scope is not a parameter, so the whole entry is looked at and not the parameters alone.
  check: checkCompetitors,
};
