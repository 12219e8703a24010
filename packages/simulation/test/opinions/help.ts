import {
  type DayRecord,
  EdgeList,
  networkFromEdges,
  parseScenario,
  type Scenario,
  type Simulation,
  type SocialNetwork,
} from '../../src/index.ts';
import { opinionModels } from '../../src/opinions/index.ts';
import { networkOf, simulationOf } from '../fixtures.ts';

export type ModelName = keyof typeof opinionModels;
export type Form = 'heard' | 'meetings';

export interface Setup {
  readonly model: ModelName;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly size: number;
  readonly seed?: number;
  readonly days?: number;
  readonly ticksPerDay?: number;
  readonly form?: Form;
  readonly update?: 'synchronous' | 'asynchronous';
  /** Fields of the interaction besides its kind. */
  readonly interaction?: Readonly<Record<string, unknown>>;
  readonly network?: Readonly<Record<string, unknown>>;
  readonly opinions?: Readonly<Record<string, unknown>>;
  /** How many topics, named topic-0, topic-1 ...; 1 if absent. */
  readonly topics?: number;
  readonly recording?: Readonly<Record<string, unknown>>;
}

const KINDS: Record<Form, string> = { heard: 'all-neighbours', meetings: 'pairs' };

/** A scenario of opinions and nothing else, on a complete network unless another is given. */
export function opinionScenario(setup: Setup): Scenario {
  const { model, parameters, size, update, topics = 1, recording = {} } = setup;
  const form = setup.form ?? opinionModels[model].forms[0]!;
  const document = {
    name: 'opinions',
    seed: setup.seed ?? 1,
    days: setup.days ?? 1,
    ticksPerDay: setup.ticksPerDay ?? 1,
    topics: Array.from({ length: topics }, (_, index) => ({ id: `topic-${index}` })),
    population: { size, opinions: setup.opinions ?? startOf(model), believers: { count: 0 } },
    network: setup.network ?? { generator: 'complete' },
    interaction: { kind: KINDS[form], ...(update && { update }), ...setup.interaction },
    minds: { model, ...parameters },
    recording,
  };
  return parseScenario(JSON.stringify(document), { file: 'opinions.yaml' });
}

/** Models of two opinions, -1 and 1. */
export const DISCRETE: ReadonlySet<ModelName> = new Set(['majority-rule', 'q-voter', 'sznajd', 'voter']);

export function startOf(model: ModelName): Record<string, unknown> {
  return { distribution: DISCRETE.has(model) ? 'binary' : 'uniform' };
}

export interface Given {
  readonly network?: SocialNetwork;
  /** Opinions on every topic on day 0 instead of those drawn. */
  readonly start?: ArrayLike<number>;
}

export interface Run {
  readonly simulation: Simulation;
  readonly records: readonly DayRecord[];
  /** Opinions at the end, one array a topic. */
  readonly opinions: readonly Float32Array[];
}

export function started(setup: Setup, { network, start }: Given = {}): Simulation {
  const scenario = opinionScenario(setup);
  const simulation = simulationOf(scenario, network ?? networkOf(scenario));
  simulation.start();
  if (start) for (const { opinion } of simulation.world.topics) opinion.set(start);
  return simulation;
}

/** Runs to the last day, or to the end of the first day on which `until` holds. */
export async function run(
  setup: Setup,
  given: Given = {},
  until?: (simulation: Simulation) => boolean,
): Promise<Run> {
  const simulation = started(setup, given);
  const records: DayRecord[] = [];
  while (!simulation.finished && !until?.(simulation)) records.push(await simulation.nextDay());
  return { simulation, records, opinions: simulation.world.topics.map(({ opinion }) => opinion) };
}

/** Opinions on the only topic at the end. */
export async function finalOpinions(setup: Setup, given: Given = {}): Promise<number[]> {
  return Array.from((await run(setup, given)).opinions[0]!);
}

/** A network of follows `[follower, followee, weight?]`. */
export function follows(size: number, edges: readonly (readonly number[])[], mutual = false): SocialNetwork {
  const list = new EdgeList();
  for (const [source, target, weight] of edges) list.push(source!, target!, weight ?? 1);
  return networkFromEdges(size, list, mutual).network;
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / values.length;
}

export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - middle) ** 2)));
}

/** Sizes of the clusters of opinions that gaps of more than `gap` separate, from the lowest opinion to the highest. */
export function clusters(opinions: ArrayLike<number>, gap: number): number[] {
  const sorted = Float64Array.from(opinions).sort();
  const sizes: number[] = [];
  sorted.forEach((opinion, index) => {
    if (index === 0 || opinion - sorted[index - 1]! > gap) sizes.push(0);
    sizes[sizes.length - 1]!++;
  });
  return sizes;
}

/** Clusters that hold at least `share` of all agents: the paper's peaks, without stragglers. */
export function majorClusters(opinions: ArrayLike<number>, gap: number, share = 0.03): number {
  return clusters(opinions, gap).filter((size) => size >= share * opinions.length).length;
}

export function allEqual(values: ArrayLike<number>): boolean {
  for (let index = 1; index < values.length; index++) if (values[index] !== values[0]) return false;
  return true;
}
