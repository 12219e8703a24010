import { z } from 'zod';
import type { World } from '../world.ts';
import {
  defineIntervention,
  type Intervention,
  type InterventionKind,
  type InterventionMoment,
} from './intervention.ts';
import { checkRefutation, Refutation, refutationParameters } from './refute.ts';

/**
 * An official agent refutes the claim before everybody (treatment c of FPS, Liu et al. 2024). Its cost is the number
 * of agents reached, which its event carries in `after`.
 */
export const officialRefutation: InterventionKind = defineIntervention({
  kind: 'official-refutation',
  summary: 'An official statement refutes the claim before every agent.',
  source: 'Liu et al. 2024, From Skepticism to Acceptance (FPS), official agent',
  parameters: z.strictObject(refutationParameters),
  check: checkRefutation,
  create: ({ strength, halfLifeDays }, world, claim, index) =>
    new OfficialRefutation(
      world,
      claim,
      index,
      new Refutation(world, claim, String(index), strength, halfLifeDays),
    ),
});

class OfficialRefutation implements Intervention {
  readonly #world: World;
  readonly #claim: number;
  readonly #index: number;
  readonly #refutation: Refutation;

  constructor(world: World, claim: number, index: number, refutation: Refutation) {
    this.#world = world;
    this.#claim = claim;
    this.#index = index;
    this.#refutation = refutation;
  }

  passDay(): void {
    this.#refutation.fade();
  }

  act({ tick, events }: InterventionMoment): void {
    const { size, beliefs } = this.#world;
    const topic = beliefs[this.#claim]!.topic;
    const cause = events.add(tick, {
      kind: 'intervention',
      claim: this.#claim,
      topic,
      before: this.#index,
      after: size,
    });
    for (let agent = 0; agent < size; agent++) this.#refutation.reach(agent, cause);
  }
}
