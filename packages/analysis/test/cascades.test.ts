import { BELIEVER, EventTable, EXPOSED, RECOVERED, type TickMeasures } from '@hearsay/simulation';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CascadeForest,
  ForestBuilder,
  measureCascades,
  measureSpread,
  subtreeSizes,
  topSpreaders,
} from '../src/index.ts';

/** A forest from parent places (-1: a root): node i is agent i, convinced at tick i unless `ticks` says otherwise. */
function forestOf(parents: readonly number[], ticks = parents.map((_, node) => node)): CascadeForest {
  const builder = new ForestBuilder(0);
  const table = new EventTable(1, 0);
  for (const [node, parent] of parents.entries()) {
    if (parent < 0)
      table.add(ticks[node]!, { kind: 'seed', agent: node, claim: 0, before: 0, after: BELIEVER });
    else
      table.add(ticks[node]!, {
        kind: 'belief',
        agent: node,
        claim: 0,
        before: 1,
        after: BELIEVER,
        cause: parent,
        targetAgent: parent,
      });
  }
  builder.add(table);
  return builder.finish();
}

/** Mean distance of all pairs, the long way. */
function meanDistance(parents: readonly number[]): number {
  const path = (node: number): number[] => (parents[node]! < 0 ? [node] : [node, ...path(parents[node]!)]);
  let sum = 0;
  for (let a = 0; a < parents.length; a++) {
    for (let b = 0; b < parents.length; b++) {
      const up = path(a);
      const down = path(b);
      const meeting = up.findIndex((node) => down.includes(node));
      sum += meeting + down.indexOf(up[meeting]!);
    }
  }
  return sum / (parents.length * (parents.length - 1));
}

const treeParents = fc
  .array(fc.nat(), { minLength: 1, maxLength: 30 })
  .map((numbers) => [-1, ...numbers.map((number, place) => number % (place + 1))]);

describe('cascades', () => {
  test('by hand: a root with three children, one of which has a child', () => {
    const [cascade] = measureCascades(forestOf([-1, 0, 0, 0, 2], [0, 1, 2, 2, 5]));
    expect(cascade).toMatchObject({
      rootAgent: 0,
      size: 5,
      agents: 5,
      depth: 2,
      maxBreadth: 3,
      startTick: 0,
      duration: 5,
      timeToPeak: 2,
    });
    // Distances: root-children 3 x 1, root-grandchild 2, among children 3 x 2, children-grandchild 1 + 3 + 3.
    expect(cascade!.structuralVirality).toBeCloseTo((2 * (3 + 2 + 6 + 7)) / 20, 12);
  });

  test('structural virality equals the mean distance of all pairs', () => {
    fc.assert(
      fc.property(treeParents, (parents) => {
        const [cascade] = measureCascades(forestOf(parents));
        expect(cascade!.structuralVirality).toBeCloseTo(meanDistance(parents), 9);
      }),
    );
  });

  test('a star tends to 2, a chain of n to (n + 1) / 3 (Goel et al. 2016)', () => {
    const star = Array.from({ length: 1_000 }, (_, node) => (node === 0 ? -1 : 0));
    expect(measureCascades(forestOf(star))[0]!.structuralVirality).toBeCloseTo(2, 2);
    const chain = Array.from({ length: 100 }, (_, node) => node - 1);
    expect(measureCascades(forestOf(chain))[0]!.structuralVirality).toBeCloseTo(101 / 3, 9);
  });

  test('sizes add up to all nodes, roots and subtrees agree', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 20 }), { minLength: 1, maxLength: 40 }), (wanted) => {
        const parents = wanted.map((parent, node) => (parent < node ? parent : -1));
        const forest = forestOf(parents);
        const cascades = measureCascades(forest);
        expect(cascades.reduce((sum, { size }) => sum + size, 0)).toBe(parents.length);
        const subtree = subtreeSizes(forest);
        for (const { root, size } of cascades) expect(subtree[root]).toBe(size);
        expect(cascades.map(({ size }) => size)).toEqual(
          cascades.map(({ size }) => size).sort((a, b) => b - a),
        );
      }),
    );
  });

  test('one believer alone has no virality and no peak: not defined, not 0', () => {
    const [cascade] = measureCascades(forestOf([-1]));
    expect(cascade!.structuralVirality).toBeNaN();
    expect(cascade!.timeToPeak).toBeNaN();
    expect(cascade).toMatchObject({ size: 1, depth: 0, maxBreadth: 1, duration: 0 });
  });

  test('other claims, recoveries and exposures are no nodes; an unknown cause is a root', () => {
    const builder = new ForestBuilder(1);
    const table = new EventTable(0, 10);
    table.add(0, { kind: 'seed', agent: 1, claim: 0, after: BELIEVER });
    table.add(0, { kind: 'seed', agent: 2, claim: 1, after: BELIEVER });
    table.add(1, { kind: 'belief', agent: 3, claim: 1, after: EXPOSED });
    table.add(1, { kind: 'belief', agent: 2, claim: 1, after: RECOVERED });
    table.add(2, { kind: 'belief', agent: 3, claim: 1, after: BELIEVER, cause: 11 });
    table.add(3, { kind: 'belief', agent: 2, claim: 1, after: BELIEVER });
    builder.add(table);
    const forest = builder.finish();
    expect(Array.from(forest.event)).toEqual([11, 14, 15]);
    expect(Array.from(forest.parent)).toEqual([-1, 0, -1]);
    expect(measureCascades(forest).map(({ size, rootAgent }) => [size, rootAgent])).toEqual([
      [2, 2],
      [1, 2],
    ]);
  });

  test('no events, no cascades', () => {
    expect(measureCascades(new ForestBuilder(0).finish())).toEqual([]);
  });
});

test('top spreaders convinced most; those who reached more come first among equals', () => {
  const forest = forestOf([-1, 0, 0, 1, 1, 3, -1, 6, 6]);
  expect(topSpreaders(forest, subtreeSizes(forest), 3)).toEqual([
    { agent: 0, convinced: 2, reached: 5 },
    { agent: 1, convinced: 2, reached: 3 },
    { agent: 6, convinced: 2, reached: 2 },
  ]);
});

function row(tick: number, believers: number): TickMeasures {
  return {
    day: tick,
    tick,
    claim: 'claim',
    topic: 'topic',
    susceptible: 10 - believers,
    exposed: 0,
    believers,
    recovered: 0,
    sceptics: 0,
    newBelievers: 0,
    newRecovered: 0,
    prevalence: believers / 10,
    opinionMean: 0,
    opinionVariance: 0,
    opinionBimodality: Number.NaN,
    suspended: 0,
  };
}

describe('spread', () => {
  test('by hand: two seeds, three convinced, of ten', () => {
    const spread = measureSpread(
      forestOf([-1, -1, 0, 0, 2]),
      [row(0, 2), row(1, 5), row(2, 5), row(3, 1)],
      10,
    );
    expect(spread).toEqual({
      seeds: 2,
      everBelieved: 5,
      attackRate: 3 / 8,
      peakBelievers: 5,
      peakTick: 1,
      peakDay: 1,
      finalPrevalence: 0.1,
    });
  });

  test('if all believed from the start the attack rate is not defined', () => {
    expect(measureSpread(forestOf([-1, -1]), [row(0, 2)], 2).attackRate).toBeNaN();
  });
});
