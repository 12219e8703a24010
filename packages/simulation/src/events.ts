/**
 * The event log in memory: one table of typed arrays a day. An event's id is its place in the whole log (0, 1, 2 ...),
 * so ids ascend with time and a cause always has a smaller id than its effect.
 */

/** What an event is. Append only: the number of a kind is written in checkpoints. */
export const EVENT_KINDS = [
  /** An agent believes from the start: the root of a cascade. */
  'seed',
  /** An agent's belief about a claim changed from `before` to `after` (see BELIEF_STATES). */
  'belief',
  /** An agent's opinion on a topic moved from `before` to `after`; only if recording.opinionChanges asks for it. */
  'opinion',
  /** An agent heard a statement of `target_agent` about a claim; only if recording.exposures asks for it. */
  'exposure',
  /** An intervention acted: `before` = its place in the scenario (0 is the first), `after` = agents reached. No agent did it. */
  'intervention',
  /** An account was suspended: it is not heard any more. `after` = days, absent for ever. */
  'suspension',
  /** A suspension ended. */
  'reinstatement',
  /** An agent stopped following `target_agent`; `before` and `after`: opinions of the agent and of the target. */
  'unfollow',
  /** An agent began to follow `target_agent` in the place of another (the cause, an unfollow); numbers likewise. */
  'follow',
  /**
   * The opinions on a topic at the end of a day: `before` = their mean, `after` = their variance. Written for topics that
   * an opinion model decides about, so that the log, and its digest, tell such runs apart. No agent did it.
   */
  'opinions',
] as const;

export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * Belief states in the order of their numbers in columns and events. Susceptible, believer and recovered as in FPS
 * (2024); exposed has heard it and is not (yet) convinced; a sceptic has decided against it and says so (SEIZ).
 */
export const BELIEF_STATES = ['susceptible', 'exposed', 'believer', 'recovered', 'sceptic'] as const;
export const SUSCEPTIBLE = 0;
export const EXPOSED = 1;
export const BELIEVER = 2;
export const RECOVERED = 3;
export const SCEPTIC = 4;

/** Stands for "absent" in integer fields; NaN does in numeric ones. */
export const NONE = -1;

/** An event to be added. Fields left out are absent. */
export interface EventFields {
  readonly kind: EventKind;
  /** Who did it or to whom it happened. */
  readonly agent?: number;
  readonly targetAgent?: number;
  readonly targetPost?: number;
  /** Index of the claim in the scenario. */
  readonly claim?: number;
  /** Index of the topic in the world. */
  readonly topic?: number;
  readonly before?: number;
  readonly after?: number;
  /** Id of the event that caused this one. */
  readonly cause?: number;
  readonly text?: number;
}

const KIND_NUMBER: ReadonlyMap<string, number> = new Map(EVENT_KINDS.map((kind, number) => [kind, number]));

/** Events of one day as columns; row `r` has the id `firstId + r`. */
export class EventTable {
  readonly day: number;
  readonly firstId: number;
  length = 0;
  #capacity: number;
  kind: Uint8Array;
  tick: Int32Array;
  agent: Int32Array;
  targetAgent: Int32Array;
  claim: Int32Array;
  topic: Int32Array;
  text: Int32Array;
  targetPost: Float64Array;
  before: Float64Array;
  after: Float64Array;
  cause: Float64Array;

  constructor(day: number, firstId: number, capacity = 256) {
    this.day = day;
    this.firstId = firstId;
    this.#capacity = capacity;
    this.kind = new Uint8Array(capacity);
    this.tick = new Int32Array(capacity);
    this.agent = new Int32Array(capacity);
    this.targetAgent = new Int32Array(capacity);
    this.claim = new Int32Array(capacity);
    this.topic = new Int32Array(capacity);
    this.text = new Int32Array(capacity);
    this.targetPost = new Float64Array(capacity);
    this.before = new Float64Array(capacity);
    this.after = new Float64Array(capacity);
    this.cause = new Float64Array(capacity);
  }

  /** Adds an event and returns its id. */
  add(tick: number, event: EventFields): number {
    const kind = KIND_NUMBER.get(event.kind)!;
    return this.push(
      kind,
      tick,
      event.agent ?? NONE,
      event.targetAgent ?? NONE,
      event.claim ?? NONE,
      event.topic ?? NONE,
      event.before ?? Number.NaN,
      event.after ?? Number.NaN,
      event.cause ?? NONE,
      event.targetPost ?? NONE,
      event.text ?? NONE,
    );
  }

  /** `add` without an object, for hot paths: `kind` is its place in EVENT_KINDS, absent values are NONE or NaN. */
  push(
    kind: number,
    tick: number,
    agent: number,
    targetAgent: number,
    claim: number,
    topic: number,
    before: number,
    after: number,
    cause: number,
    targetPost: number = NONE,
    text: number = NONE,
  ): number {
    if (this.length === this.#capacity) this.#grow();
    const row = this.length++;
    this.kind[row] = kind;
    this.tick[row] = tick;
    this.agent[row] = agent;
    this.targetAgent[row] = targetAgent;
    this.claim[row] = claim;
    this.topic[row] = topic;
    this.before[row] = before;
    this.after[row] = after;
    this.cause[row] = cause;
    this.targetPost[row] = targetPost;
    this.text[row] = text;
    return this.firstId + row;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.kind = grown(this.kind, new Uint8Array(this.#capacity));
    this.tick = grown(this.tick, new Int32Array(this.#capacity));
    this.agent = grown(this.agent, new Int32Array(this.#capacity));
    this.targetAgent = grown(this.targetAgent, new Int32Array(this.#capacity));
    this.claim = grown(this.claim, new Int32Array(this.#capacity));
    this.topic = grown(this.topic, new Int32Array(this.#capacity));
    this.text = grown(this.text, new Int32Array(this.#capacity));
    this.targetPost = grown(this.targetPost, new Float64Array(this.#capacity));
    this.before = grown(this.before, new Float64Array(this.#capacity));
    this.after = grown(this.after, new Float64Array(this.#capacity));
    this.cause = grown(this.cause, new Float64Array(this.#capacity));
  }
}

function grown<T extends Uint8Array | Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
