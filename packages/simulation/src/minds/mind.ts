import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Problem } from '../errors.ts';
import { NONE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { World } from '../world.ts';

/** What was decided about one claim; one element an agent. Agents that decide nothing keep their state. */
export interface BeliefDecisions {
  /** Next belief state. */
  readonly state: Uint8Array;
  /** Who moved the agent most, NONE if nobody of the population. Read only where the state changes. */
  readonly source: Int32Array;
  /** The event behind what moved the agent most, NONE if there is none. Read only where the state changes. */
  readonly cause: Float64Array;
}

/** Decisions of one tick, apart from the committed state until every agent has decided. */
export class Decisions {
  /** One entry a claim. */
  readonly beliefs: readonly BeliefDecisions[];
  /** Next opinion in [-1, 1] of every agent; one array a topic. */
  readonly opinions: readonly Float32Array[];

  constructor(world: World) {
    this.beliefs = world.beliefs.map(() => ({
      state: new Uint8Array(world.size),
      source: new Int32Array(world.size).fill(NONE),
      cause: new Float64Array(world.size).fill(NONE),
    }));
    this.opinions = world.topics.map(() => new Float32Array(world.size));
  }

  /** Starts a tick: silence means no change, so every decision starts as the committed state. */
  reset(world: World): void {
    for (const [claim, decisions] of this.beliefs.entries()) decisions.state.set(world.beliefs[claim]!.state);
    for (const [topic, opinion] of this.opinions.entries()) opinion.set(world.topics[topic]!.opinion);
  }
}

/**
 * What decides for agents. It reads the committed state and what a range of agents observed, and writes decisions for
 * that range only. Its own columns (memory) belong to one agent each and may change at once, since no other agent
 * reads them.
 */
export interface Mind {
  decide(clock: Clock, observations: Observations, decisions: Decisions): void | Promise<void>;
}

/** A rule that decides: one file each in this folder, one line each in `index.ts`. */
export interface RuleModel {
  readonly summary: string;
  /** The equation in one line, for the generated reference. */
  readonly equation: string;
  readonly source: string;
  readonly parameters: z.ZodObject;
  check(parameters: unknown, scenario: Partial<Scenario>): Problem[];
  create(parameters: unknown, world: World): Mind;
}

interface RuleModelSpec<Schema extends z.ZodObject> {
  readonly summary: string;
  readonly equation: string;
  readonly source: string;
  readonly parameters: Schema;
  check?(parameters: z.output<Schema>, scenario: Partial<Scenario>): Problem[];
  create(parameters: z.output<Schema>, world: World): Mind;
}

/** Binds a rule's functions to its own parameter schema, so that the table can hold rules side by side. */
export function defineRuleModel<Schema extends z.ZodObject>(spec: RuleModelSpec<Schema>): RuleModel {
  return {
    summary: spec.summary,
    equation: spec.equation,
    source: spec.source,
    parameters: spec.parameters,
    check: (parameters, scenario) => spec.check?.(spec.parameters.parse(parameters), scenario) ?? [],
    create: (parameters, world) => spec.create(spec.parameters.parse(parameters), world),
  };
}
