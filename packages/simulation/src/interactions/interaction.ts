import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Problem } from '../errors.ts';
import { ownFields } from '../scenario/by-name.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { World } from '../world.ts';

/**
 * What the agents of one range hear in one tick, as compressed sparse rows over speakers: row `agent - first` is
 * `speakers[offsets[row] .. offsets[row + 1])`. The arrays may be a small buffer that serves all ranges in turn, or the
 * rows of the network itself.
 */
export interface Observations {
  /** The range [from, to) of agents that are observed. */
  readonly from: number;
  readonly to: number;
  /** Agent of the first row, <= from. */
  readonly first: number;
  readonly offsets: Int32Array;
  readonly speakers: Int32Array;
  /** Weight of each statement before any bias, >= 0: the tie's weight. Absent: 1 for all. */
  readonly strengths: Float32Array | undefined;
}

/** One tick's meetings of two, in order. Each is drawn by its own number, so the order of asking does not matter. */
export interface Meetings {
  readonly count: number;
  /** Who starts a meeting. */
  initiator(meeting: number): number;
  /** Whom the initiator meets; NONE if it knows nobody who can be heard. */
  partner(meeting: number, initiator: number): number;
}

/** How agents meet: in one of two forms, which a mind must be able to use (see RuleModel.forms). */
export type Interaction = HeardInteraction | MeetingInteraction;

/** Every agent hears some others; reads only what was committed before. */
export interface HeardInteraction {
  readonly form: 'heard';
  /** What the agents in [from, to) hear in this tick; valid until the next call. */
  observe(clock: Clock, from: number, to: number): Observations;
}

/** Agents meet two by two, one meeting after the other, each seeing what the meetings before it changed. */
export interface MeetingInteraction {
  readonly form: 'meetings';
  meetings(clock: Clock): Meetings;
}

export type InteractionForm = Interaction['form'];

/** A kind of interaction: one file each in this folder, one line each in `index.ts`. */
export interface InteractionKind {
  readonly summary: string;
  readonly source: string;
  readonly form: InteractionForm;
  readonly parameters: z.ZodObject;
  /** Problems that depend on other parts of the scenario; paths are field names. */
  check(parameters: unknown, scenario: Partial<Scenario>): Problem[];
  create(parameters: unknown, world: World): Interaction;
}

interface InteractionSpec<Schema extends z.ZodObject> {
  readonly summary: string;
  readonly source: string;
  readonly form: InteractionForm;
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
    form: spec.form,
    parameters: spec.parameters,
    check: (parameters, scenario) =>
      spec.check?.(spec.parameters.parse(ownFields(spec.parameters, parameters)), scenario) ?? [],
    create: (parameters, world) =>
      spec.create(spec.parameters.parse(ownFields(spec.parameters, parameters)), world),
  };
}
