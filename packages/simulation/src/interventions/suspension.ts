import { z } from 'zod';
import { BELIEVER } from '../events.ts';
import { FOREVER, type World } from '../world.ts';
import {
  defineIntervention,
  type Intervention,
  type InterventionKind,
  type InterventionMoment,
} from './intervention.ts';

/**
 * Accounts that have convinced at least `threshold` others of the claim since their last suspension, and still believe
 * it, are suspended: nobody hears them until the suspension ends. They still hear others. (Suspension after repeated
 * harm: platform practice, e.g. strike rules; threshold on measured influence is ours.)
 */
export const suspension: InterventionKind = defineIntervention({
  kind: 'suspension',
  summary: 'Accounts that have convinced many others are suspended.',
  source: 'Strike rules of social platforms; threshold on measured influence: Hearsay',
  parameters: z.strictObject({
    threshold: z
      .int()
      .min(1)
      .default(5)
      .describe('Others convinced by the account, >= 1, that get it suspended.'),
    forDays: z.int().min(1).optional().describe('Days until it is heard again. Default: for ever.'),
  }),
  create: ({ threshold, forDays }, world, claim, index) =>
    new Suspension(world, claim, index, threshold, forDays),
});

class Suspension implements Intervention {
  readonly #world: World;
  readonly #claim: number;
  readonly #threshold: number;
  readonly #forDays: number | undefined;
  /** Convictions that a suspension has already been given for. */
  readonly #punished: Int32Array;

  constructor(world: World, claim: number, index: number, threshold: number, forDays: number | undefined) {
    this.#world = world;
    this.#claim = claim;
    this.#threshold = threshold;
    this.#forDays = forDays;
    this.#punished = world.columns.define(`suspension/punished/${index}`, 'i32', world.size);
  }

  act({ day, tick, events }: InterventionMoment): void {
    const { size, suspendedUntil, beliefs } = this.#world;
    const { state, convinced, event, topic } = beliefs[this.#claim]!;
    for (let agent = 0; agent < size; agent++) {
      if (
        convinced[agent]! - this.#punished[agent]! < this.#threshold ||
        state[agent] !== BELIEVER ||
        suspendedUntil[agent]! > day
      )
        continue;
      this.#punished[agent] = convinced[agent]!;
      suspendedUntil[agent] = this.#forDays === undefined ? FOREVER : day + this.#forDays;
      events.add(tick, {
        kind: 'suspension',
        agent,
        claim: this.#claim,
        topic,
        cause: event[agent]!,
        ...(this.#forDays !== undefined && { after: this.#forDays }),
      });
    }
  }
}
