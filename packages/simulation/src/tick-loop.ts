import { type Clock, clockAt } from './clock.ts';
import type { Column } from './columns.ts';
import { Commit } from './commit.ts';
import { EventTable, NONE } from './events.ts';
import { type Interaction, interactions, type Meetings, type Observations } from './interactions/index.ts';
import type { HeardInteraction } from './interactions/interaction.ts';
import { interventions, isDue, type PlannedIntervention } from './interventions/index.ts';
import {
  measureTick,
  type OpinionDistribution,
  opinionDistributions,
  rowsPerTick,
  type TickChanges,
  type TickMeasures,
} from './measures/tick-measures.ts';
import { createMinds, Decisions, type Mind, modelledTopics } from './minds/index.ts';
import type { SocialNetwork } from './network/social-network.ts';
import { amongActive } from './population/active-agents.ts';
import type { Population } from './population/population.ts';
import { startPopulation } from './population/start.ts';
import { RandomSource, shuffle } from './random.ts';
import { type Rewiring, rewirings } from './rewiring/index.ts';
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

/**
 * The simulation of one scenario: schedule -> observe -> decide -> commit -> record, tick after tick. Every decision
 * of a tick reads the state that the tick before committed; decisions are committed in agent order. The same scenario,
 * network and population give the same events.
 */
export class Simulation {
  readonly world: World;
  readonly #interaction: Interaction;
  readonly #rewirings: readonly Rewiring[];
  readonly #minds: readonly Mind[];
  /** Topics that an opinion model decides about. */
  readonly #modelled: ReadonlySet<string>;
  readonly #interventions: readonly PlannedIntervention[];
  readonly #decisions: Decisions;
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
    // First, since rules may set the weights that the others read.
    this.#rewirings = scenario.rewiring.map((spec, index) => {
      const { entry, parameters } = chosen('kind', rewirings, spec);
      return entry.create(parameters, world, index);
    });
    const interaction = chosen('kind', interactions, scenario.interaction);
    this.#interaction = amongActive(interaction.entry.create(interaction.parameters, world), world);
    this.#minds = createMinds(world);
    this.#modelled = modelledTopics(scenario);
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
      const changes = await this.#advance(clock, events);
      for (const rule of this.#rewirings) rule.rewire(clock, events);
      measures.push(...measureTick(this.world, day, clock.tick, changes));
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
    this.#lastMeasures = measures.slice(-rowsPerTick(this.world.scenario));
    this.#recordOpinions(events);
    this.#progress[0] = day;
    this.#progress[1] = events.firstId + events.length;
    return { day, events, measures, distributions: opinionDistributions(this.world, day) };
  }

  #recordOpinions(events: EventTable): void {
    for (const [topic, { id }] of this.world.topics.entries()) {
      if (!this.#modelled.has(id)) continue;
      const row = this.#lastMeasures.find((measures) => measures.topic === id);
      if (row)
        events.add(row.tick, {
          kind: 'opinions',
          topic,
          before: row.opinionMean,
          after: row.opinionVariance,
        });
    }
  }

  #intervene(day: number, events: EventTable): void {
    const { suspendedUntil, scenario } = this.world;
    const tick = clockAt(day, 0, scenario.ticksPerDay).tick;
    const moment = { day, tick, events };
    for (const intervention of this.#interventions) intervention.passDay?.(moment);
    for (
      let agent = suspendedUntil.indexOf(day);
      agent !== NONE;
      agent = suspendedUntil.indexOf(day, agent + 1)
    )
      events.add(tick, { kind: 'reinstatement', agent });
    for (const [index, intervention] of this.#interventions.entries()) {
      const { when, claim } = intervention;
      if (when.once && this.#acted[index] === 1) continue;
      if (!isDue(when, day, this.#lastMeasures, claim)) continue;
      this.#acted[index] = 1;
      intervention.act(moment);
    }
  }

  /** One tick of decisions and their commit, in the form and order that the scenario asks for. */
  async #advance(clock: Clock, events: EventTable): Promise<TickChanges> {
    const commit = new Commit(this.world, this.#decisions, clock, events);
    this.#decisions.reset(this.world);
    const interaction = this.#interaction;
    if (interaction.form === 'meetings') this.#meet(clock, interaction.meetings(clock), commit);
    else if (this.world.scenario.interaction.update === 'asynchronous')
      await this.#oneByOne(clock, interaction, commit);
    else await this.#together(clock, interaction, commit);
    return commit;
  }

  /** Synchronous: all decide on the state before the tick, then all is committed in agent order. */
  async #together(clock: Clock, interaction: HeardInteraction, commit: Commit): Promise<void> {
    const { size } = this.world;
    for (let from = 0; from < size; from += RANGE) {
      await this.#hear(clock, interaction.observe(clock, from, Math.min(size, from + RANGE)), commit);
    }
    commit.all();
  }

  /** Asynchronous: one agent after the other in a new random order, each seeing what was committed before it. */
  async #oneByOne(clock: Clock, interaction: HeardInteraction, commit: Commit): Promise<void> {
    const { size, scenario } = this.world;
    const order = Int32Array.from({ length: size }, (_, agent) => agent);
    shuffle(order, new RandomSource(scenario.seed, 'update-order', clock.tick).at(0));
    for (const agent of order) {
      await this.#hear(clock, interaction.observe(clock, agent, agent + 1), commit);
      commit.agent(agent);
    }
  }

  #meet(clock: Clock, meetings: Meetings, commit: Commit): void {
    const recordsExposures = this.world.scenario.recording.exposures !== 'none';
    for (let meeting = 0; meeting < meetings.count; meeting++) {
      const initiator = meetings.initiator(meeting);
      const partner = meetings.partner(meeting, initiator);
      if (partner === NONE) continue;
      if (recordsExposures) {
        commit.exposure(initiator, partner);
        commit.exposure(partner, initiator);
      }
      for (const mind of this.#minds) mind.meet?.(clock, initiator, partner, meeting, this.#decisions);
      commit.agent(initiator);
      commit.agent(partner);
    }
  }

  async #hear(clock: Clock, heard: Observations, commit: Commit): Promise<void> {
    if (this.world.scenario.recording.exposures !== 'none') commit.exposures(heard);
    for (const mind of this.#minds) {
      const waiting = mind.decide?.(clock, heard, this.#decisions);
      if (waiting) await waiting;
    }
  }
}
