import type { Scenario } from '../scenario/schema.ts';
import { claimlessTopics } from '../scenario/topic-ids.ts';
import type { World } from '../world.ts';
import { countBeliefs } from './belief-counts.ts';
import { type OpinionMoments, opinionHistogram, opinionMoments } from './opinion-moments.ts';

/** The measures of one claim, or of a topic without claims, after one tick: a row of metrics.csv. */
export interface TickMeasures {
  /** 0 at the start. */
  readonly day: number;
  /** Counted through the run; 0 at the start. */
  readonly tick: number;
  /** Empty for a topic without claims: what is counted of beliefs is then NaN (not defined). */
  readonly claim: string;
  readonly topic: string;
  readonly susceptible: number;
  readonly exposed: number;
  readonly believers: number;
  readonly recovered: number;
  readonly sceptics: number;
  /** Agents that became believers in this tick. */
  readonly newBelievers: number;
  /** Agents that stopped believing in this tick. */
  readonly newRecovered: number;
  /** Share of the population that believes the claim, in [0, 1]. */
  readonly prevalence: number;
  /** Of opinions on the claim's topic. */
  readonly opinionMean: number;
  readonly opinionVariance: number;
  /** NaN if not defined. */
  readonly opinionBimodality: number;
  /** Accounts suspended at the moment. */
  readonly suspended: number;
}

/** Measures that a condition of an intervention may name. */
export const CONDITION_MEASURES = [
  'susceptible',
  'exposed',
  'believers',
  'recovered',
  'sceptics',
  'newBelievers',
  'newRecovered',
  'prevalence',
  'opinionMean',
  'opinionVariance',
  'opinionBimodality',
] as const satisfies readonly (keyof TickMeasures)[];

/** Opinions on a topic after the last tick of a day; see `opinionHistogram` for the bins. */
export interface OpinionDistribution {
  readonly day: number;
  readonly topic: string;
  readonly bins: Int32Array;
}

/** Changes counted while a tick's decisions were committed; one element a claim. */
export interface TickChanges {
  readonly newBelievers: Int32Array;
  readonly newRecovered: Int32Array;
}

/** One row a claim, then one a topic without claims. O(agents). */
export function measureTick(world: World, day: number, tick: number, changes: TickChanges): TickMeasures[] {
  const moments = world.topics.map((topic) => opinionMoments(topic.opinion));
  const suspended = countSuspended(world.suspendedUntil, day);
  const rows = world.beliefs.map((belief) => {
    const counts = countBeliefs(belief.state);
    const { mean, variance, bimodality } = moments[belief.topic]!;
    return {
      day,
      tick,
      claim: belief.claim.id,
      topic: belief.claim.topic,
      ...counts,
      newBelievers: changes.newBelievers[belief.index]!,
      newRecovered: changes.newRecovered[belief.index]!,
      prevalence: counts.believers / world.size,
      opinionMean: mean,
      opinionVariance: variance,
      opinionBimodality: bimodality,
      suspended,
    };
  });
  return [
    ...rows,
    ...claimlessTopics(world.scenario).map((topic) =>
      topicRow(world, topic, moments[topic]!, day, tick, suspended),
    ),
  ];
}

function countSuspended(until: Int32Array, day: number): number {
  let suspended = 0;
  for (let agent = 0; agent < until.length; agent++) suspended += Number(until[agent]! > day);
  return suspended;
}

function topicRow(
  world: World,
  topic: number,
  { mean, variance, bimodality }: OpinionMoments,
  day: number,
  tick: number,
  suspended: number,
): TickMeasures {
  return {
    day,
    tick,
    claim: '',
    topic: world.topics[topic]!.id,
    susceptible: Number.NaN,
    exposed: Number.NaN,
    believers: Number.NaN,
    recovered: Number.NaN,
    sceptics: Number.NaN,
    newBelievers: Number.NaN,
    newRecovered: Number.NaN,
    prevalence: Number.NaN,
    opinionMean: mean,
    opinionVariance: variance,
    opinionBimodality: bimodality,
    suspended,
  };
}

/** Rows of `measureTick` for a scenario: one a claim, and one a topic that no claim is about. */
export function rowsPerTick(scenario: Pick<Scenario, 'claims' | 'topics'>): number {
  return scenario.claims.length + claimlessTopics(scenario).length;
}

export function opinionDistributions(world: World, day: number): OpinionDistribution[] {
  return world.topics.map((topic) => ({ day, topic: topic.id, bins: opinionHistogram(topic.opinion) }));
}
