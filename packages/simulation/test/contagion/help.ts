import {
  BELIEF_STATES,
  BELIEVER,
  createPopulation,
  type DayRecord,
  EdgeList,
  networkFromEdges,
  parseScenario,
  type Scenario,
  Simulation,
  type SocialNetwork,
} from '../../src/index.ts';
import { networkOf } from '../fixtures.ts';

/** `agents` numbered [from, to), as a list in YAML. */
export function agents(from: number, to: number): string {
  return `[${Array.from({ length: to - from }, (_, place) => from + place).join(', ')}]`;
}

/** One claim, everybody hears its neighbours every tick; overrides are `--set` options. */
export function contagion(...overrides: string[]): Scenario {
  return parseScenario(
    `
name: contagion
days: 30
claims: [{ id: rumour, text: The moon is hollow., topic: moon, veracity: false }]
population: { size: 200, believers: { count: 10 } }
network: { generator: erdos-renyi, meanDegree: 6 }
interaction: { kind: all-neighbours }
minds: { model: si }
`,
    { file: 'test.yaml', overrides },
  );
}

/** Two claims, one false and one true, each with twenty first believers of its own. */
export function twoClaims(...overrides: string[]): Scenario {
  return contagion(
    'claims=[{id: lie, text: It fell., topic: dam, veracity: false}, {id: fact, text: It holds., topic: dam, veracity: true}]',
    `population.believers=[{claim: lie, agents: ${agents(0, 20)}}, {claim: fact, agents: ${agents(20, 40)}}]`,
    ...overrides,
  );
}

/** Everybody hears `contacts` random others a tick: homogeneous mixing. */
export function mixing(contacts: number): string {
  return `interaction={kind: daily-exchange, contactsPerDay: ${contacts}, contactsFrom: population}`;
}

/** Ties as [follower, followee] or [follower, followee, weight]. */
export function follows(
  size: number,
  ties: Iterable<readonly [number, number, number?]>,
  mutual = false,
): SocialNetwork {
  const edges = new EdgeList();
  for (const [follower, followee, weight] of ties) edges.push(follower, followee, weight);
  return networkFromEdges(size, edges, mutual).network;
}

/** A simulation under another seed; of another network than the scenario's if one is given. */
export function simulate(scenario: Scenario, seed = scenario.seed, network?: SocialNetwork): Simulation {
  const seeded: Scenario = { ...scenario, seed };
  const built = network ?? networkOf(seeded);
  return new Simulation(seeded, built, createPopulation(built.size, seed, seeded.population));
}

/**
 * Runs to the end of the scenario, or until it is over, and returns the simulation.
 * @param over whether nothing can happen any more; it is asked after every day
 */
export async function finish(
  simulation: Simulation,
  over: (simulation: Simulation, last: DayRecord) => boolean = () => false,
): Promise<Simulation> {
  simulation.start();
  while (!simulation.finished) {
    if (over(simulation, await simulation.nextDay())) break;
  }
  return simulation;
}

/** For `finish`: nobody believes any more. */
export function forgotten(simulation: Simulation): boolean {
  return simulation.world.beliefs.every(({ state }) => !state.includes(BELIEVER));
}

/** For `finish`, where chance plays no part or each chance comes once: a day went by without a change. */
export function settled(_: Simulation, { events }: DayRecord): boolean {
  return events.length === 0;
}

/** Share of agents in a state about a claim. */
export function shareOf({ world }: Simulation, state: (typeof BELIEF_STATES)[number], claim = 0): number {
  const number = BELIEF_STATES.indexOf(state);
  return world.beliefs[claim]!.state.filter((found) => found === number).length / world.size;
}

/** Share in a state after every day, day 0 first. */
export async function curve(
  simulation: Simulation,
  state: (typeof BELIEF_STATES)[number],
): Promise<number[]> {
  simulation.start();
  const shares = [shareOf(simulation, state)];
  while (!simulation.finished) {
    await simulation.nextDay();
    shares.push(shareOf(simulation, state));
  }
  return shares;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share theta of a population that is left by `theta = start exp(-reach (1 - theta))`, by fixed-point iteration. */
export function leftOver(reach: number, start = 1): number {
  let theta = 0;
  for (let step = 0; step < 10_000; step++) theta = start * Math.exp(-reach * (1 - theta));
  return theta;
}

/** Standard deviation of a share observed in `count` independent trials of probability `p`. */
export function deviation(p: number, count: number): number {
  return Math.sqrt((p * (1 - p)) / count);
}
