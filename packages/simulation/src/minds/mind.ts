import type { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Problem } from '../errors.ts';
import { NONE } from '../events.ts';
import type { InteractionForm, Observations } from '../interactions/interaction.ts';
import { ownFields } from '../scenario/by-name.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { BeliefColumns, Topic, World } from '../world.ts';

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
 * What decides for agents. It reads the committed state and writes decisions for the agents it was asked about. Its own
 * columns (memory) belong to one agent each and may change at once, since no other agent reads them.
 */
export interface Mind {
  /** For interactions of the form `heard`: decides for a range of agents from what they heard. */
  decide?(clock: Clock, heard: Observations, decisions: Decisions): void | Promise<void>;
  /**
   * For interactions of the form `meetings`: decides for the two agents of one meeting, both or one of them. What it
   * decides is committed before the next meeting, so reading the committed state sees all earlier meetings.
   * @param meeting number of the meeting in the tick: the counter for its random draws
   */
  meet?(clock: Clock, initiator: number, partner: number, meeting: number, decisions: Decisions): void;
}

/** The claims and topics that one rule decides about. */
export interface MindScope {
  readonly claims: readonly BeliefColumns[];
  readonly topics: readonly Topic[];
}

/** What a rule changes: beliefs about claims, opinions on topics, or both. */
export type MindSubject = 'claims' | 'topics' | 'both';

/** A rule that decides: one file each, one line each in `index.ts`. */
export interface RuleModel {
  readonly summary: string;
  /** The equation in one line, for the generated reference. */
  readonly equation: string;
  readonly source: string;
  /** What checks it against theory, for the generated reference. */
  readonly checked: string;
  readonly about: MindSubject;
  /** Forms of interaction it can work with. */
  readonly forms: readonly InteractionForm[];
  readonly parameters: z.ZodObject;
  /** Problems that depend on other parts of the scenario; paths are field names. */
  check(parameters: unknown, scenario: Partial<Scenario>): Problem[];
  create(parameters: unknown, world: World, scope: MindScope): Mind;
}

interface RuleModelSpec<Schema extends z.ZodObject>
  extends Omit<RuleModel, 'parameters' | 'check' | 'create'> {
  readonly parameters: Schema;
  check?(parameters: z.output<Schema>, scenario: Partial<Scenario>): Problem[];
  create(parameters: z.output<Schema>, world: World, scope: MindScope): Mind;
}

/** Binds a rule's functions to its own parameter schema, so that the table can hold rules side by side. */
export function defineRuleModel<Schema extends z.ZodObject>(spec: RuleModelSpec<Schema>): RuleModel {
  return {
    ...spec,
    check: (parameters, scenario) =>
      spec.check?.(spec.parameters.parse(ownFields(spec.parameters, parameters)), scenario) ?? [],
    create: (parameters, world, scope) =>
      spec.create(spec.parameters.parse(ownFields(spec.parameters, parameters)), world, scope),
  };
}
