import { describe, expect, test } from 'vitest';
import { randomStream, type SocialNetwork } from '../../src/index.ts';
import { allEqual, deviation, finalOpinions, follows, mean, run } from './help.ts';

const SIZE = 12;

/** A strongly connected network (a ring and random follows besides) with weights. */
function weightedNetwork(seed: number): SocialNetwork {
  const random = randomStream(seed, 'test/averaging');
  const edges = Array.from({ length: 4 * SIZE }, (_, index) =>
    index < SIZE
      ? [index, (index + 1) % SIZE, 0.5 + random.float()]
      : [random.below(SIZE), random.below(SIZE), 3 * random.float()],
  );
  return follows(SIZE, edges);
}

/** Row-stochastic P = s I + (1 - s) W of a network, in double precision. */
function matrixOf(network: SocialNetwork, selfWeight: number): number[][] {
  return Array.from({ length: network.size }, (_, agent) => {
    const row = new Array<number>(network.size).fill(0);
    const start = network.offsets[agent]!;
    const end = network.offsets[agent + 1]!;
    let total = 0;
    for (let edge = start; edge < end; edge++) total += network.weights?.[edge] ?? 1;
    for (let edge = start; edge < end; edge++)
      row[network.targets[edge]!] = ((1 - selfWeight) * (network.weights?.[edge] ?? 1)) / total;
    row[agent]! += selfWeight;
    return row;
  });
}

function opinionsAtStart(seed: number, size = SIZE): Float32Array {
  const random = randomStream(seed, 'test/start');
  return Float32Array.from({ length: size }, () => 2 * random.float() - 1);
}

/** Solves A x = b by Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let place = column; place <= size; place++) rows[row]![place]! -= factor * rows[column]![place]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
}

describe('degroot', () => {
  // DeGroot 1974, section 3: if all rows of P^n tend to pi, all opinions tend to sum pi_i o_i(0), with pi P = pi.
  test.each([1, 2, 3])('agrees on the mean weighted by the left eigenvector, network %i', async (seed) => {
    const network = weightedNetwork(seed);
    const start = opinionsAtStart(seed);
    const matrix = matrixOf(network, 0.3);
    let left = new Array<number>(SIZE).fill(1 / SIZE);
    for (let step = 0; step < 2_000; step++)
      left = left.map((_, to) => left.reduce((sum, share, from) => sum + share * matrix[from]![to]!, 0));
    const expected = left.reduce((sum, share, agent) => sum + share * start[agent]!, 0);
    const end = await finalOpinions(
      { model: 'degroot', parameters: { selfWeight: 0.3 }, size: SIZE, ticksPerDay: 1_000 },
      { network, start },
    );
    for (const opinion of end) expect(opinion).toBeCloseTo(expected, 5);
  });

  test('two steps by hand', async () => {
    // 0 follows 1 (weight 3) and 2 (weight 1), 1 follows 0, 2 nobody; s = 1/2.
    const network = follows(3, [
      [0, 1, 3],
      [0, 2, 1],
      [1, 0],
    ]);
    const setup = { model: 'degroot', parameters: { selfWeight: 0.5 }, size: 3 } as const;
    const start = [0.8, 0, -0.8];
    const once = await finalOpinions(setup, { network, start });
    expect(once[0]).toBeCloseTo(0.5 * 0.8 + 0.5 * ((3 * 0 - 0.8) / 4), 6);
    expect(once[1]).toBeCloseTo(0.4, 6);
    expect(once[2]).toBe(Math.fround(-0.8));
    const twice = await finalOpinions({ ...setup, days: 2 }, { network, start });
    expect(twice[0]).toBeCloseTo(0.5 * 0.3 + 0.5 * ((3 * 0.4 - 0.8) / 4), 6);
    expect(twice[1]).toBeCloseTo(0.5 * 0.4 + 0.5 * 0.3, 6);
  });

  test('does not settle on a network of two sides that only listen to each other', async () => {
    // Periodic P (DeGroot 1974 needs a power of P with a positive column): opinions change sides for ever.
    const network = follows(2, [[0, 1]], true);
    const setup = { model: 'degroot', parameters: { selfWeight: 0 }, size: 2, days: 7 } as const;
    expect(await finalOpinions(setup, { network, start: [1, -1] })).toEqual([-1, 1]);
  });
});

describe('friedkin-johnsen', () => {
  // Friedkin & Johnsen 1990; 1999, equation 4: the process ends where (I - Lambda W) o = (I - Lambda) o(0).
  test.each([
    [0.9, 0],
    [0.7, 0.25],
    [0.3, 0.5],
  ])(
    'susceptibility %d, self-weight %d: the fixed point solves its linear system',
    async (lambda, selfWeight) => {
      const network = weightedNetwork(5);
      const start = opinionsAtStart(5);
      const system = matrixOf(network, selfWeight).map((row, agent) =>
        row.map((weight, other) => Number(agent === other) - lambda * weight),
      );
      const expected = solve(
        system,
        Array.from(start, (opinion) => (1 - lambda) * opinion),
      );
      const end = await finalOpinions(
        {
          model: 'friedkin-johnsen',
          parameters: { susceptibility: lambda, selfWeight },
          size: SIZE,
          ticksPerDay: 500,
        },
        { network, start },
      );
      for (const [agent, opinion] of end.entries()) expect(opinion).toBeCloseTo(expected[agent]!, 5);
      expect(allEqual(end)).toBe(false);
    },
  );

  test('asynchronous update ends in the same fixed point', async () => {
    const network = weightedNetwork(6);
    const start = opinionsAtStart(6);
    const setup = { model: 'friedkin-johnsen', size: SIZE, ticksPerDay: 500 } as const;
    const together = await finalOpinions(setup, { network, start });
    const inTurn = await finalOpinions({ ...setup, update: 'asynchronous' }, { network, start });
    for (const [agent, opinion] of inTurn.entries()) expect(opinion).toBeCloseTo(together[agent]!, 5);
  });

  test('is DeGroot for susceptibility 1, and nobody moves for 0', async () => {
    const network = weightedNetwork(7);
    const start = opinionsAtStart(7);
    const given = { network, start };
    const common = { size: SIZE, ticksPerDay: 5 };
    const parameters = { susceptibility: 1, selfWeight: 0.2 };
    expect(await finalOpinions({ model: 'friedkin-johnsen', parameters, ...common }, given)).toEqual(
      await finalOpinions({ model: 'degroot', parameters: { selfWeight: 0.2 }, ...common }, given),
    );
    const stubborn = { model: 'friedkin-johnsen', parameters: { susceptibility: 0 }, ...common } as const;
    expect(await finalOpinions(stubborn, given)).toEqual(Array.from(start));
  });

  test('draws the susceptibility of each agent from its distribution', async () => {
    const size = 2_000;
    // Everybody starts at 0 but one, whom all follow: after a tick an agent stands at its susceptibility.
    const network = follows(
      size,
      Array.from({ length: size - 1 }, (_, index) => [index + 1, 0]),
    );
    const start = new Float32Array(size);
    start[0] = 1;
    const parameters = { susceptibility: { mean: 0.5, sd: 0.1 } };
    const { opinions } = await run({ model: 'friedkin-johnsen', parameters, size }, { network, start });
    const drawn = opinions[0]!.subarray(1);
    // Standard errors: 0.0022 and 0.0016.
    expect(Math.abs(mean(drawn) - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(deviation(drawn) - 0.1)).toBeLessThan(0.007);
  });
});
