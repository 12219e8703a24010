import type { Clock } from '../clock.ts';
import { BELIEVER, NONE, RECOVERED, SUSCEPTIBLE } from '../events.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { Decisions, Mind } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import { TickDraws } from '../tick-draws.ts';
import type { BeliefColumns, World } from '../world.ts';
import { changeBy } from './change.ts';
import { heardWeight, newBelievers, pickSpeaker, type Speakers } from './heard-weight.ts';
import { successChance } from './transmit.ts';

/** The parameters of `competing-claims`, see there. */
export interface Competition {
  readonly probability: number;
  readonly probabilities: Readonly<Record<string, number>>;
  readonly attempts: 'once' | 'every-tick';
  readonly ties: 'truth' | 'falsehood' | 'equal';
  readonly switching: number;
}

interface Competitor {
  readonly belief: BeliefColumns;
  readonly speakers: Speakers;
  readonly chance: number;
  /** Whether it wins ties. */
  readonly preferred: boolean;
}

/** The mind of `competing-claims`: decides about all claims in its scope together. */
export class CompetingClaims implements Mind {
  readonly #competitors: readonly Competitor[];
  readonly #switching: number;
  readonly #draws: TickDraws;
  /** Places of the competitors among which one is to be found, and how many they are. */
  readonly #open: Int32Array;
  #openCount = 0;

  constructor(world: World, claims: readonly BeliefColumns[], competition: Competition) {
    this.#competitors = claims.map((belief) => competitorOf(belief, competition));
    this.#switching = competition.switching;
    const scope = claims.map(({ claim }) => claim.id).join('+');
    this.#draws = new TickDraws(world.scenario.seed, `competing-claims/${scope}`);
    this.#open = new Int32Array(claims.length);
  }

  decide({ tick }: Clock, heard: Observations, decisions: Decisions): void {
    for (const { speakers } of this.#competitors) speakers.when = tick - 1;
    const random = this.#draws.of(tick);
    for (let agent = heard.from; agent < heard.to; agent++) {
      this.#collectHeld(agent);
      if (this.#openCount > 1) {
        this.#keepOne(agent, random.at(agent), decisions);
        continue;
      }
      const held = this.#openCount === 1 ? this.#open[0]! : NONE;
      if (held === NONE || this.#switching > 0) this.#listen(agent, held, heard, random, decisions);
    }
  }

  /** Collects the claims that the agent believes. */
  #collectHeld(agent: number): void {
    this.#openCount = 0;
    for (let place = 0; place < this.#competitors.length; place++) {
      if (this.#competitors[place]!.belief.state[agent] === BELIEVER) this.#open[this.#openCount++] = place;
    }
  }

  /** Gives up all claims but one of those that were collected. */
  #keepOne(agent: number, random: RandomSource, decisions: Decisions): void {
    const kept = this.#preferred(random);
    const cause = this.#competitors[kept]!.belief.event[agent]!;
    for (let place = 0; place < this.#openCount; place++) {
      const given = this.#open[place]!;
      if (given === kept) continue;
      const decided = decisions.beliefs[this.#competitors[given]!.belief.index]!;
      decided.state[agent] = RECOVERED;
      decided.source[agent] = NONE;
      decided.cause[agent] = cause;
    }
  }

  /** @param held place of the claim that the agent believes, or NONE */
  #listen(
    agent: number,
    held: number,
    heard: Observations,
    random: RandomSource,
    decisions: Decisions,
  ): void {
    if (!this.#collectThrough(agent, held, heard, random)) return;
    if (held !== NONE && random.float() >= this.#switching) return;
    const { belief, speakers } = this.#competitors[this.#preferred(random)]!;
    const mark = random.float() * heardWeight(agent, heard, speakers);
    const speaker = pickSpeaker(agent, heard, speakers, mark);
    changeBy(decisions.beliefs[belief.index]!, agent, BELIEVER, speaker, belief.event);
    if (held === NONE) return;
    const given = this.#competitors[held]!.belief;
    changeBy(decisions.beliefs[given.index]!, agent, RECOVERED, speaker, belief.event);
  }

  /** Collects the claims that get through to the agent; returns whether any does. */
  #collectThrough(agent: number, held: number, heard: Observations, random: RandomSource): boolean {
    let started = false;
    this.#openCount = 0;
    for (let place = 0; place < this.#competitors.length; place++) {
      const { belief, speakers, chance } = this.#competitors[place]!;
      const state = belief.state[agent];
      // A claim given up for another may come back, as long as another one is held.
      if (state !== SUSCEPTIBLE && !(state === RECOVERED && held !== NONE)) continue;
      const weight = heardWeight(agent, heard, speakers);
      if (weight === 0) continue;
      if (!started) random.at(agent);
      started = true;
      if (random.float() < successChance(chance, weight)) this.#open[this.#openCount++] = place;
    }
    return this.#openCount > 0;
  }

  /** One of the collected claims: any of those that win ties, or any at all if none of them does. */
  #preferred(random: RandomSource): number {
    let winners = 0;
    for (let place = 0; place < this.#openCount; place++)
      if (this.#competitors[this.#open[place]!]!.preferred) winners++;
    let left = random.below(winners || this.#openCount);
    for (let place = 0; place < this.#openCount; place++) {
      const found = this.#open[place]!;
      if ((winners === 0 || this.#competitors[found]!.preferred) && left-- === 0) return found;
    }
    return this.#open[0]!;
  }
}

function competitorOf(belief: BeliefColumns, competition: Competition): Competitor {
  const { id, veracity } = belief.claim;
  const { probability, probabilities, attempts, ties } = competition;
  return {
    belief,
    speakers: attempts === 'once' ? newBelievers(belief) : { state: belief.state, said: BELIEVER },
    chance: probabilities[id] ?? probability,
    preferred: ties === 'equal' || veracity === (ties === 'truth' ? 'true' : 'false'),
  };
}
