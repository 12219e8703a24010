import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { BeliefColumns, World } from '../world.ts';

/** Parameters of everything that refutes a claim. */
export const refutationParameters = {
  strength: z.number().min(0).max(20).default(1.5).describe('Effect on the day itself, in logits, >= 0.'),
  halfLifeDays: z
    .number()
    .min(0.01)
    .max(10_000)
    .default(2)
    .describe('Days until half of the effect is gone.'),
};

/** Refutations weaken belief in the fake-news rule; a scenario without that rule would run them to no effect. */
export function checkRefutation(_: unknown, { minds }: Partial<Scenario>): Problem[] {
  if (!minds || minds.some(({ model }) => model === 'fake-news-belief')) return [];
  return [
    {
      path: 'kind',
      message: 'no rule of this scenario reacts to refutations',
      received: minds.map(({ model }) => String(model)).join(', '),
      allowed: 'minds with the model fake-news-belief, or interventions of another kind',
    },
  ];
}

/**
 * How refutations work on the fake-news belief rule: one that reaches agent i adds
 * `strength (1 - B |s' - o_i| / 2)` to R_i, where s' = -stance is the side it takes and B the confirmation bias of the
 * rule, so that firm believers discount it; R_i halves every `halfLifeDays`. (Form: Hearsay; that refutations must be
 * repeated because they fade is what FPS 2024 finds.)
 */
export class Refutation {
  readonly #belief: BeliefColumns;
  readonly #opinion: Float32Array;
  readonly #bias: number;
  /** Effect of this intervention alone still at work, so that two of different half-lives can act at once. */
  readonly #effect: Float32Array;
  readonly #strength: number;
  readonly #kept: number;

  constructor(world: World, claim: number, name: string, strength: number, halfLifeDays: number) {
    this.#belief = world.beliefs[claim]!;
    this.#opinion = world.topics[this.#belief.topic]!.opinion;
    const biases = world.scenario.minds.map((mind) => mind.confirmationBias);
    this.#bias = biases.find((bias) => typeof bias === 'number') ?? 0;
    this.#effect = world.columns.define(`refutation-effect/${name}`, 'f32', world.size);
    this.#strength = strength;
    this.#kept = 0.5 ** (1 / halfLifeDays);
  }

  /** A day passes: the effect fades. */
  fade(): void {
    const { refutation } = this.#belief;
    for (let agent = 0; agent < refutation.length; agent++) {
      const effect = this.#effect[agent]!;
      if (effect === 0) continue;
      // Below a millionth of a logit nothing changes any more; a true zero keeps later days cheap.
      const left = effect * this.#kept < 1e-6 ? 0 : effect * this.#kept;
      this.#effect[agent] = left;
      refutation[agent] = Math.max(0, refutation[agent]! - (effect - left));
    }
  }

  /** Reaches one agent with the refutation of event `cause`. */
  reach(agent: number, cause: number): void {
    const distance = Math.abs(-this.#belief.claim.stance - this.#opinion[agent]!);
    const effect = this.#strength * (1 - (this.#bias * distance) / 2);
    this.#effect[agent]! += effect;
    this.#belief.refutation[agent]! += effect;
    this.#belief.refutationEvent[agent] = cause;
  }
}
