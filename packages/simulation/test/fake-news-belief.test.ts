import { describe, expect, test } from 'vitest';
import {
  BELIEVER,
  createPopulation,
  EdgeList,
  EVENT_KINDS,
  EXPOSED,
  NONE,
  networkFromEdges,
  RECOVERED,
  type Scenario,
  Simulation,
} from '../src/index.ts';
import { rowsOf, runAll, scenarioWith, simulationOf } from './fixtures.ts';

const BELIEF = EVENT_KINDS.indexOf('belief');

/** Agent 0 follows all others; nobody follows anybody else. */
function listener(scenario: Scenario, others: number): Simulation {
  const edges = new EdgeList();
  for (let other = 1; other <= others; other++) edges.push(0, other);
  const { network } = networkFromEdges(others + 1, edges, false);
  return new Simulation(scenario, network, createPopulation(others + 1, scenario.seed, scenario.population));
}

describe('one listener by hand', () => {
  // Five others, two of them believers; opinions and credulity all 0, so f = 2/5 without any bias.
  const scenario = (...overrides: string[]) =>
    scenarioWith(
      'population={size: 6, believers: {agents: [1, 2]}, opinions: {sd: 0}, traits: {credulity: {sd: 0}}}',
      'interaction.contactsPerDay=10',
      'days=1',
      ...overrides,
    );

  test('the opinion moves towards conviction by the equation', async () => {
    const simulation = listener(scenario(), 5);
    await runAll(simulation);
    const level = 0.3 * weightedShare(0.5);
    const logit = -1.8 + 3 * (weightedShare(0.5) - 0.5) + 1.5 * (level - 0.5) + 0.8;
    const conviction = 2 / (1 + Math.exp(-logit)) - 1;
    expect(simulation.world.topics[0]!.opinion[0]).toBeCloseTo(0.3 * conviction, 5);
  });

  test('without confirmation bias every statement counts the same', async () => {
    const simulation = listener(scenario('minds.confirmationBias=0', 'minds.model=fake-news-belief'), 5);
    await runAll(simulation);
    const logit = -1.8 + 3 * (0.4 - 0.5) + 1.5 * (0.3 * 0.4 - 0.5) + 0.8;
    expect(simulation.world.topics[0]!.opinion[0]).toBeCloseTo(0.3 * (2 / (1 + Math.exp(-logit)) - 1), 5);
  });

  test('who is sure to believe does, because of a believer it heard', async () => {
    const rows = rowsOf(await runAll(listener(scenario('minds={model: fake-news-belief, base: 20}'), 5)));
    const [change] = rows.filter((row) => row.kind === BELIEF);
    expect(change).toMatchObject({ agent: 0, before: 0, after: BELIEVER });
    expect([1, 2]).toContain(change!.target);
    expect(rows[change!.cause]).toMatchObject({ agent: change!.target, after: BELIEVER });
  });

  test('who is sure not to believe is exposed and no more', async () => {
    const rows = rowsOf(await runAll(listener(scenario('minds={model: fake-news-belief, base: -20}'), 5)));
    expect(rows.filter((row) => row.kind === BELIEF)).toMatchObject([
      { agent: 0, before: 0, after: EXPOSED },
    ]);
  });

  test('nobody believes what no believer told them, however credulous', async () => {
    const silent = scenario('minds={model: fake-news-belief, base: 20}', 'population.believers={count: 0}');
    expect(rowsOf(await runAll(listener(silent, 5)))).toEqual([]);
  });

  /** Share of support when believers stand at opinion 0.5 and all others at 0 like the listener. */
  function weightedShare(bias: number): number {
    const believer = 1 - (bias * 0.5) / 2;
    return (2 * believer) / (2 * believer + 3);
  }
});

test('a lone believer among doubters recovers because of one of them, and is more cautious afterwards', async () => {
  const scenario = scenarioWith(
    'population={size: 6, believers: {agents: [0]}}',
    'interaction.contactsPerDay=10',
    'days=30',
    'minds={model: fake-news-belief, base: -6}',
  );
  const changes = rowsOf(await runAll(listener(scenario, 5))).filter((row) => row.kind === BELIEF);
  expect(changes[0]).toMatchObject({ agent: 0, before: BELIEVER, after: RECOVERED, cause: NONE });
  expect(changes[0]!.target).toBeGreaterThan(0);
});

describe('over 20 seeds', () => {
  const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
  const community = [
    'days=30',
    'population.size=1000',
    'population.believers.count=10',
    'network={generator: stochastic-block}',
  ];

  async function finalBelievers(...overrides: string[]): Promise<number[]> {
    return Promise.all(
      seeds.map(async (seed) => {
        const records = await runAll(simulationOf(scenarioWith(...community, `seed=${seed}`, ...overrides)));
        return records.at(-1)!.measures.at(-1)!.believers;
      }),
    );
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const refutedFrom = (day: number) =>
    `interventions=[{kind: official-refutation, when: {everyDays: 3, from: ${day}}}]`;

  test('early refutation leaves fewer believers than late, late fewer than none (FPS 2024)', async () => {
    const none = await finalBelievers();
    const late = await finalBelievers(refutedFrom(20));
    const early = await finalBelievers(refutedFrom(3));
    expect(mean(early)).toBeLessThan(mean(late) * 0.6);
    expect(mean(late)).toBeLessThan(mean(none) * 0.8);
    // Not only on average: in every paired run.
    for (const [index] of seeds.entries()) {
      expect(early[index]).toBeLessThan(late[index]!);
      expect(late[index]).toBeLessThan(none[index]!);
    }
  });

  test('politics spreads furthest, disaster news least (FPS 2024)', async () => {
    const politics = mean(await finalBelievers());
    const finance = mean(await finalBelievers('claims.0.topic=finance'));
    const disaster = mean(await finalBelievers('claims.0.topic=disaster'));
    expect(politics).toBeGreaterThan(finance);
    expect(finance).toBeGreaterThan(disaster);
  });

  test('believers concentrate where credulity is high, and the curve rises and levels off', async () => {
    for (const seed of seeds.slice(0, 5)) {
      const simulation = simulationOf(scenarioWith(...community, `seed=${seed}`));
      const curve = (await runAll(simulation)).map(({ measures }) => measures.at(-1)!.believers);
      const { state } = simulation.world.beliefs[0]!;
      const { credulity } = simulation.world.population;
      const believing = Array.from(credulity).filter((_, agent) => state[agent] === BELIEVER);
      const others = Array.from(credulity).filter((_, agent) => state[agent] !== BELIEVER);
      expect(mean(believing)).toBeGreaterThan(mean(others) + 0.2);
      const growth = (from: number, to: number) => (curve[to]! - curve[from]!) / (to - from);
      expect(curve[30]).toBeGreaterThan(300);
      // An S: slow, fast, slow.
      expect(growth(8, 14)).toBeGreaterThan(growth(0, 3));
      expect(growth(8, 14)).toBeGreaterThan(2 * Math.abs(growth(24, 30)));
    }
  });
});
