import type { Clock } from './clock.ts';
import { BELIEVER, EVENT_KINDS, type EventTable, NONE } from './events.ts';
import type { Observations } from './interactions/index.ts';
import type { TickChanges } from './measures/tick-measures.ts';
import type { Decisions } from './minds/index.ts';
import type { World } from './world.ts';

const BELIEF_EVENT = EVENT_KINDS.indexOf('belief');
const OPINION_EVENT = EVENT_KINDS.indexOf('opinion');
const EXPOSURE_EVENT = EVENT_KINDS.indexOf('exposure');

/**
 * Writes the decisions of one tick into the state, with an event for every belief that changed. The only place, besides
 * interventions between ticks, where the state of agents changes.
 */
export class Commit implements TickChanges {
  readonly newBelievers: Int32Array;
  readonly newRecovered: Int32Array;
  readonly #world: World;
  readonly #decisions: Decisions;
  readonly #tick: number;
  readonly #events: EventTable;

  constructor(world: World, decisions: Decisions, clock: Clock, events: EventTable) {
    this.#world = world;
    this.#decisions = decisions;
    this.#tick = clock.tick;
    this.#events = events;
    this.newBelievers = new Int32Array(world.beliefs.length);
    this.newRecovered = new Int32Array(world.beliefs.length);
  }

  /** Every agent, in agent order. */
  all(): void {
    const { size, topics, fixed, scenario } = this.#world;
    for (let agent = fixed.indexOf(1); agent !== -1; agent = fixed.indexOf(1, agent + 1)) this.#keep(agent);
    if (scenario.recording.opinionChanges !== undefined) {
      for (let agent = 0; agent < size; agent++) {
        this.#beliefs(agent);
        for (let topic = 0; topic < topics.length; topic++) this.#opinion(agent, topic);
      }
      return;
    }
    if (this.#world.beliefs.length === 1) this.#onlyClaim();
    else if (this.#world.beliefs.length > 1) for (let agent = 0; agent < size; agent++) this.#beliefs(agent);
    for (const [topic, { opinion }] of topics.entries()) opinion.set(this.#decisions.opinions[topic]!);
  }

  /** The usual case of one claim: most agents do not change, and two arrays side by side are quick to compare. */
  #onlyClaim(): void {
    const { state } = this.#world.beliefs[0]!;
    const decided = this.#decisions.beliefs[0]!.state;
    for (let agent = 0; agent < state.length; agent++) {
      if (state[agent] !== decided[agent]) this.#belief(agent, 0);
    }
  }

  #beliefs(agent: number): void {
    const { beliefs } = this.#world;
    for (let claim = 0; claim < beliefs.length; claim++) {
      if (beliefs[claim]!.state[agent] !== this.#decisions.beliefs[claim]!.state[agent])
        this.#belief(agent, claim);
    }
  }

  /** One agent at once, so that the next one sees it. */
  agent(agent: number): void {
    const { topics, fixed } = this.#world;
    if (fixed[agent] === 1) {
      this.#keep(agent);
      return;
    }
    this.#beliefs(agent);
    for (let topic = 0; topic < topics.length; topic++) this.#opinion(agent, topic);
  }

  /** Exposure events for what a range of agents heard, as far as the scenario records them. */
  exposures({ from, to, first, offsets, speakers }: Observations): void {
    for (let agent = from; agent < to; agent++) {
      const end = offsets[agent - first + 1]!;
      for (let place = offsets[agent - first]!; place < end; place++) this.exposure(agent, speakers[place]!);
    }
  }

  /** Exposure events for what one agent heard from another, as far as the scenario records them. */
  exposure(agent: number, speaker: number): void {
    const onlyBelievers = this.#world.scenario.recording.exposures === 'believers';
    for (const { index, topic, state, event } of this.#world.beliefs) {
      const said = state[speaker]!;
      if (onlyBelievers && said !== BELIEVER) continue;
      const cause = event[speaker]!;
      this.#events.push(EXPOSURE_EVENT, this.#tick, agent, speaker, index, topic, Number.NaN, said, cause);
    }
  }

  /** Undoes what was decided for an agent that nothing changes. */
  #keep(agent: number): void {
    for (const [claim, { state }] of this.#world.beliefs.entries()) {
      const decided = this.#decisions.beliefs[claim]!;
      decided.state[agent] = state[agent]!;
      decided.source[agent] = NONE;
      decided.cause[agent] = NONE;
    }
    for (const [topic, { opinion }] of this.#world.topics.entries()) {
      this.#decisions.opinions[topic]![agent] = opinion[agent]!;
    }
  }

  #belief(agent: number, claim: number): void {
    const { index, topic, state, event, since, convinced } = this.#world.beliefs[claim]!;
    const decided = this.#decisions.beliefs[claim]!;
    const before = state[agent]!;
    const after = decided.state[agent]!;
    const source = decided.source[agent]!;
    const cause = decided.cause[agent]!;
    // A later change whose rule names nobody must not be laid at somebody's door.
    decided.source[agent] = NONE;
    decided.cause[agent] = NONE;
    event[agent] = this.#events.push(
      BELIEF_EVENT,
      this.#tick,
      agent,
      source,
      index,
      topic,
      before,
      after,
      cause,
    );
    since[agent] = this.#tick;
    state[agent] = after;
    if (after === BELIEVER) {
      this.newBelievers[claim]!++;
      if (source !== NONE) convinced[source]!++;
    } else if (before === BELIEVER) {
      this.newRecovered[claim]!++;
    }
  }

  #opinion(agent: number, topic: number): void {
    const { opinion } = this.#world.topics[topic]!;
    const before = opinion[agent]!;
    const after = this.#decisions.opinions[topic]![agent]!;
    if (before === after) return;
    opinion[agent] = after;
    const least = this.#world.scenario.recording.opinionChanges;
    if (least === undefined || Math.abs(after - before) < least) return;
    this.#events.push(OPINION_EVENT, this.#tick, agent, NONE, NONE, topic, before, after, NONE);
  }
}
