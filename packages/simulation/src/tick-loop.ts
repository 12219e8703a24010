import { type Clock, clockAt } from './clock.ts';
import type { Column } from './columns.ts';
import { BELIEVER, EVENT_KINDS, EventTable, NONE } from './events.ts';
import { type Interaction, interactions, Observations } from './interactions/index.ts';
import { interventions, isDue, type PlannedIntervention } from './interventions/index.ts';
import {
  measureTick,
  type OpinionDistribution,
  opinionDistributions,
  type TickMeasures,
} from './measures/tick-measures.ts';
import { Decisions, type Mind, ruleModels } from './minds/index.ts';
import type { SocialNetwork } from './network/social-network.ts';
import type { Population } from './population/population.ts';
import { startPopulation } from './population/start.ts';
import { chosen } from './scenario/by-name.ts';
import type { Scenario } from './scenario/schema.ts';
import { createWorld, type World } from './world.ts';

/** What one day left behind. Day 0 is the start: the seeds and the measures before anything happened. */
export interface DayRecord {
  readonly day: number;
  readonly events: EventTable;
  /** One row a tick and claim. */
  readonly measures: readonly TickMeasures[];
  /** One entry a topic, at the end of the day. */
  readonly distributions: readonly OpinionDistribution[];
}

/** Agents that one call of a mind handles: their observations stay in the processor's cache. */
const RANGE = 4_096;

const BELIEF_EVENT = EVENT_KINDS.indexOf('belief');
const EXPOSURE_EVENT = EVENT_KINDS.indexOf('exposure');

/**
 * The simulation of one scenario: schedule -> observe -> decide -> commit -> record, tick after tick. Every decision
 * of a tick reads the state that the tick before committed; decisions are committed in agent order. The same scenario,
 * network and population give the same events.
 */
export class Simulation {
  readonly world: World;
  readonly #interaction: Interaction;
  readonly #mind: Mind;
  readonly #interventions: readonly PlannedIntervention[];
  readonly #decisions: Decisions;
  readonly #observations = new Observations();
  /** Element 0: last day done, -1 before the start; 1: id of the next event. In a column, so that it is saved. */
  readonly #progress: Float64Array;
  /** One element an intervention: 1 once it has acted. */
  readonly #acted: Uint8Array;
  #lastMeasures: readonly TickMeasures[] = [];

  constructor(scenario: Scenario, network: SocialNetwork, population: Population) {
    const world = createWorld(scenario, network, population);
    this.world = world;
    this.#progress = world.columns.define('progress', 'f64', 2);
    this.#progress[0] = -1;
    this.#acted = world.columns.define('interventions-acted', 'u8', scenario.interventions.length);
    const interaction = chosen('kind', interactions, scenario.interaction);
    this.#interaction = interaction.entry.create(interaction.parameters, world);
    const mind = chosen('model', ruleModels, scenario.minds);
    this.#mind = mind.entry.create(mind.parameters, world);
    this.#interventions = scenario.interventions.map((spec, index) => {
      const { entry, parameters } = chosen('kind', interventions, spec);
      return entry.create(parameters, world, index);
    });
    this.#decisions = new Decisions(world);
  }

  /** The last day done; -1 before `start`. */
  get day(): number {
    return this.#progress[0]!;
  }

  get finished(): boolean {
    return this.day >= this.world.scenario.days;
  }

  /** Day 0: opinions and first believers. Call it once, first, unless the state is restored. */
  start(): DayRecord {
    if (this.day !== -1) throw new Error('the simulation has started already');
    const events = new EventTable(0, 0);
    startPopulation(this.world, events);
    const seeded = this.world.beliefs.map(() => 0);
    for (let row = 0; row < events.length; row++) seeded[events.claim[row]!]!++;
    const changes = { newBelievers: Int32Array.from(seeded), newRecovered: new Int32Array(seeded.length) };
    return this.#endDay(0, events, measureTick(this.world, 0, 0, changes));
  }

  /** Simulates the next day. */
  async nextDay(): Promise<DayRecord> {
    if (this.day < 0) throw new Error('the simulation has not started: call start() or restore()');
    if (this.finished) throw new Error(`day ${this.day} was the last`);
    const day = this.day + 1;
    const { ticksPerDay } = this.world.scenario;
    const events = new EventTable(day, this.#progress[1]!, 4_096);
    const measures: TickMeasures[] = [];
    this.#intervene(day, events);
    for (let tickOfDay = 0; tickOfDay < ticksPerDay; tickOfDay++) {
      const clock = clockAt(day, tickOfDay, ticksPerDay);
      await this.#decide(clock, events);
      const changes = this.#commit(clock, events);
      const rows = measureTick(this.world, day, clock.tick, changes);
      this.#lastMeasures = rows;
      measures.push(...rows);
    }
    return this.#endDay(day, events, measures);
  }

  /** The whole state between two days, as views on the columns that the next day changes: write or copy them at once. */
  save(): IterableIterator<[string, Column]> {
    return this.world.columns.entries();
  }

  /** Continues from a saved state. `lastMeasures` are the rows of the last tick done, which conditions look at. */
  restore(saved: ReadonlyMap<string, Column>, lastMeasures: readonly TickMeasures[]): void {
    this.world.columns.restore(saved);
    this.#lastMeasures = lastMeasures;
  }

  #endDay(day: number, events: EventTable, measures: readonly TickMeasures[]): DayRecord {
    this.#progress[0] = day;
    this.#progress[1] = events.firstId + events.length;
    this.#lastMeasures = measures.slice(-this.world.beliefs.length);
    return { day, events, measures, distributions: opinionDistributions(this.world, day) };
  }

  #intervene(day: number, events: EventTable): void {
    const { suspendedUntil, size, scenario } = this.world;
    const tick = clockAt(day, 0, scenario.ticksPerDay).tick;
    const moment = { day, tick, events };
    for (const intervention of this.#interventions) intervention.passDay?.(moment);
    for (let agent = 0; agent < size; agent++) {
      if (suspendedUntil[agent] === day) events.add(tick, { kind: 'reinstatement', agent });
    }
    for (const [index, intervention] of this.#interventions.entries()) {
      const { when, claim } = intervention;
      if (when.once && this.#acted[index] === 1) continue;
      if (!isDue(when, day, this.#lastMeasures, claim)) continue;
      this.#acted[index] = 1;
      intervention.act(moment);
    }
  }

  async #decide(clock: Clock, events: EventTable): Promise<void> {
    const { size, scenario } = this.world;
    const observations = this.#observations;
    this.#decisions.reset(this.world);
    for (let from = 0; from < size; from += RANGE) {
      observations.reset(from, Math.min(size, from + RANGE));
      this.#interaction.observe(clock, observations);
      if (scenario.recording.exposures !== 'none') this.#recordExposures(clock, events);
      const waiting = this.#mind.decide(clock, observations, this.#decisions);
      if (waiting) await waiting;
    }
  }

  #recordExposures(clock: Clock, events: EventTable): void {
    const { from, to, offsets, speakers } = this.#observations;
    const onlyBelievers = this.world.scenario.recording.exposures === 'believers';
    for (let agent = from; agent < to; agent++) {
      for (let place = offsets[agent - from]!; place < offsets[agent - from + 1]!; place++) {
        const speaker = speakers[place]!;
        for (const { index, topic, state, event } of this.world.beliefs) {
          const said = state[speaker]!;
          if (onlyBelievers && said !== BELIEVER) continue;
          events.push(
            EXPOSURE_EVENT,
            clock.tick,
            agent,
            speaker,
            index,
            topic,
            Number.NaN,
            said,
            event[speaker]!,
          );
        }
      }
    }
  }

  /** Writes the decisions of a tick into the state, in agent order, with an event for every belief that changed. */
  #commit(clock: Clock, events: EventTable) {
    const { size, beliefs, topics } = this.world;
    const newBelievers = new Int32Array(beliefs.length);
    const newRecovered = new Int32Array(beliefs.length);
    for (let agent = 0; agent < size; agent++) {
      for (const { index, topic, state, event, convinced } of beliefs) {
        const decided = this.#decisions.beliefs[index]!;
        const before = state[agent]!;
        const after = decided.state[agent]!;
        if (before === after) continue;
        const source = decided.source[agent]!;
        event[agent] = events.push(
          BELIEF_EVENT,
          clock.tick,
          agent,
          source,
          index,
          topic,
          before,
          after,
          decided.cause[agent]!,
        );
        state[agent] = after;
        if (after === BELIEVER) {
          newBelievers[index]!++;
          if (source !== NONE) convinced[source]!++;
        } else if (before === BELIEVER) {
          newRecovered[index]!++;
        }
      }
    }
    for (const [topic, { opinion }] of topics.entries()) opinion.set(this.#decisions.opinions[topic]!);
    return { newBelievers, newRecovered };
  }
}
