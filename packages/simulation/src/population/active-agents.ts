import type { Clock } from '../clock.ts';
import { NONE } from '../events.ts';
import { HeardBuffer } from '../interactions/heard-buffer.ts';
import type {
  HeardInteraction,
  Interaction,
  MeetingInteraction,
  Meetings,
  Observations,
} from '../interactions/interaction.ts';
import { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import { HOURS } from './activity.ts';

/**
 * An interaction in which only active agents take part: in a tick in which it is not active an agent hears nobody and
 * meets nobody; it is still heard (what it said before stands). The interaction itself is handed back where everybody is
 * always active, and where a day has one tick and so no hours.
 */
export function amongActive(interaction: Interaction, world: World): Interaction {
  const { population, scenario } = world;
  const declared = population.activityCurves !== undefined || population.activity !== undefined;
  if (!declared || scenario.ticksPerDay === 1) return interaction;
  return interaction.form === 'heard'
    ? new ActiveListeners(interaction, world)
    : new ActiveMeetings(interaction, world);
}

/**
 * Who is active in a tick: agent i in hour h with probability P_ih a_i, its curve times its own activity; independently
 * of other ticks. The hour of a tick is that in which it begins, floor(24 tickOfDay / ticksPerDay).
 */
export class ActiveAgents {
  readonly #world: World;
  #draws: RandomSource | undefined;
  #tick = NONE;
  #hour = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Turns to a tick; call it before `has`. */
  turnTo({ tick, tickOfDay, ticksPerDay }: Clock): void {
    if (tick === this.#tick) return;
    this.#tick = tick;
    this.#hour = Math.floor((tickOfDay * HOURS) / ticksPerDay);
    this.#draws = new RandomSource(this.#world.scenario.seed, 'active', tick);
  }

  has(agent: number): boolean {
    const { activity, activityCurves: curves } = this.#world.population;
    let probability = activity?.[agent] ?? 1;
    if (curves) probability *= curves.hourly[(curves.perAgent ? agent * HOURS : 0) + this.#hour]!;
    // No draw is spared for another agent, so one that is certain needs none.
    if (probability <= 0 || probability >= 1) return probability >= 1;
    return this.#draws!.at(agent).float() < probability;
  }
}

class ActiveListeners implements HeardInteraction {
  readonly form = 'heard';
  readonly #inner: HeardInteraction;
  readonly #active: ActiveAgents;
  #buffer = new HeardBuffer(false);

  constructor(inner: HeardInteraction, world: World) {
    this.#inner = inner;
    this.#active = new ActiveAgents(world);
  }

  observe(clock: Clock, from: number, to: number): Observations {
    this.#active.turnTo(clock);
    const heard = this.#inner.observe(clock, from, to);
    const { first, offsets, speakers, strengths } = heard;
    if (strengths && !this.#buffer.strengths) this.#buffer = new HeardBuffer(true);
    const into = this.#buffer;
    into.reset(from, to, offsets[to - first]! - offsets[from - first]!);
    let filled = 0;
    for (let agent = from; agent < to; agent++) {
      into.offsets[agent - from] = filled;
      const start = offsets[agent - first]!;
      const end = offsets[agent - first + 1]!;
      // Who hears nobody needs no draw.
      if (start === end || !this.#active.has(agent)) continue;
      for (let place = start; place < end; place++) {
        into.speakers[filled] = speakers[place]!;
        if (into.strengths && strengths) into.strengths[filled] = strengths[place]!;
        filled++;
      }
    }
    into.offsets[to - from] = filled;
    return into;
  }
}

class ActiveMeetings implements MeetingInteraction {
  readonly form = 'meetings';
  readonly #inner: MeetingInteraction;
  readonly #active: ActiveAgents;

  constructor(inner: MeetingInteraction, world: World) {
    this.#inner = inner;
    this.#active = new ActiveAgents(world);
  }

  meetings(clock: Clock): Meetings {
    const active = this.#active;
    active.turnTo(clock);
    const inner = this.#inner.meetings(clock);
    return {
      count: inner.count,
      initiator: (meeting) => inner.initiator(meeting),
      partner(meeting, initiator) {
        if (!active.has(initiator)) return NONE;
        const partner = inner.partner(meeting, initiator);
        return partner !== NONE && active.has(partner) ? partner : NONE;
      },
    };
  }
}
