import { NONE } from '../events.ts';
import type { BeliefDecisions } from '../minds/mind.ts';
import type { BeliefColumns, World } from '../world.ts';

/**
 * From whom each exposed agent has a claim, until it believes it by itself: so that its belief has the speaker as its
 * cause and not its own waiting. 12 bytes an agent and claim, saved with the state.
 */
export class ExposureMemory {
  readonly #source: Int32Array;
  readonly #cause: Float64Array;

  constructor(world: World, model: string, { claim }: BeliefColumns) {
    this.#source = world.columns.define(`${model}-source/${claim.id}`, 'i32', world.size, NONE);
    this.#cause = world.columns.define(`${model}-cause/${claim.id}`, 'f64', world.size, NONE);
  }

  /** Keeps whom the agent was just decided to have heard it from. */
  keep(agent: number, decided: BeliefDecisions): void {
    this.#source[agent] = decided.source[agent]!;
    this.#cause[agent] = decided.cause[agent]!;
  }

  /** Keeps that no believer is behind the agent's exposure. */
  clear(agent: number): void {
    this.#source[agent] = NONE;
    this.#cause[agent] = NONE;
  }

  /** Decides that the agent changes because of what was kept; because of nobody if nothing was. */
  change(agent: number, next: number, decided: BeliefDecisions): void {
    decided.state[agent] = next;
    decided.source[agent] = this.#source[agent]!;
    decided.cause[agent] = this.#cause[agent]!;
  }
}
