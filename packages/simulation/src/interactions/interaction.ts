import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Problem } from '../errors.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { World } from '../world.ts';

/**
 * What the agents of one range hear in one tick: row `agent - from` of compressed sparse rows over speakers. One buffer
 * serves all ranges in turn, so that it stays in the processor's cache and its size does not grow with the population.
 */
export class Observations {
  from = 0;
  to = 0;
  /** Row starts, `to - from + 1` of them. */
  offsets = new Int32Array(1);
  /** Agents that are heard, row after row. */
  speakers = new Int32Array(1024);
  /** Weight of each statement before any bias, > 0: the tie's weight, or 1. */
  strengths = new Float32Array(1024);

  /** Empties the buffer for a new range [from, to). */
  reset(from: number, to: number): void {
    this.from = from;
    this.to = to;
    if (this.offsets.length < to - from + 1) this.offsets = new Int32Array(to - from + 1);
  }

  /** Makes room for `count` statements in all. */
  reserve(count: number): void {
    if (count <= this.speakers.length) return;
    const capacity = Math.max(count, this.speakers.length * 2);
    const speakers = new Int32Array(capacity);
    const strengths = new Float32Array(capacity);
    speakers.set(this.speakers);
    strengths.set(this.strengths);
    this.speakers = speakers;
    this.strengths = strengths;
  }
}

/** How agents meet. Reads only what was committed before this tick. */
export interface Interaction {
  /** Fills `into` (already reset to its range) with what the range's agents hear in this tick. */
  observe(clock: Clock, into: Observations): void;
}

/** A kind of interaction: one file each in this folder, one line each in `index.ts`. */
export interface InteractionKind {
  readonly summary: string;
  readonly source: string;
  readonly parameters: z.ZodObject;
  /** Problems that depend on other parts of the scenario; paths are field names. */
  check(parameters: unknown, scenario: Partial<Scenario>): Problem[];
  create(parameters: unknown, world: World): Interaction;
}

interface InteractionSpec<Schema extends z.ZodObject> {
  readonly summary: string;
  readonly source: string;
  readonly parameters: Schema;
  check?(parameters: z.output<Schema>, scenario: Partial<Scenario>): Problem[];
  create(parameters: z.output<Schema>, world: World): Interaction;
}

/** Binds a kind's functions to its own parameter schema, so that the table can hold kinds side by side. */
export function defineInteraction<Schema extends z.ZodObject>(
  spec: InteractionSpec<Schema>,
): InteractionKind {
  return {
    summary: spec.summary,
    source: spec.source,
    parameters: spec.parameters,
    check: (parameters, scenario) => spec.check?.(spec.parameters.parse(parameters), scenario) ?? [],
    create: (parameters, world) => spec.create(spec.parameters.parse(parameters), world),
  };
}
