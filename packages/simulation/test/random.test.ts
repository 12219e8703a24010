import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText, RandomSource, randomStream, shuffle, threefry2x32 } from '../src/random.ts';

function block(key: [number, number], counter: [number, number]): number[] {
  const out = new Int32Array(2);
  threefry2x32(...key, ...counter, out);
  return Array.from(out, (word) => word >>> 0);
}

describe('threefry2x32', () => {
  // Known-answer vectors of the Random123 library (Salmon et al. 2011), 20 rounds.
  test.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ] as [[number, number], [number, number], number[]][])('key %j, counter %j', (key, counter, expected) => {
    expect(block(key, counter)).toEqual(expected);
  });
});

describe('RandomSource', () => {
  test('an agent’s draws do not depend on who drew before', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.array(fc.nat(), { maxLength: 5 }),
        (seed, tick, agent, others) => {
          const alone = new RandomSource(seed, 'test', tick).at(agent);
          const expected = [alone.float(), alone.below(10), alone.normal()];
          const shared = new RandomSource(seed, 'test', tick);
          for (const other of others) shared.at(other).normal();
          shared.at(agent);
          expect([shared.float(), shared.below(10), shared.normal()]).toEqual(expected);
        },
      ),
    );
  });

  test('seed, purpose, tick and agent each give other draws', () => {
    const draw = (seed: number, purpose: string, tick: number, agent: number) =>
      new RandomSource(seed, purpose, tick).at(agent).int32();
    const draws = [
      draw(1, 'a', 1, 1),
      draw(2, 'a', 1, 1),
      draw(1, 'b', 1, 1),
      draw(1, 'a', 2, 1),
      draw(1, 'a', 1, 2),
    ];
    // Seeds that differ only above 32 bits differ too.
    draws.push(draw(1 + 2 ** 40, 'a', 1, 1));
    expect(new Set(draws).size).toBe(draws.length);
  });

  test('floats are uniform over agents: chi-square of 100 bins below its 99.9% point', () => {
    const source = new RandomSource(7, 'uniform', 3);
    const bins = new Float64Array(100);
    const draws = 100_000;
    for (let agent = 0; agent < draws; agent++) bins[Math.floor(source.at(agent).float() * 100)]!++;
    const expected = draws / 100;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(148.2);
  });

  test('normals have mean 0, variance 1 and kurtosis 3', () => {
    const source = randomStream(11, 'normal');
    const draws = Float64Array.from({ length: 200_000 }, () => source.normal());
    const moment = (power: number) => draws.reduce((sum, value) => sum + value ** power, 0) / draws.length;
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  });

  test('below stays below', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed, bound) => {
        const value = randomStream(seed, 'below').below(bound);
        return Number.isInteger(value) && value >= 0 && value < bound;
      }),
    );
  });
});

test('shuffle keeps every item and uses the stream', () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = shuffle([...items], randomStream(1, 'shuffle'));
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
});

test('purposes hash apart', () => {
  expect(hashText('contacts')).not.toBe(hashText('contact'));
});
