import { describe, expect, test } from 'vitest';
import { allEqual, follows, mean, run, type Setup, type started } from './help.ts';

/** Opinions of which exactly `positive` are 1. */
function camps(size: number, positive: number): Float32Array {
  return new Float32Array(size).fill(-1).fill(1, 0, positive);
}

function share(opinions: ArrayLike<number>): number {
  return (mean(opinions) + 1) / 2;
}

/** Whether every topic has come to a consensus. */
const decided = (simulation: ReturnType<typeof started>) =>
  simulation.world.topics.every(({ opinion }) => allEqual(opinion));

describe('voter', () => {
  const setup = (size: number, seed: number): Setup => ({
    model: 'voter',
    size,
    seed,
    days: 10_000,
  });

  // Martingale: with n of N at 1, 1 wins with probability n / N (e.g. Liggett 1999; complete network).
  test('fixation probability is the initial share', async () => {
    const runs = 400;
    let won = 0;
    for (let seed = 0; seed < runs; seed++) {
      const { opinions } = await run(setup(20, seed), { start: camps(20, 6) }, decided);
      expect(allEqual(opinions[0]!)).toBe(true);
      won += Number(opinions[0]![0] === 1);
    }
    // Binomial, 3.3 standard errors: p < 0.001.
    expect(Math.abs(won / runs - 0.3)).toBeLessThan(3.3 * Math.sqrt((0.3 * 0.7) / runs));
  });

  test('whose opinion is taken follows the weights of ties', async () => {
    const network = follows(3, [
      [0, 1, 3],
      [0, 2, 1],
    ]);
    const topics = 200;
    let taken = 0;
    for (let seed = 0; seed < 5; seed++) {
      const { opinions } = await run(
        { model: 'voter', form: 'heard', size: 3, seed, topics },
        { network, start: [-1, 1, -1] },
      );
      taken += opinions.filter((opinion) => opinion[0] === 1).length;
    }
    // Binomial with p = 3/4, four standard errors.
    expect(Math.abs(taken / (5 * topics) - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / (5 * topics)));
  });

  // One step of the chain: n -> n +- 1 with n (N - n) / (N (N - 1)) each. From halves N ln 2 sweeps in the limit.
  test('consensus time grows in proportion to the number of agents', async () => {
    for (const size of [16, 32]) {
      const times: number[] = [];
      for (let seed = 0; seed < 200; seed++) {
        const { simulation } = await run(setup(size, seed), { start: camps(size, size / 2) }, decided);
        times.push(simulation.day - 0.5);
      }
      // Standard deviation about 0.6 N: the standard error is 6% of the mean.
      expect(mean(times) / exactTime(size)).toBeGreaterThan(0.8);
      expect(mean(times) / exactTime(size)).toBeLessThan(1.2);
      expect(exactTime(size) / (size * Math.LN2)).toBeGreaterThan(0.85);
      expect(exactTime(size) / (size * Math.LN2)).toBeLessThan(1.05);
    }
  });

  /** Mean time from halves to consensus in sweeps: the chain has T(n-1) - 2 T(n) + T(n+1) = -1 / (N r(n)). */
  function exactTime(size: number): number {
    const rate = (n: number) => (n * (size - n)) / (size * (size - 1));
    // T(n) = n T(1) - sum_{m<n} (n - m) / (N r(m)), and T(N) = 0 gives T(1).
    const lost = (n: number) => {
      let sum = 0;
      for (let m = 1; m < n; m++) sum += (n - m) / (size * rate(m));
      return sum;
    };
    return (size / 2) * (lost(size) / size) - lost(size / 2);
  }
});

describe('q-voter', () => {
  const TOPICS = 50;

  // Castellano, Munoz, Pastor-Satorras 2009, equation 1: f(x) = x^q + epsilon (1 - x^q - (1 - x)^q).
  test.each([
    { q: 1, epsilon: 0.4 },
    { q: 2, epsilon: 0 },
    { q: 2, epsilon: 0.5 },
    { q: 3, epsilon: 0.2 },
  ])('q = $q, epsilon = $epsilon: agents flip with probability f(x)', async ({ q, epsilon }) => {
    const size = 401;
    const positive = 241;
    const start = camps(size, positive);
    const { opinions } = await run(
      { model: 'q-voter', parameters: { q, epsilon }, size, topics: TOPICS },
      { start },
    );
    const f = (x: number) => x ** q + epsilon * (1 - x ** q - (1 - x) ** q);
    const flipped = mean(opinions.map((opinion) => mean(opinion.slice(0, positive).map((o) => (1 - o) / 2))));
    const expected = f((size - positive) / (size - 1));
    const trials = positive * TOPICS;
    expect(Math.abs(flipped - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / trials));
    // f(x) = x: the voter model.
    if (q === 1 || epsilon === 0.5) expect(expected).toBeCloseTo((size - positive) / (size - 1), 12);
  });

  /** Shares of 1 on all topics after some sweeps from a share of 0.6. */
  async function shares(epsilon: number): Promise<number[]> {
    const { opinions } = await run(
      {
        model: 'q-voter',
        parameters: { q: 2, epsilon },
        size: 200,
        topics: TOPICS,
        ticksPerDay: 60,
        update: 'asynchronous',
      },
      { start: camps(200, 120) },
    );
    return opinions.map(share);
  }

  // The same, section III: for q = 2 the drift is n (1 - n)(2 n - 1)(1 - 2 epsilon): it changes sign at epsilon =
  // 1/2.
  test('q = 2: the majority wins below epsilon = 1/2, both mix above', async () => {
    const ordered = await shares(0);
    expect(ordered.filter((value) => value === 1).length).toBeGreaterThan(0.95 * TOPICS);
    const mixed = await shares(0.9);
    expect(mixed.every((value) => value > 0 && value < 1)).toBe(true);
    expect(Math.abs(mean(mixed) - 0.5)).toBeLessThan(0.02);
    // At 1/2 the mean stays where it is: a standard deviation of at most 1/2 over the topics.
    const voterLike = await shares(0.5);
    expect(Math.abs(mean(voterLike) - 0.6)).toBeLessThan(4 * (0.5 / Math.sqrt(TOPICS)) * 0.6);
  });
});

describe('majority-rule', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

  // Galam 2002, equations 1 and 2: p <- sum_{m > r/2} C(r, m) p^m (1 - p)^(r - m), plus the ties that fall to 1.
  test.each([
    { groupSize: 3, ties: 'keep', tied: 0 },
    { groupSize: 5, ties: 'keep', tied: 0 },
    { groupSize: 4, ties: 'negative', tied: 0 },
    { groupSize: 4, ties: 'positive', tied: 1 },
    { groupSize: 4, ties: 'keep', tied: 0.5 },
  ])("groups of $groupSize, ties $ties: one tick follows Galam's map", async ({ groupSize, ties, tied }) => {
    const size = 20_000;
    const p = 0.6;
    const { opinions } = await run(
      {
        model: 'majority-rule',
        parameters: { groupSize, ties },
        size,
        network: { generator: 'ring-lattice', neighbours: 2 },
        interaction: {
          kind: 'daily-exchange',
          contactsPerDay: groupSize - 1,
          contactsFrom: 'population',
        },
      },
      { start: camps(size, p * size) },
    );
    let expected = 0;
    for (let m = 0; m <= groupSize; m++) {
      const weight = 2 * m > groupSize ? 1 : 2 * m === groupSize ? tied : 0;
      expected += weight * choose(groupSize, m) * p ** m * (1 - p) ** (groupSize - m);
    }
    expect(Math.abs(share(opinions[0]!) - expected)).toBeLessThan(4 * (0.5 / Math.sqrt(size)));
  });

  // Galam 2002: for odd groups 1/2 is the threshold; Krapivsky & Redner 2003: consensus of the majority in about ln
  // N.
  test.each([
    { positive: 115, winner: 1 },
    { positive: 85, winner: -1 },
  ])('from $positive of 200, $winner wins', async ({ positive, winner }) => {
    const topics = 50;
    const { opinions } = await run(
      { model: 'majority-rule', size: 200, topics, ticksPerDay: 20 },
      { start: camps(200, positive) },
    );
    const won = opinions.filter((opinion) => allEqual(opinion) && opinion[0] === winner);
    expect(won.length).toBeGreaterThanOrEqual(0.95 * topics);
  });
});

describe('sznajd', () => {
  // Slanina & Lavicka 2003: on a complete network the initial majority wins, with a step at 1/2 that sharpens with N.
  test.each([
    { positive: 120, least: 0.9, most: 1 },
    { positive: 100, least: 0.25, most: 0.75 },
    { positive: 80, least: 0, most: 0.1 },
  ])('from $positive of 200, 1 wins in $least to $most of the runs', async ({ positive, least, most }) => {
    const { opinions } = await run(
      { model: 'sznajd', form: 'heard', update: 'asynchronous', size: 200, topics: 50, ticksPerDay: 60 },
      { start: camps(200, positive) },
    );
    expect(opinions.every(allEqual)).toBe(true);
    const won = mean(opinions.map((opinion) => share(opinion)));
    expect(won).toBeGreaterThanOrEqual(least);
    expect(won).toBeLessThanOrEqual(most);
  });

  test('a pair that agrees convinces the agent next to it, others nobody', async () => {
    // A line 0 - 1 - 2: beside 0 there is the pair (1, 2), beside 2 the pair (1, 0), beside 1 none.
    const network = follows(
      3,
      [
        [0, 1],
        [1, 2],
      ],
      true,
    );
    for (const form of ['heard', 'meetings'] as const) {
      const setup: Setup = { model: 'sznajd', form, size: 3 };
      const { opinions } = await run({ ...setup, ticksPerDay: 10 }, { network, start: [-1, 1, 1] });
      expect(Array.from(opinions[0]!)).toEqual([1, 1, 1]);
      const apart = await run(setup, { network, start: [-1, 1, -1] });
      expect(Array.from(apart.opinions[0]!)).toEqual([-1, 1, -1]);
    }
  });
});
