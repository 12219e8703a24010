import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { EVENT_KINDS, type EventTable, NONE } from '../events.ts';
import { isPerson } from '../population/roles.ts';
import { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import { replaceFollowee } from './mutable-network.ts';
import { defineRewiring, type Rewiring, type RewiringKind } from './rewiring.ts';
import { checkTopic, topicField, topicPlace } from './topic.ts';

const UNFOLLOW_EVENT = EVENT_KINDS.indexOf('unfollow');
const FOLLOW_EVENT = EVENT_KINDS.indexOf('follow');
/** Agents looked at before a tie is left as it is: who follows nearly everybody who fits keeps whom it has. */
const ATTEMPTS = 64;

/**
 * Co-evolution of opinions and follows (Kozma & Barrat 2008, "Consensus formation on adaptive networks"; for opinions of two
 * values, with `to: similar`, Holme & Newman 2006, "Nonequilibrium phase transition in the coevolution of networks and
 * opinions"). After each tick every agent i, with probability w, drops one followee j, drawn from those with
 *
 *     |o_j - o_i| > epsilon
 *
 * and follows another agent instead: anybody (Kozma & Barrat), somebody with |o_k - o_i| <= epsilon (Holme & Newman), or
 * whom a followee follows (triadic closure: Rapoport 1953, "Spread of information through a population with socio-structural
 * bias"). An agent follows as many as before. Differences: follows are directed, so a mutual tie is two that end one by one;
 * opinions change by the scenario's minds in the tick before, not with probability 1 - w in the same step; and i drops one of
 * the discordant followees where Kozma & Barrat draw a followee first and keep it if it agrees, which is a change of time scale.
 * Bots, officials and media do not rewire. Opinions lie in [-1, 1]: a tolerance d of the paper, on [0, 1], is 2 d here.
 */
export const boundedConfidence: RewiringKind = defineRewiring({
  summary: 'Agents unfollow those whose opinion is too far from theirs, and follow others instead.',
  source:
    'Kozma & Barrat 2008, Consensus formation on adaptive networks; Holme & Newman 2006, Nonequilibrium phase transition in the coevolution of networks and opinions',
  weighted: false,
  parameters: z.strictObject({
    topic: topicField,
    epsilon: z
      .number()
      .min(0)
      .max(2)
      .default(0.4)
      .describe('Largest difference of opinion that a tie bears, in [0, 2].'),
    probability: z
      .number()
      .min(0)
      .max(1)
      .default(0.1)
      .describe('Probability (w) that an agent with such a followee drops one after a tick, in [0, 1].'),
    to: z
      .enum(['random', 'similar', 'friend-of-friend'])
      .default('random')
      .describe(
        'Whom it follows instead: anybody, somebody within epsilon, or somebody whom one of its followees follows. If nobody is found in 64 draws, the tie stays.',
      ),
  }),
  check: ({ topic }, scenario) => checkTopic(topic, scenario),
  create: ({ topic, epsilon, probability, to }, world, index) =>
    new BoundedConfidence(world, index, topicPlace(world, topic), epsilon, probability, to),
});

class BoundedConfidence implements Rewiring {
  readonly #world: World;
  readonly #purpose: string;
  readonly #topic: number;
  readonly #epsilon: number;
  readonly #probability: number;
  readonly #to: 'random' | 'similar' | 'friend-of-friend';

  constructor(
    world: World,
    index: number,
    topic: number,
    epsilon: number,
    probability: number,
    to: 'random' | 'similar' | 'friend-of-friend',
  ) {
    this.#world = world;
    this.#purpose = `rewiring/${index}`;
    this.#topic = topic;
    this.#epsilon = epsilon;
    this.#probability = probability;
    this.#to = to;
  }

  rewire(clock: Clock, events: EventTable): void {
    const { size, network, scenario } = this.#world;
    const random = new RandomSource(scenario.seed, this.#purpose, clock.tick);
    // Place dropped and agent followed instead, one pair for each change: made only when all have decided.
    const changes: number[] = [];
    for (let agent = 0; agent < size; agent++) {
      if (random.at(agent).float() >= this.#probability || !isPerson(this.#world, agent)) continue;
      const place = this.#discordant(agent, random);
      if (place === NONE) continue;
      const newcomer = this.#newcomer(agent, network.targets[place]!, random);
      if (newcomer !== NONE) changes.push(agent, place, newcomer);
    }
    for (let at = 0; at < changes.length; at += 3) {
      this.#change(clock.tick, changes[at]!, changes[at + 1]!, changes[at + 2]!, events);
    }
  }

  /** The place of a followee beyond epsilon, each equally likely; NONE if there is none. */
  #discordant(agent: number, random: RandomSource): number {
    const { offsets, targets } = this.#world.network;
    const end = offsets[agent + 1]!;
    let count = 0;
    for (let place = offsets[agent]!; place < end; place++) {
      if (!this.#agree(agent, targets[place]!)) count++;
    }
    if (count === 0) return NONE;
    let wanted = random.below(count);
    for (let place = offsets[agent]!; place < end; place++) {
      if (!this.#agree(agent, targets[place]!) && wanted-- === 0) return place;
    }
    return NONE;
  }

  #newcomer(agent: number, dropped: number, random: RandomSource): number {
    const { network } = this.#world;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const other = this.#candidate(agent, dropped, random);
      if (other === NONE || other === agent || network.follows(agent, other)) continue;
      if (this.#to !== 'similar' || this.#agree(agent, other)) return other;
    }
    return NONE;
  }

  #candidate(agent: number, dropped: number, random: RandomSource): number {
    const { size, network } = this.#world;
    if (this.#to !== 'friend-of-friend') return random.below(size);
    const friend = network.targets[network.offsets[agent]! + random.below(network.followeeCount(agent))]!;
    const known = network.followeeCount(friend);
    // Whom it hears through the one it drops is no reason to stay in touch.
    if (friend === dropped || known === 0) return NONE;
    return network.targets[network.offsets[friend]! + random.below(known)]!;
  }

  #agree(agent: number, other: number): boolean {
    const { opinion } = this.#world.topics[this.#topic]!;
    return Math.abs(opinion[other]! - opinion[agent]!) <= this.#epsilon;
  }

  /** `before` and `after` of the events: opinions of the agent and of whom it drops or follows. */
  #change(tick: number, agent: number, place: number, newcomer: number, events: EventTable): void {
    const { network, topics } = this.#world;
    const { opinion } = topics[this.#topic]!;
    const dropped = network.targets[place]!;
    const own = opinion[agent]!;
    const topic = this.#topic;
    const cause = events.push(
      UNFOLLOW_EVENT,
      tick,
      agent,
      dropped,
      NONE,
      topic,
      own,
      opinion[dropped]!,
      NONE,
    );
    events.push(FOLLOW_EVENT, tick, agent, newcomer, NONE, topic, own, opinion[newcomer]!, cause);
    replaceFollowee(network, agent, place, newcomer);
  }
}
