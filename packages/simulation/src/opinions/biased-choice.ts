import { z } from 'zod';
import { NONE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { RandomSource } from '../random.ts';
import type { World } from '../world.ts';

/** Distances below this count as this, so that no probability is infinite: 10^-4 of the paper's scale [0, 1]. */
const NEAREST = 2e-4;
const FARTHEST = 2;

/** Strength of the algorithmic bias towards an opinion at a distance: d^-gamma. */
function pull(distance: number, gamma: number): number {
  return Math.max(distance, NEAREST) ** -gamma;
}

/** A platform that shows an agent those opinions more often that are near its own: with probability ~ d^-gamma. */
export class BiasedChoice {
  readonly #opinion: Float32Array;
  readonly #gamma: number;
  #pulls = new Float64Array(64);

  constructor(opinion: Float32Array, gamma: number) {
    this.#opinion = opinion;
    this.#gamma = gamma;
  }

  /** One of those that `agent` heard, by tie weight times pull; NONE if it heard nobody. */
  ofHeard(
    agent: number,
    { first, offsets, speakers, strengths }: Observations,
    random: RandomSource,
  ): number {
    const start = offsets[agent - first]!;
    const count = offsets[agent - first + 1]! - start;
    if (count === 0) return NONE;
    const pulls = this.#roomFor(count);
    const own = this.#opinion[agent]!;
    for (let place = 0; place < count; place++) {
      const distance = Math.abs(this.#opinion[speakers[start + place]!]! - own);
      pulls[place] = pull(distance, this.#gamma) * (strengths ? strengths[start + place]! : 1);
    }
    const place = draw(pulls, count, random);
    return place === NONE ? NONE : speakers[start + place]!;
  }

  /** Place of one of some opinions, by pull. */
  ofOpinions(own: number, opinions: readonly number[], random: RandomSource): number {
    const pulls = this.#roomFor(opinions.length);
    for (const [place, opinion] of opinions.entries())
      pulls[place] = pull(Math.abs(opinion - own), this.#gamma);
    return draw(pulls, opinions.length, random);
  }

  #roomFor(count: number): Float64Array {
    if (this.#pulls.length < count) this.#pulls = new Float64Array(2 * count);
    return this.#pulls;
  }
}

/** A place drawn with probability proportional to its pull; NONE if all are 0. */
function draw(pulls: Float64Array, count: number, random: RandomSource): number {
  let total = 0;
  for (let place = 0; place < count; place++) total += pulls[place]!;
  let left = random.float() * total;
  for (let place = 0; place < count; place++) {
    left -= pulls[place]!;
    if (left < 0) return place;
  }
  return NONE;
}

const contacts = z.looseObject({ contactsFrom: z.enum(['neighbours', 'population']).optional() });

/**
 * The same choice where meetings draw partners uniformly: a meeting is let through with probability
 *
 *     (d_ij^-gamma / mean of d_ik^-gamma over all k that i might have met) / B
 *
 * B, the largest value that the quotient before it can take in this network, is one number for all, so those
 * let through are the sequence of meetings of the paper, and only the clock runs B times slower.
 */
export class BiasedMeetings {
  readonly #world: World;
  readonly #opinion: Float32Array;
  readonly #gamma: number;
  readonly #fromAll: boolean;
  /** B: meetings offered for each that is let through, on average; 1 for gamma = 0, at most the largest degree. */
  readonly slowness: number;

  constructor(world: World, opinion: Float32Array, gamma: number) {
    this.#world = world;
    this.#opinion = opinion;
    this.#gamma = gamma;
    this.#fromAll = contacts.parse(world.scenario.interaction).contactsFrom === 'population';
    let most = this.#fromAll ? world.size - 1 : 1;
    if (!this.#fromAll)
      for (let agent = 0; agent < world.size; agent++)
        most = Math.max(most, world.network.followeeCount(agent));
    const nearest = pull(NEAREST, gamma);
    this.slowness = (most * nearest) / (nearest + (most - 1) * pull(FARTHEST, gamma));
  }

  letsThrough(initiator: number, partner: number, random: RandomSource): boolean {
    if (this.#gamma === 0) return true;
    const { network, size } = this.#world;
    const opinion = this.#opinion;
    const own = opinion[initiator]!;
    const start = this.#fromAll ? 0 : network.offsets[initiator]!;
    const end = this.#fromAll ? size : network.offsets[initiator + 1]!;
    const known = this.#fromAll ? size - 1 : end - start;
    const offered = pull(Math.abs(opinion[partner]! - own), this.#gamma);
    // Lets through if chance < quotient / B, that is, if the sum of all pulls stays below this; most sums need not be
    // finished.
    const limit = (offered * known) / (this.slowness * random.float());
    let sum = 0;
    for (let place = start; place < end; place++) {
      const other = this.#fromAll ? place : network.targets[place]!;
      if (other === initiator) continue;
      sum += pull(Math.abs(opinion[other]! - own), this.#gamma);
      if (sum >= limit) return false;
    }
    return true;
  }
}
