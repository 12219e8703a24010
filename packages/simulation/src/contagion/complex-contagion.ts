import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Problem } from '../errors.ts';
import { BELIEVER, NONE, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import { type Decisions, defineRuleModel, type Mind, type RuleModel } from '../minds/mind.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeBy } from './change.ts';
import { type ClaimDraws, claimDraws } from './claim-draws.ts';
import { probability } from './parameters.ts';

/**
 * Complex contagion (Centola & Macy 2007, "Complex contagions and the weakness of long ties"): one source is not enough;
 * an agent believes once at least k different agents that it hears do, and goes on believing.
 *
 *     P(S -> I) = q [heard believers >= k]   a tick
 *
 * k >= 1 agents; q in [0, 1] a tick is ours (the paper has 1). What counts in the paper is several sources, not several
 * exposures to one, so a tie counts once whatever its weight, and not at all if its weight is 0. With interactions other
 * than `all-neighbours` the k must be heard in the same tick. Long ties speed up simple contagion (k = 1) and hinder
 * complex contagion, which needs wide bridges.
 *
 * States: susceptible -> believer; agents in other states stay as they are. Several together convince; the cause is the
 * last straw: the heard believer that changed last (highest event id). Checked: k = 2 from a small neighbourhood crosses
 * a clustered ring lattice and stays local in a random network of the same degree.
 */
export const complexContagion: RuleModel = defineRuleModel({
  summary: 'Agents believe once several different agents that they hear do.',
  equation: 'P(S -> I) = q if believers heard >= k, a tick',
  source: 'Centola & Macy 2007, Complex contagions and the weakness of long ties',
  checked: 'k = 2 crosses a ring lattice and not a random network of the same degree',
  about: 'claims',
  forms: ['heard'],
  parameters: z.strictObject({
    sources: z
      .int()
      .min(1)
      .max(10_000)
      .default(2)
      .describe('How many different believers must be heard in a tick (k), >= 1.'),
    adoption: probability(1, 'Chance of believing in a tick in which enough believers are heard (q)'),
  }),
  check: ({ sources }, scenario) => checkContacts(sources, scenario),
  create: ({ sources, adoption }, world, { claims }) =>
    new ComplexContagion(world, claims, sources, adoption),
});

const contactsSchema = z.object({ kind: z.literal('daily-exchange'), contactsPerDay: z.number() });

/** Refuses more sources than an agent can hear in a tick. */
function checkContacts(sources: number, { interaction, ticksPerDay }: Partial<Scenario>): Problem[] {
  const { data } = contactsSchema.safeParse(interaction);
  const most = data && Math.ceil(data.contactsPerDay / (ticksPerDay ?? 1));
  if (most === undefined || sources <= most) return [];
  return [
    {
      path: 'sources',
      message: 'nobody can ever believe: agents hear fewer others in a tick than are needed',
      received: String(sources),
      allowed: `at most ${most} (interaction.contactsPerDay over ticksPerDay)`,
    },
  ];
}

class ComplexContagion implements Mind {
  readonly #claims: readonly ClaimDraws[];
  readonly #sources: number;
  readonly #adoption: number;

  constructor(world: World, claims: readonly BeliefColumns[], sources: number, adoption: number) {
    this.#claims = claimDraws('complex-contagion', world, claims);
    this.#sources = sources;
    this.#adoption = adoption;
  }

  decide({ tick }: Clock, heard: Observations, decisions: Decisions): void {
    for (const { belief, draws } of this.#claims) {
      const random = draws.of(tick);
      const decided = decisions.beliefs[belief.index]!;
      for (let agent = heard.from; agent < heard.to; agent++) {
        if (belief.state[agent] !== SUSCEPTIBLE) continue;
        const last = this.#lastStraw(agent, heard, belief);
        if (last === NONE) continue;
        if (this.#adoption === 1 || random.at(agent).float() < this.#adoption)
          changeBy(decided, agent, BELIEVER, last, belief.event);
      }
    }
  }

  /** The heard believer that changed last; NONE if too few are heard. */
  #lastStraw(
    agent: number,
    { first, offsets, speakers, strengths }: Observations,
    { state, event }: BeliefColumns,
  ): number {
    const end = offsets[agent - first + 1]!;
    let active = 0;
    let last = NONE;
    for (let place = offsets[agent - first]!; place < end; place++) {
      const speaker = speakers[place]!;
      if (state[speaker] !== BELIEVER || (strengths && strengths[place] === 0)) continue;
      active++;
      if (last === NONE || event[speaker]! > event[last]!) last = speaker;
    }
    return active >= this.#sources ? last : NONE;
  }
}
