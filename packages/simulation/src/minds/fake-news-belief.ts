import { z } from 'zod';
import { type Clock, isEndOfDay } from '../clock.ts';
import { BELIEVER, EXPOSED, NONE, RECOVERED, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { LongTermMemory } from '../memory/long-term.ts';
import { ShortTermMemory } from '../memory/short-term.ts';
import { TickDraws } from '../tick-draws.ts';
import type { BeliefColumns, World } from '../world.ts';
import { type BeliefDecisions, type Decisions, defineRuleModel, type Mind, type RuleModel } from './mind.ts';

const parameters = z.strictObject({
  base: z.number().min(-20).max(20).default(-1.8).describe('Readiness to believe at all, in logits.'),
  inertia: z
    .number()
    .min(0)
    .max(20)
    .default(3.5)
    .describe('How firmly a believer stays one, in logits, >= 0.'),
  social: z.number().min(0).max(20).default(3).describe('Weight of what was heard today, in logits, >= 0.'),
  memory: z.number().min(0).max(20).default(1.5).describe('Weight of long-term memory, in logits, >= 0.'),
  credulity: z.number().min(0).max(20).default(6).describe('Weight of the trait credulity, in logits, >= 0.'),
  caution: z
    .number()
    .min(0)
    .max(20)
    .default(1.5)
    .describe('Resistance of who has believed it once and recovered, in logits, >= 0.'),
  confirmationBias: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe(
      'How much less a statement counts the further its speaker stands from the listener: 0 none, 1 fully.',
    ),
  opinionRate: z
    .number()
    .min(0)
    .max(1)
    .default(0.3)
    .describe('Share of the way that an opinion moves towards conviction in a day, in [0, 1].'),
  appeal: z
    .record(z.string(), z.number().min(-20).max(20))
    .default({ politics: 0.8, terrorism: 0.4, disaster: -0.4 })
    .describe('Appeal of each topic in logits; topics not named have 0.'),
});
type Parameters = z.output<typeof parameters>;

/**
 * Belief in a false (or true) claim under confirmation bias, after the protocol of FPS (Liu et al. 2024, "From
 * Skepticism to Acceptance: Simulating the Attitude Dynamics Toward Fake News"). FPS asks a language model every day;
 * this rule stands in for it. Its form (logistic regression on bias, memory, traits and topic) and constants are ours,
 * chosen so that the qualitative findings of FPS come out; it is evidence for no claim about people.
 *
 * Agent i hears agents j with tie weight w_ij (1 if none) and opinions o in [-1, 1], s the stance of the claim:
 *
 *     a_ij = w_ij (1 - B |o_j - o_i| / 2)                confirmation bias B in [0, 1]
 *     f    = sum_j a_ij [j believes] / sum_j a_ij        share of what was heard that spoke for the claim, in [0, 1]
 *     L    <- r L + (1 - r) f                            long-term memory with retention r
 *     z    = base + inertia [i believes] + social (f - 1/2) + memory (L - 1/2) + appeal(topic)
 *            + credulity c_i - caution [i recovered] - R_i
 *     p    = 1 / (1 + exp(-z)),   i believes with probability p
 *     o_i  <- o_i + opinionRate (s (2p - 1) - o_i)
 *
 * c_i in [-1, 1] is the trait credulity; R_i >= 0 is what is left of refutations (see interventions). Agents decide at
 * the end of a day, and only if they have ever heard the claim from a believer and heard anybody today: silence means
 * no change. States: susceptible -> exposed on hearing it, exposed or recovered -> believer, believer -> recovered; a
 * recovered agent may believe again (as in FPS). The cause of a change is the statement of the fitting side that weighed
 * most (a_ij, fading by r every day); of a recovery, the last refutation if R_i outweighs what was heard against.
 */
export const fakeNewsBelief: RuleModel = defineRuleModel({
  summary: 'Belief in a claim from what was heard, memory, credulity and topic, under confirmation bias.',
  equation:
    'P(believe) = logistic(base + inertia b + social (f - 1/2) + memory (L - 1/2) + appeal + credulity c - caution r - R)',
  source: 'Protocol: Liu et al. 2024, From Skepticism to Acceptance (FPS). Rule and constants: Hearsay.',
  checked: 'one decision by hand; order of topics, timing of refutations and credulity over 20 seeds',
  about: 'both',
  forms: ['heard'],
  parameters,
  create: (chosen, world, { claims }) => new FakeNewsBelief(world, claims, chosen),
});

interface ClaimMind {
  readonly belief: BeliefColumns;
  readonly opinion: Float32Array;
  readonly shortTerm: ShortTermMemory;
  readonly longTerm: LongTermMemory;
  readonly appeal: number;
  readonly opinionRate: number;
  readonly draws: TickDraws;
}

class FakeNewsBelief implements Mind {
  readonly #world: World;
  readonly #parameters: Parameters;
  readonly #claims: readonly ClaimMind[];

  constructor(world: World, claims: readonly BeliefColumns[], chosen: Parameters) {
    this.#world = world;
    this.#parameters = chosen;
    const { retention } = world.scenario.memory.longTerm;
    this.#claims = claims.map((belief) => {
      const { id, topic } = belief.claim;
      const sameTopic = claims.filter((other) => other.claim.topic === topic).length;
      return {
        belief,
        opinion: world.topics[belief.topic]!.opinion,
        shortTerm: new ShortTermMemory(world.columns, id, world.size),
        longTerm: new LongTermMemory(world.columns, id, world.size, retention),
        appeal: chosen.appeal[topic] ?? 0,
        // Claims of one topic pull at the same opinion, each with its share of the rate.
        opinionRate: chosen.opinionRate / sameTopic,
        draws: new TickDraws(world.scenario.seed, `belief/${id}`),
      };
    });
  }

  decide(clock: Clock, observations: Observations, decisions: Decisions): void {
    for (const claim of this.#claims) {
      this.#hear(claim, observations, decisions.beliefs[claim.belief.index]!);
      if (isEndOfDay(clock)) this.#reconsider(claim, clock, observations, decisions);
    }
  }

  /** Takes what the range's agents hear in this tick into short-term memory. */
  #hear(claim: ClaimMind, heard: Observations, decided: BeliefDecisions): void {
    const { state, event } = claim.belief;
    const { opinion } = claim;
    const { support, total } = claim.shortTerm;
    const { strongestFor, strongestAgainst } = claim.longTerm;
    const { speakers, strengths, offsets, first } = heard;
    const halfBias = this.#parameters.confirmationBias / 2;
    for (let agent = heard.from; agent < heard.to; agent++) {
      const end = offsets[agent - first + 1]!;
      const own = opinion[agent]!;
      let supporting = 0;
      let all = 0;
      let bestFor = strongestFor.weight[agent]!;
      let bestAgainst = strongestAgainst.weight[agent]!;
      let speakerFor = NONE;
      let speakerAgainst = NONE;
      for (let place = offsets[agent - first]!; place < end; place++) {
        const speaker = speakers[place]!;
        const tie = strengths ? strengths[place]! : 1;
        const weight = tie * (1 - halfBias * Math.abs(opinion[speaker]! - own));
        all += weight;
        if (state[speaker] === BELIEVER) {
          supporting += weight;
          if (weight > bestFor) {
            bestFor = weight;
            speakerFor = speaker;
          }
        } else if (weight > bestAgainst) {
          bestAgainst = weight;
          speakerAgainst = speaker;
        }
      }
      if (supporting > 0 && state[agent] === SUSCEPTIBLE) {
        decided.state[agent] = EXPOSED;
        decided.source[agent] = speakerFor;
        decided.cause[agent] = event[speakerFor]!;
      }
      support[agent]! += supporting;
      total[agent]! += all;
      if (speakerFor !== NONE) remember(strongestFor, agent, bestFor, speakerFor, event[speakerFor]!);
      if (speakerAgainst !== NONE) {
        remember(strongestAgainst, agent, bestAgainst, speakerAgainst, event[speakerAgainst]!);
      }
    }
  }

  /** The night: folds the day into long-term memory and decides anew. */
  #reconsider(claim: ClaimMind, clock: Clock, { from, to }: Observations, decisions: Decisions): void {
    const { base, inertia, social, memory, credulity, caution } = this.#parameters;
    const { belief, opinion, shortTerm, longTerm, appeal, opinionRate } = claim;
    const { stance } = belief.claim;
    const trait = this.#world.population.credulity;
    const decided = decisions.beliefs[belief.index]!;
    const nextOpinion = decisions.opinions[belief.topic]!;
    const random = claim.draws.of(clock.tick);
    for (let agent = from; agent < to; agent++) {
      const all = shortTerm.total[agent]!;
      const share = all > 0 ? shortTerm.support[agent]! / all : 0;
      shortTerm.total[agent] = 0;
      shortTerm.support[agent] = 0;
      // `decided` and not the committed state: who first heard of it today may believe it tonight.
      const before = decided.state[agent]!;
      if (before === SUSCEPTIBLE) {
        // What people say who have no more heard of the claim than the listener is no statement about it.
        longTerm.strongestAgainst.weight[agent] = 0;
        continue;
      }
      if (all === 0) continue;
      const level = longTerm.fold(agent, share);
      const logit =
        base +
        social * (share - 0.5) +
        memory * (level - 0.5) +
        appeal +
        credulity * trait[agent]! -
        belief.refutation[agent]! +
        (before === BELIEVER ? inertia : before === RECOVERED ? -caution : 0);
      const probability = 1 / (1 + Math.exp(-logit));
      const believes = random.at(agent).float() < probability;
      nextOpinion[agent]! += opinionRate * (stance * (2 * probability - 1) - opinion[agent]!);
      if (believes === (before === BELIEVER)) continue;
      decided.state[agent] = believes ? BELIEVER : RECOVERED;
      const heardAgainst = social * (0.5 - share) + memory * (0.5 - level);
      if (!believes && belief.refutation[agent]! > heardAgainst) {
        decided.source[agent] = NONE;
        decided.cause[agent] = belief.refutationEvent[agent]!;
      } else {
        const strongest = believes ? longTerm.strongestFor : longTerm.strongestAgainst;
        decided.source[agent] = strongest.speaker[agent]!;
        decided.cause[agent] = strongest.cause[agent]!;
      }
    }
  }
}

function remember(
  strongest: LongTermMemory['strongestFor'],
  agent: number,
  weight: number,
  speaker: number,
  cause: number,
): void {
  strongest.weight[agent] = weight;
  strongest.speaker[agent] = speaker;
  strongest.cause[agent] = cause;
}
