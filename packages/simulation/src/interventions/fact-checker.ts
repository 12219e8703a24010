import { z } from 'zod';
import { BELIEVER } from '../events.ts';
import { selectAgents } from '../population/select-agents.ts';
import { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import {
  defineIntervention,
  type Intervention,
  type InterventionKind,
  type InterventionMoment,
} from './intervention.ts';
import { checkRefutation, Refutation, refutationParameters } from './refute.ts';

const parameters = z.strictObject({
  ...refutationParameters,
  share: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe('Chance that an agent it may reach is reached, in [0, 1].'),
  reach: z
    .enum(['everybody', 'believers', 'most-followed'])
    .default('everybody')
    .describe('Whom it reaches: anybody, only believers, or the share of agents with most followers.'),
});
type Parameters = z.output<typeof parameters>;

/**
 * A fact-checker whose correction reaches only a share of the agents: drawn anew each time it acts, or always the same
 * most-followed ones. (Reach by share is ours; corrections that reach few of those exposed are what Shao et al. 2016,
 * "Hoaxy", observed.)
 */
export const factChecker: InterventionKind = defineIntervention({
  kind: 'fact-checker',
  summary: 'A fact-checker corrects the claim before a share of the agents.',
  source: 'Shao, Ciampaglia, Flammini, Menczer 2016, Hoaxy; effect as in official-refutation',
  parameters,
  check: checkRefutation,
  create: (chosen, world, claim, index) => new FactChecker(world, claim, index, chosen),
});

class FactChecker implements Intervention {
  readonly #world: World;
  readonly #claim: number;
  readonly #index: number;
  readonly #parameters: Parameters;
  readonly #refutation: Refutation;
  readonly #mostFollowed: Int32Array | undefined;

  constructor(world: World, claim: number, index: number, chosen: Parameters) {
    this.#world = world;
    this.#claim = claim;
    this.#index = index;
    this.#parameters = chosen;
    this.#refutation = new Refutation(world, claim, String(index), chosen.strength, chosen.halfLifeDays);
    if (chosen.reach === 'most-followed') {
      const base = { seed: world.scenario.seed, population: world.population, network: world.network };
      const selected = selectAgents(base, { share: chosen.share, select: 'most-followed' }, 'fact-checker');
      this.#mostFollowed = Int32Array.from(selected).sort();
    }
  }

  passDay(): void {
    this.#refutation.fade();
  }

  act({ day, tick, events }: InterventionMoment): void {
    const reached = this.#mostFollowed ?? this.#draw(day);
    const topic = this.#world.beliefs[this.#claim]!.topic;
    const cause = events.add(tick, {
      kind: 'intervention',
      claim: this.#claim,
      topic,
      before: this.#index,
      after: reached.length,
    });
    for (const agent of reached) this.#refutation.reach(agent, cause);
  }

  #draw(day: number): number[] {
    const { size, beliefs, scenario } = this.#world;
    const { state } = beliefs[this.#claim]!;
    const random = new RandomSource(scenario.seed, `fact-checker/${this.#index}`, day);
    const reached: number[] = [];
    for (let agent = 0; agent < size; agent++) {
      if (this.#parameters.reach === 'believers' && state[agent] !== BELIEVER) continue;
      if (random.at(agent).float() < this.#parameters.share) reached.push(agent);
    }
    return reached;
  }
}
