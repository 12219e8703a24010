import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { NONE } from '../events.ts';
import { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import {
  defineInteraction,
  type InteractionKind,
  type MeetingInteraction,
  type Meetings,
} from './interaction.ts';

/**
 * Random meetings of two, one after the other (asynchronous), as in Deffuant, Neau, Amblard, Weisbuch (2000, "Mixing
 * beliefs among interacting agents"): a tick has `meetingsPerAgent x agents` of them; in each a random agent meets one
 * that it follows (or anybody, if contacts come from the population). Suspended accounts meet nobody.
 */
export const pairs: InteractionKind = defineInteraction({
  summary: 'Agents meet two by two, in random order, each meeting seeing what the earlier ones changed.',
  source: 'Deffuant, Neau, Amblard, Weisbuch 2000, Mixing beliefs among interacting agents',
  form: 'meetings',
  parameters: z.strictObject({
    meetingsPerAgent: z
      .number()
      .positive()
      .max(1_000)
      .default(1)
      .describe('Meetings a tick divided by the number of agents, > 0 and at most 1,000.'),
    contactsFrom: z
      .enum(['neighbours', 'population'])
      .default('neighbours')
      .describe('Whom an agent may meet: the agents it follows, or everybody.'),
  }),
  create: ({ meetingsPerAgent, contactsFrom }, world) =>
    new Pairs(world, meetingsPerAgent, contactsFrom === 'population'),
});

class Pairs implements MeetingInteraction {
  readonly form = 'meetings';
  readonly #world: World;
  readonly #count: number;
  readonly #fromAll: boolean;

  constructor(world: World, meetingsPerAgent: number, fromAll: boolean) {
    this.#world = world;
    this.#count = Math.max(1, Math.round(meetingsPerAgent * world.size));
    this.#fromAll = fromAll;
  }

  meetings(clock: Clock): Meetings {
    const { size, scenario, network, suspendedUntil } = this.#world;
    const initiators = new RandomSource(scenario.seed, 'pairs/initiator', clock.tick);
    const partners = new RandomSource(scenario.seed, 'pairs/partner', clock.tick);
    const silent = (agent: number) => suspendedUntil[agent]! > clock.day;
    return {
      count: this.#count,
      initiator: (meeting) => initiators.at(meeting).below(size),
      partner: (meeting, initiator) => {
        const random = partners.at(meeting);
        const start = network.offsets[initiator]!;
        const known = this.#fromAll ? size - 1 : network.offsets[initiator + 1]! - start;
        if (known === 0 || silent(initiator)) return NONE;
        const place = random.below(known);
        const partner = this.#fromAll ? place + Number(place >= initiator) : network.targets[start + place]!;
        return silent(partner) ? NONE : partner;
      },
    };
  }
}
