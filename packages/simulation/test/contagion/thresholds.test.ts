import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/index.ts';
import { rowsOf, runAll } from '../fixtures.ts';
import { contagion, finish, follows, settled, shareOf, simulate } from './help.ts';

const BELIEF = EVENT_KINDS.indexOf('belief');

describe('Watts’s threshold', () => {
  /** How many of twenty single first believers, each in a network of its own, set off a cascade to most agents. */
  async function globalCascades(meanDegree: number): Promise<{ global: number; largest: number }> {
    const scenario = contagion(
      'minds={model: watts-threshold, phi: 0.18}',
      'population={size: 1000, believers: {count: 1}}',
      `network={generator: erdos-renyi, meanDegree: ${meanDegree}}`,
      'days=60',
    );
    const shares = [];
    for (let seed = 1; seed <= 20; seed++)
      shares.push(shareOf(await finish(simulate(scenario, seed), settled), 'believer'));
    return { global: shares.filter((share) => share > 0.5).length, largest: Math.max(...shares) };
  }

  // Watts 2002: at phi = 0.18 the window of random networks goes from a mean degree of 1 to about 6.
  test.each([2, 3, 4])('has global cascades inside its window, mean degree %d', async (meanDegree) => {
    expect((await globalCascades(meanDegree)).global).toBeGreaterThanOrEqual(5);
  });

  test.each([0.5, 9, 14])('has none outside, mean degree %d', async (meanDegree) => {
    const { global, largest } = await globalCascades(meanDegree);
    expect(global).toBe(0);
    expect(largest).toBeLessThan(0.05);
  });

  test('ends in the same state in whatever order agents decide', async () => {
    const believers = async (update: string) => {
      const scenario = contagion(
        'minds={model: watts-threshold}',
        `interaction.update=${update}`,
        'days=100',
      );
      return (await finish(simulate(scenario))).world.beliefs[0]!.state;
    };
    expect(await believers('asynchronous')).toEqual(await believers('synchronous'));
  });
});

describe('complex contagion', () => {
  const spread = async (sources: number, network: string) => {
    const scenario = contagion(
      `minds={model: complex-contagion, sources: ${sources}}`,
      'population={size: 600, believers: {count: 7, select: neighbours}}',
      `network=${network}`,
      'days=250',
    );
    const shares = [];
    for (const seed of [1, 2, 3, 4, 5])
      shares.push(shareOf(await finish(simulate(scenario, seed), settled), 'believer'));
    return shares;
  };

  test('of two sources crosses a clustered ring and stays local in a random network (Centola & Macy 2007)', async () => {
    expect(Math.min(...(await spread(2, '{generator: ring-lattice, neighbours: 6}')))).toBe(1);
    expect(Math.max(...(await spread(2, '{generator: random-regular, degree: 6}')))).toBeLessThan(0.05);
  });

  test('of one source crosses both', async () => {
    expect(Math.min(...(await spread(1, '{generator: ring-lattice, neighbours: 6}')))).toBe(1);
    expect(Math.min(...(await spread(1, '{generator: random-regular, degree: 6}')))).toBe(1);
  });

  test('of one source needs only a few long ties to be much faster (Watts & Strogatz 1998)', async () => {
    const days = async (rewired: number) => {
      const scenario = contagion(
        'minds={model: complex-contagion, sources: 1}',
        'population={size: 600, believers: {count: 7, select: neighbours}}',
        `network={generator: watts-strogatz, neighbours: 6, rewiring: ${rewired}}`,
        'days=150',
      );
      const records = await runAll(simulate(scenario));
      return records.findIndex(({ measures }) => measures.at(-1)!.prevalence > 0.9);
    };
    expect(await days(0.1)).toBeLessThan((await days(0)) / 3);
  });

  test('needs different sources: a strong tie is one source', async () => {
    const scenario = contagion(
      'minds={model: complex-contagion, sources: 2}',
      'population={size: 4, believers: {agents: [2, 3]}}',
      'network.meanDegree=1',
      'days=1',
    );
    const network = follows(4, [
      [0, 2, 9],
      [1, 2, 0.5],
      [1, 3, 0.5],
    ]);
    const simulation = await finish(simulate(scenario, 1, network));
    expect([...simulation.world.beliefs[0]!.state]).toEqual([0, 2, 2, 2]);
  });
});

test.each(['linear-threshold, threshold: 0.3', 'watts-threshold, phi: 0.3', 'complex-contagion, sources: 2'])(
  'the cause is the last straw: the heard believer that changed last (%s)',
  async (minds) => {
    const scenario = contagion(`minds={model: ${minds}}`, `population.believers={count: 40}`, 'days=20');
    const simulation = simulate(scenario);
    const rows = rowsOf(await runAll(simulation));
    const believedIn = new Map<number, number>();
    for (const { id, agent, after } of rows) if (after === 2) believedIn.set(agent, id);
    const conversions = rows.filter(({ kind }) => kind === BELIEF);
    expect(conversions.length).toBeGreaterThan(50);
    const firstOfTick = new Map<number, number>();
    for (const { id, tick } of rows) if (!firstOfTick.has(tick)) firstOfTick.set(tick, id);
    for (const { agent, cause, tick } of conversions) {
      const heardBefore = [...simulation.world.network.followees(agent)]
        .map((followee) => believedIn.get(followee) ?? Number.POSITIVE_INFINITY)
        .filter((id) => id < firstOfTick.get(tick)!);
      expect(cause).toBe(Math.max(...heardBefore));
    }
  },
);
