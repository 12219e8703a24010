import { z } from 'zod';
import type { Clock } from '../clock.ts';
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
 * In every tick every agent hears all agents that it follows: the neighbourhood of DeGroot (1974, "Reaching a
 * consensus") and of most opinion and contagion models on networks. As long as no account is suspended, the rows of
 * the network themselves are handed over and nothing is copied.
 */
export const allNeighbours: InteractionKind = defineInteraction({
  summary: 'In every tick each agent hears all the agents that it follows.',
  source: 'DeGroot 1974, Reaching a consensus',
  form: 'heard',
  parameters: z.strictObject({}),
  create: (_, world) => new AllNeighbours(world),
});

class AllNeighbours implements HeardInteraction {
  readonly form = 'heard';
  readonly #world: World;
  readonly #buffer: HeardBuffer;
  #day = -1;
  #anySuspended = false;

  constructor(world: World) {
    this.#world = world;
    this.#buffer = new HeardBuffer(world.network.weights !== undefined);
  }

  observe(clock: Clock, from: number, to: number): Observations {
    const { network, suspendedUntil } = this.#world;
    if (clock.day !== this.#day) {
      // Suspensions begin and end between days only.
      this.#day = clock.day;
      this.#anySuspended = anySuspended(suspendedUntil, clock.day);
    }
    const { offsets, targets, weights } = network;
    if (!this.#anySuspended) return { from, to, first: 0, offsets, speakers: targets, strengths: weights };
    return this.#withoutSuspended(clock.day, from, to);
  }

  #withoutSuspended(day: number, from: number, to: number): Observations {
    const { network, suspendedUntil } = this.#world;
    const { offsets, targets, weights } = network;
    const into = this.#buffer;
    into.reset(from, to, offsets[to]! - offsets[from]!);
    let filled = 0;
    for (let agent = from; agent < to; agent++) {
      into.offsets[agent - from] = filled;
      for (let edge = offsets[agent]!; edge < offsets[agent + 1]!; edge++) {
        const speaker = targets[edge]!;
        if (suspendedUntil[speaker]! > day) continue;
        into.speakers[filled] = speaker;
        if (into.strengths && weights) into.strengths[filled] = weights[edge]!;
        filled++;
      }
    }
    into.offsets[to - from] = filled;
    return into;
  }
}
