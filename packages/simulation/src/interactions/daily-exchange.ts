import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import { HeardBuffer } from './heard-buffer.ts';
import {
  defineInteraction,
  type HeardInteraction,
  type InteractionKind,
  type Observations,
} from './interaction.ts';
import { anySuspended } from './suspended.ts';

/**
 * The daily exchange of FPS (Liu et al. 2024, "From Skepticism to Acceptance"): every day every agent hears
 * `contactsPerDay` different others, drawn uniformly and without replacement, and they need not hear it back. FPS draws
 * from the whole population; `neighbours` draws from the agents that one follows instead (all of them, if fewer).
 * Suspended accounts are drawn but not heard. Contact c of k is heard in tick floor(c x ticksPerDay / k) of the day.
 */
export const dailyExchange: InteractionKind = defineInteraction({
  summary: 'Every day each agent hears a few others, drawn from its neighbours or from everybody.',
  source: 'Liu et al. 2024, From Skepticism to Acceptance (FPS)',
  form: 'heard',
  parameters: z.strictObject({
    contactsPerDay: z
      .int()
      .min(1)
      .max(1_000)
      .default(3)
      .describe('Others that an agent hears in a day, 1 to 1,000 (FPS: 3).'),
    contactsFrom: z
      .enum(['neighbours', 'population'])
      .default('neighbours')
      .describe('Whom contacts are drawn from: the agents one follows, or everybody (FPS).'),
  }),
  check({ contactsPerDay, contactsFrom }, { population }) {
    const size = population?.size;
    if (contactsFrom === 'neighbours' || size === undefined || contactsPerDay < size) return [];
    return [
      {
        path: 'contactsPerDay',
        message: 'more contacts than there are others',
        received: String(contactsPerDay),
        allowed: `less than population.size (${size})`,
      },
    ];
  },
  create: ({ contactsPerDay, contactsFrom }, world) =>
    new DailyExchange(world, contactsPerDay, contactsFrom === 'population'),
});

class DailyExchange implements HeardInteraction {
  readonly form = 'heard';
  readonly #world: World;
  readonly #contacts: number;
  readonly #fromAll: boolean;
  readonly #drawn: Int32Array;
  readonly #buffer: HeardBuffer;
  #source: RandomSource | undefined;
  #sourceDay = -1;
  #anySuspended = false;

  constructor(world: World, contacts: number, fromAll: boolean) {
    this.#world = world;
    this.#contacts = contacts;
    this.#fromAll = fromAll;
    this.#drawn = new Int32Array(contacts);
    this.#buffer = new HeardBuffer(!fromAll && world.network.weights !== undefined);
  }

  observe(clock: Clock, from: number, to: number): Observations {
    const into = this.#buffer;
    into.reset(from, to, (to - from) * this.#contacts);
    const { network, suspendedUntil } = this.#world;
    const { offsets, targets, weights } = network;
    const random = this.#sourceOf(clock.day);
    const anySilent = this.#anySuspended;
    const drawn = this.#drawn;
    const { speakers, strengths } = into;
    let filled = 0;
    for (let agent = into.from; agent < into.to; agent++) {
      into.offsets[agent - into.from] = filled;
      const start = offsets[agent]!;
      const count = this.#fromAll
        ? this.#drawFromAll(agent, random)
        : drawPlaces(offsets[agent + 1]! - start, this.#contacts, random.at(agent), drawn);
      // A day's contacts are the same in all its ticks; each tick hears its share of them.
      const first = Math.ceil((clock.tickOfDay * count) / clock.ticksPerDay);
      const end = Math.ceil(((clock.tickOfDay + 1) * count) / clock.ticksPerDay);
      for (let contact = first; contact < end; contact++) {
        const place = drawn[contact]!;
        const speaker = this.#fromAll ? place : targets[start + place]!;
        if (anySilent && suspendedUntil[speaker]! > clock.day) continue;
        speakers[filled] = speaker;
        if (strengths && weights) strengths[filled] = weights[start + place]!;
        filled++;
      }
    }
    into.offsets[to - from] = filled;
    return into;
  }

  #drawFromAll(agent: number, random: RandomSource): number {
    const drawn = this.#drawn;
    const count = drawPlaces(this.#world.size - 1, this.#contacts, random.at(agent), drawn);
    // Places among the others: everybody from the agent on moves up by one.
    for (let contact = 0; contact < count; contact++) if (drawn[contact]! >= agent) drawn[contact]!++;
    return count;
  }

  #sourceOf(day: number): RandomSource {
    if (!this.#source || this.#sourceDay !== day) {
      this.#source = new RandomSource(this.#world.scenario.seed, 'contacts', day);
      this.#sourceDay = day;
      // Suspensions begin and end between days only.
      this.#anySuspended = anySuspended(this.#world.suspendedUntil, day);
    }
    return this.#source;
  }
}

/**
 * Draws `wanted` different places in [0, available), all if there are not more, into `out`; returns how many. Floyd's
 * sampling (Bentley & Floyd 1987, "A sample of brilliance") needs no set for the few contacts of a day.
 */
export function drawPlaces(available: number, wanted: number, random: RandomSource, out: Int32Array): number {
  if (available <= wanted) {
    for (let place = 0; place < available; place++) out[place] = place;
    return available;
  }
  let count = 0;
  for (let last = available - wanted; last < available; last++) {
    const place = random.below(last + 1);
    let taken = false;
    for (let earlier = 0; earlier < count; earlier++) {
      if (out[earlier] === place) {
        taken = true;
        break;
      }
    }
    out[count++] = taken ? last : place;
  }
  return count;
}
