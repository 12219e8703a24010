import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Problem } from '../errors.ts';
import type { EventTable } from '../events.ts';
import { ownFields } from '../scenario/by-name.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { World } from '../world.ts';

/**
 * Changes who follows whom, or how much a tie weighs, after a tick. It reads the state that the tick committed, and of
 * the network what it was before the rule began, so that the order of agents does not matter. `World.network` then has arrays
 * that are state columns: rows must stay sorted, without repeats and as long as they are.
 */
export interface Rewiring {
  rewire(clock: Clock, events: EventTable): void;
}

/** A kind of rewiring: one file each in this folder, one line each in `index.ts`. */
export interface RewiringKind {
  readonly summary: string;
  readonly source: string;
  /** Whether it changes weights: the network then has them, 1 each if it had none. */
  readonly weighted: boolean;
  readonly parameters: z.ZodObject;
  /** Problems that depend on other parts of the scenario; paths are field names. */
  check(parameters: unknown, scenario: Partial<Scenario>): Problem[];
  /** @param index place of the rule in the scenario */
  create(parameters: unknown, world: World, index: number): Rewiring;
}

interface RewiringSpec<Schema extends z.ZodObject> {
  readonly summary: string;
  readonly source: string;
  readonly weighted: boolean;
  readonly parameters: Schema;
  check?(parameters: z.output<Schema>, scenario: Partial<Scenario>): Problem[];
  create(parameters: z.output<Schema>, world: World, index: number): Rewiring;
}

/** Binds a kind's functions to its own parameter schema, so that the table can hold kinds side by side. */
export function defineRewiring<Schema extends z.ZodObject>(spec: RewiringSpec<Schema>): RewiringKind {
  const own = (parameters: unknown) => spec.parameters.parse(ownFields(spec.parameters, parameters));
  return {
    summary: spec.summary,
    source: spec.source,
    weighted: spec.weighted,
    parameters: spec.parameters,
    check: (parameters, scenario) => spec.check?.(own(parameters), scenario) ?? [],
    create: (parameters, world, index) => spec.create(own(parameters), world, index),
  };
}
