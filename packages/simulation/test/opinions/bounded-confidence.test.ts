import { describe, expect, test } from 'vitest';
import { clusters, finalOpinions, follows, majorClusters, mean, run, started } from './help.ts';

const SEEDS = [1, 2, 3, 4, 5];

describe('deffuant-weisbuch', () => {
  // Deffuant, Neau, Amblard, Weisbuch 2000, section 2: about the integer part of 1/(2d) clusters, d on [0, 1], mu =
  // 1/2.
  test.each([
    { d: 0.5, least: 1, most: 1 },
    { d: 0.3, least: 1, most: 1 },
    { d: 0.2, least: 2, most: 2.5 },
    { d: 0.15, least: 2.5, most: 3.5 },
    { d: 0.1, least: 4, most: 5 },
  ])('d = $d leaves $least to $most clusters', async ({ d, least, most }) => {
    const counts: number[] = [];
    for (const seed of SEEDS) {
      const opinions = await finalOpinions({
        model: 'deffuant-weisbuch',
        parameters: { epsilon: 2 * d },
        size: 1_000,
        seed,
        network: { generator: 'ring-lattice' },
        interaction: { contactsFrom: 'population', meetingsPerAgent: 100 },
      });
      counts.push(majorClusters(opinions, d / 2));
    }
    expect(mean(counts)).toBeGreaterThanOrEqual(least);
    expect(mean(counts)).toBeLessThanOrEqual(most);
  });

  const pair = follows(2, [[0, 1]], true);

  test('one meeting by hand', async () => {
    const setup = {
      model: 'deffuant-weisbuch',
      parameters: { epsilon: 0.6, mu: 0.2 },
      size: 2,
      interaction: { meetingsPerAgent: 0.5 },
    } as const;
    const [a, b] = await finalOpinions(setup, { network: pair, start: [0, 0.5] });
    expect(a).toBeCloseTo(0.1, 6);
    expect(b).toBeCloseTo(0.4, 6);
    // A difference of epsilon itself is too large: the paper's bound is strict.
    const apart = { ...setup, parameters: { epsilon: 0.5, mu: 0.2 } };
    expect(await finalOpinions(apart, { network: pair, start: [0, 0.5] })).toEqual([0, 0.5]);
  });

  test('who is fixed draws the other over and does not move', async () => {
    const simulation = started(
      { model: 'deffuant-weisbuch', parameters: { epsilon: 2, mu: 0.5 }, size: 2, ticksPerDay: 20 },
      { network: pair, start: [0.5, -0.5] },
    );
    simulation.world.fixed[0] = 1;
    await simulation.nextDay();
    const { opinion } = simulation.world.topics[0]!;
    expect(opinion[0]).toBe(0.5);
    expect(opinion[1]).toBeCloseTo(0.5, 5);
  });
});

describe('hegselmann-krause', () => {
  // Hegselmann & Krause 2002, figures 3 to 7: on [0, 1] consensus for epsilon around 0.25 and above, polarization
  // into two around 0.2 and below, plurality for small epsilon.
  test.each([
    { epsilon: 0.3, least: 1, most: 1 },
    { epsilon: 0.25, least: 1, most: 1 },
    { epsilon: 0.18, least: 2, most: 3 },
    { epsilon: 0.15, least: 2, most: 3 },
    { epsilon: 0.1, least: 3, most: 5 },
  ])('epsilon = $epsilon of the paper leaves $least to $most clusters', async ({ epsilon, least, most }) => {
    const counts: number[] = [];
    for (const seed of SEEDS) {
      const opinions = await finalOpinions({
        model: 'hegselmann-krause',
        parameters: { epsilon: 2 * epsilon },
        size: 400,
        seed,
        ticksPerDay: 30,
      });
      counts.push(clusters(opinions, 1e-3).length);
    }
    expect(mean(counts)).toBeGreaterThanOrEqual(least);
    expect(mean(counts)).toBeLessThanOrEqual(most);
  });

  test('the mean of those within bounds, itself included, by hand', async () => {
    const setup = { model: 'hegselmann-krause', parameters: { epsilon: 0.5 }, size: 4 } as const;
    const end = await finalOpinions(setup, { start: [-0.5, 0, 0.25, 0.75] });
    expect(end).toEqual([-0.25, Math.fround(-0.25 / 3), Math.fround(1 / 3), 0.5]);
  });

  test('tie weights count, and only who is heard', async () => {
    const network = follows(3, [
      [0, 1, 3],
      [0, 2, 1],
    ]);
    const setup = { model: 'hegselmann-krause', parameters: { epsilon: 2 }, size: 3 } as const;
    const end = await finalOpinions(setup, { network, start: [0, 0.5, -1] });
    expect(end).toEqual([Math.fround((3 * 0.5 - 1) / 5), 0.5, -1]);
  });
});

describe('weighted bounded confidence', () => {
  test('one step by hand, with and without tie weights', async () => {
    const setup = {
      model: 'weighted-bounded-confidence',
      parameters: { epsilon: 0.6, alpha: 0.3 },
      size: 4,
    } as const;
    const start = [0, 0.5, -0.25, 0.75];
    const plain = follows(4, [
      [0, 1],
      [0, 2],
      [0, 3],
      [3, 2],
    ]);
    const [equal, , , far] = await finalOpinions(setup, { network: plain, start });
    expect(equal).toBeCloseTo(0.3 * ((0.5 - 0.25) / 2), 6);
    expect(far).toBe(0.75);
    const weighted = follows(4, [
      [0, 1, 3],
      [0, 2, 1],
      [0, 3, 5],
    ]);
    const [unequal] = await finalOpinions(setup, { network: weighted, start });
    expect(unequal).toBeCloseTo(0.3 * ((3 * 0.5 - 0.25) / 4), 6);
  });

  test('value-dynamics has a bound and a rate for every value', async () => {
    const parameters = { epsilon: 0.6, mu: 0.5, epsilonOf: { 'topic-1': 0.1 }, muOf: { 'topic-2': 0.1 } };
    const { opinions } = await run(
      { model: 'value-dynamics', parameters, size: 2, topics: 3 },
      { network: follows(2, [[0, 1]]), start: [0, 0.5] },
    );
    expect(opinions.map((opinion) => opinion[0])).toEqual([0.25, 0, Math.fround(0.05)]);
  });
});
