import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countBeliefs } from '../src/measures/belief-counts.ts';
import { opinionHistogram, opinionMoments } from '../src/measures/opinion-moments.ts';

describe('opinionMoments', () => {
  test('by hand: -1, 0, 0, 1', () => {
    const { mean, variance, bimodality } = opinionMoments(Float32Array.of(-1, 0, 0, 1));
    expect(mean).toBe(0);
    expect(variance).toBe(0.5);
    // Skewness 0; m4/m2^2 - 3 = -1, excess = 3/2 (5 (-1) + 6) = 1.5; 1 / (1.5 + 27/2) = 1/15.
    expect(bimodality).toBeCloseTo(1 / 15, 12);
  });

  test('two equal poles tend to 1, a uniform spread to 5/9 (Pfister et al. 2013)', () => {
    const poles = Float32Array.from({ length: 10_000 }, (_, agent) => (agent % 2 === 0 ? -0.8 : 0.8));
    expect(opinionMoments(poles).bimodality).toBeCloseTo(1, 2);
    const uniform = Float32Array.from({ length: 10_000 }, (_, agent) => -1 + (2 * agent) / 9_999);
    expect(opinionMoments(uniform).bimodality).toBeCloseTo(5 / 9, 2);
  });

  test('is not defined for a consensus or fewer than four agents', () => {
    expect(opinionMoments(new Float32Array(10).fill(0.3)).bimodality).toBeNaN();
    expect(opinionMoments(Float32Array.of(-1, 0, 1)).bimodality).toBeNaN();
  });

  test('stays in its range', () => {
    const opinions = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 50 });
    fc.assert(
      fc.property(opinions, (values) => {
        const { mean, variance, bimodality } = opinionMoments(Float32Array.from(values));
        expect(Math.abs(mean)).toBeLessThanOrEqual(1);
        expect(variance).toBeGreaterThanOrEqual(0);
        expect(variance).toBeLessThanOrEqual(1);
        if (!Number.isNaN(bimodality)) expect(bimodality).toBeGreaterThan(0);
      }),
    );
  });
});

test('histograms count everybody once, the ends included', () => {
  const bins = opinionHistogram(Float32Array.of(-1, -0.95, 0, 0.999, 1));
  expect(Array.from(bins).filter((count) => count > 0)).toEqual([2, 1, 2]);
  expect(bins.reduce((sum, count) => sum + count, 0)).toBe(5);
});

test('beliefs are counted by state', () => {
  expect(countBeliefs(Uint8Array.of(0, 1, 2, 2, 3))).toEqual({
    susceptible: 1,
    exposed: 1,
    believers: 2,
    recovered: 1,
    sceptics: 0,
  });
});
