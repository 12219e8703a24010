import { describe, expect, test } from 'vitest';
import { networkOf } from '../fixtures.ts';
import { contagion, curve, finish, forgotten, leftOver, mean, mixing, shareOf, simulate } from './help.ts';

const SEEDS = [1, 2, 3, 4, 5, 6];

describe('SI', () => {
  test('grows logistically where everybody hears everybody alike (Bailey 1957)', async () => {
    const scenario = contagion(
      'minds={model: si, beta: 0.01}',
      'population={size: 4000, believers: {count: 200}}',
      mixing(2),
      'days=300',
    );
    const shares = await curve(simulate(scenario), 'believer');
    for (let tick = 0; tick <= 300; tick += 25) {
      const expected = 1 / (1 + 19 * Math.exp(-0.02 * tick));
      // 200 first believers leave the start of the curve uncertain by some 7%: at most 0.018 of the share, times 3.
      expect(Math.abs(shares[tick]! - expected)).toBeLessThan(0.055);
    }
  });

  test('reaches everybody in reach', async () => {
    const scenario = contagion(
      'minds={model: si, beta: 0.5}',
      'network={generator: ring-lattice, neighbours: 4}',
      'days=200',
    );
    expect(shareOf(await finish(simulate(scenario)), 'believer')).toBe(1);
  });
});

describe('SIR', () => {
  const scenario = (beta: number) =>
    contagion(
      `minds={model: sir, beta: ${beta}, gamma: 0.25}`,
      'population={size: 1000, believers: {count: 20}}',
      'network={generator: complete}',
      'days=160',
    );
  // Made once: a complete graph is the same under every seed.
  const everybody = networkOf(scenario(0));

  test.each([
    [0.0003, 0.08],
    [0.0005, 0.04],
    [0.00075, 0.015],
  ])('has the final size of Kermack & McKendrick on a complete graph, beta = %d', async (beta, margin) => {
    const untouched = [];
    for (const seed of SEEDS) {
      const simulation = await finish(simulate(scenario(beta), seed, everybody), forgotten);
      expect(shareOf(simulation, 'believer')).toBeLessThan(0.01);
      untouched.push(shareOf(simulation, 'susceptible'));
    }
    const reach = (-999 * Math.log(1 - beta)) / 0.25;
    // Mean of six runs, whose standard deviations are 0.055, 0.028 and 0.007: the margin is 3.5 of the mean's.
    expect(Math.abs(mean(untouched) - leftOver(reach, 0.98))).toBeLessThan(margin);
  });

  test('dies out below the threshold', async () => {
    // Reproduction number 0.5: twenty first believers convince about twenty more in all.
    const simulation = await finish(simulate(scenario(0.000125), 1, everybody), forgotten);
    expect(shareOf(simulation, 'susceptible')).toBeGreaterThan(0.93);
  });

  test('has the same final size on a dense random graph, with the excess degree of its ties', async () => {
    const dense = contagion(
      'minds={model: sir, beta: 0.01, gamma: 0.25}',
      'population={size: 1000, believers: {count: 20}}',
      'network={generator: erdos-renyi, meanDegree: 50}',
      'days=100',
    );
    const untouched = [];
    for (const seed of SEEDS)
      untouched.push(shareOf(await finish(simulate(dense, seed), forgotten), 'susceptible'));
    // Newman 2002: a tie transmits with T = 1 - gamma-average of (1 - beta)^duration; Poisson degrees give
    // the equation. One run's standard deviation is 0.024, the mean's 0.01.
    const escaping = (0.25 * 0.99) / (1 - 0.75 * 0.99);
    expect(Math.abs(mean(untouched) - leftOver(50 * (1 - escaping), 0.98))).toBeLessThan(0.06);
  });
});

describe('SIS', () => {
  const level = async (beta: number, ...overrides: string[]) => {
    const scenario = contagion(
      `minds={model: sis, beta: ${beta}, gamma: 0.05}`,
      'population={size: 2000, believers: {count: 200}}',
      mixing(4),
      'days=200',
      ...overrides,
    );
    return mean((await curve(simulate(scenario), 'believer')).slice(-80));
  };

  test.each([0.02, 0.03, 0.05])(
    'settles at 1 - gamma / beta k under homogeneous mixing, beta = %d',
    async (beta) => {
      // Ticks are not infinitely short: the level is 0.01 to 0.02 lower. Twice the largest deviation of five other seeds.
      expect(Math.abs((await level(beta)) - (1 - 0.05 / (4 * beta)))).toBeLessThan(0.06);
    },
  );

  test('dies out below the threshold', async () => {
    expect(await level(0.008, 'days=300')).toBeLessThan(0.003);
  });

  test('survives on hubs where it dies out on a regular network of the same degree', async () => {
    // Pastor-Satorras & Vespignani 2001. beta/gamma = 0.09: below 1/8 of the regular network with 8 ties each, above
    // <k>/<k^2> (about 0.05) of the scale-free one.
    const prevalence = (network: string) =>
      level(0.018, 'minds.gamma=0.2', 'interaction={kind: all-neighbours}', `network=${network}`);
    expect(await prevalence('{generator: random-regular, degree: 8}')).toBeLessThan(0.002);
    expect(await prevalence('{generator: barabasi-albert, edgesPerAgent: 4}')).toBeGreaterThan(0.02);
  });
});

describe('SEIR', () => {
  const scenario = (minds: string) =>
    contagion(
      `minds={${minds}, beta: 0.1, gamma: 0.2}`,
      'population={size: 2000, believers: {count: 40}}',
      mixing(4),
      'days=160',
    );

  test('has the final size of SIR, and a later peak', async () => {
    const results = { sir: { untouched: 0, peak: 0 }, seir: { untouched: 0, peak: 0 } };
    for (const seed of SEEDS) {
      for (const [name, minds] of [
        ['sir', 'model: sir'],
        ['seir', 'model: seir, sigma: 0.2'],
      ] as const) {
        const simulation = simulate(scenario(minds), seed);
        const believers = await curve(simulation, 'believer');
        expect(shareOf(simulation, 'exposed') + shareOf(simulation, 'believer')).toBeLessThan(0.005);
        results[name].untouched += shareOf(simulation, 'susceptible') / SEEDS.length;
        results[name].peak += believers.indexOf(Math.max(...believers)) / SEEDS.length;
      }
    }
    const expected = leftOver(2, 0.98);
    // Means of six runs, each with a standard deviation of about 0.02.
    expect(Math.abs(results.sir.untouched - expected)).toBeLessThan(0.04);
    expect(Math.abs(results.seir.untouched - expected)).toBeLessThan(0.04);
    expect(results.seir.peak).toBeGreaterThan(results.sir.peak + 5);
  });
});
