import { describe, expect, test } from 'vitest';
import { assortativity, externalInternalIndex } from '../../src/network/assortativity.ts';
import { blockOfEach } from '../../src/network/blocks.ts';
import { meanClustering } from '../../src/network/clustering.ts';
import { weakComponents } from '../../src/network/components.ts';
import { EdgeList, networkFromEdges } from '../../src/network/edges.ts';
import { louvain } from '../../src/network/louvain.ts';
import { modularity } from '../../src/network/modularity.ts';
import { pathLengths } from '../../src/network/path-lengths.ts';
import { fitPowerLaw, hurwitzZeta } from '../../src/network/power-law-fit.ts';
import { stochasticBlocks } from '../../src/network/stochastic-block.ts';
import { summarizeNetwork } from '../../src/network/summary.ts';
import { undirectedView } from '../../src/network/undirected.ts';
import { randomStream } from '../../src/random.ts';
import { follows, generate } from './help.ts';

const stream = () => randomStream(1, 'summary');

function network(size: number, pairs: readonly (readonly number[])[], mutual = false) {
  const edges = new EdgeList();
  for (const [source, target, weight] of pairs) edges.push(source!, target!, weight);
  return networkFromEdges(size, edges, mutual).network;
}

/** Zachary 1977, "An information flow model for conflict and fission in small groups": 34 members, 78 ties. */
const KARATE =
  `2 1,3 1,3 2,4 1,4 2,4 3,5 1,6 1,7 1,7 5,7 6,8 1,8 2,8 3,8 4,9 1,9 3,10 3,11 1,11 5,11 6,12 1,13 1,13 4,
14 1,14 2,14 3,14 4,17 6,17 7,18 1,18 2,20 1,20 2,22 1,22 2,26 24,26 25,28 3,28 24,28 25,29 3,30 24,30 27,31 2,31 9,
32 1,32 25,32 26,32 29,33 3,33 9,33 15,33 16,33 19,33 21,33 23,33 24,33 30,33 31,33 32,34 9,34 10,34 14,34 15,34 16,
34 19,34 20,34 21,34 23,34 24,34 27,34 28,34 29,34 30,34 31,34 32,34 33`
    .split(',')
    .map((pair) =>
      pair
        .trim()
        .split(' ')
        .map((member) => Number(member) - 1),
    );

describe("Zachary's karate club", () => {
  const karate = network(34, KARATE, true);
  const summary = summarizeNetwork(karate, stream());

  test('has the figures that the literature gives', () => {
    expect(summary.agents).toBe(34);
    expect(summary.follows).toBe(156);
    expect(summary.followers).toMatchObject({ max: 17, quantiles: { p50: 3 } });
    expect(summary.followees.mean).toBeCloseTo(4.588, 3);
    expect(summary.clustering).toEqual({ method: 'exact', mean: expect.closeTo(0.5706, 4) });
    expect(summary.paths).toEqual({ mean: expect.closeTo(2.4082, 4), longest: 5, sources: 34 });
    expect(summary.reciprocity).toBe(1);
    expect(summary.components).toEqual({ count: 1, largestShare: 1 });
    // Newman 2003 and NetworkX.
    expect(summary.degreeAssortativity).toBeCloseTo(-0.4756, 4);
    expect(summary.powerLaw).toBeUndefined();
  });

  test('louvain finds the best partition or nearly so (Q = 0.4198, Brandes et al. 2008)', () => {
    let best = 0;
    for (let seed = 0; seed < 20; seed++) {
      const found = louvain(karate, randomStream(seed, 'louvain'));
      expect(found.modularity).toBeCloseTo(modularity(karate, found.of), 12);
      expect(found.modularity).toBeGreaterThan(0.38);
      best = Math.max(best, found.modularity);
    }
    expect(best).toBeCloseTo(0.4198, 4);
  });

  test('modularity of the split that took place is 0.3715 (Newman & Girvan 2004 give 0.371)', () => {
    const officer = new Set([9, 10, 15, 16, 19, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34]);
    const groups = Array.from({ length: 34 }, (_, member) => (officer.has(member + 1) ? 1 : 0));
    expect(modularity(karate, groups)).toBeCloseTo(0.3715, 3);
  });
});

test('a directed network: reciprocity, degrees both ways, weak components', () => {
  // 0 <-> 1 -> 2, 3 -> 4, 5 alone.
  const small = network(6, [
    [0, 1],
    [1, 0],
    [1, 2],
    [3, 4],
  ]);
  const summary = summarizeNetwork(small, stream());
  expect(summary.reciprocity).toBe(0.5);
  expect(summary.followees.max).toBe(2);
  expect(summary.followers.max).toBe(1);
  expect(summary.components).toEqual({ count: 3, largestShare: 0.5 });
  expect([...weakComponents(small).of]).toEqual([0, 0, 0, 1, 1, 2]);
  // Distances 1, 1, 2 in the first component and 1 in the second, each both ways.
  expect(summary.paths.mean).toBe(1.25);
});

test.each([0, 1, 2])('%i agents without ties', (size) => {
  const summary = summarizeNetwork(network(size, []), stream());
  expect(summary).toMatchObject({ agents: size, follows: 0, reciprocity: undefined, powerLaw: undefined });
  expect(summary.clustering.mean).toBe(0);
  expect(louvain(network(size, []), stream()).count).toBe(size);
});

test('the undirected view has both ways, and adds up weights', () => {
  const view = undirectedView(
    network(4, [
      [0, 1, 2],
      [1, 0, 3],
      [2, 1, 0.5],
      [3, 0],
    ]),
  );
  expect(follows(view)).toEqual(['0>1', '0>3', '1>0', '1>2', '2>1', '3>0']);
  expect([...(view.weights ?? [])]).toEqual([5, 1, 5, 0.5, 0.5, 1]);
  const mutual = generate('erdos-renyi', {}, 100);
  expect(undirectedView(mutual)).toBe(mutual);
});

describe('power-law fit (Clauset, Shalizi & Newman 2009)', () => {
  test('the zeta function has its known values', () => {
    expect(hurwitzZeta(2, 1)).toBeCloseTo(Math.PI ** 2 / 6, 9);
    expect(hurwitzZeta(4, 1)).toBeCloseTo(Math.PI ** 4 / 90, 9);
    expect(hurwitzZeta(3, 5)).toBeCloseTo(1.2020569031595942 - 1 - 1 / 8 - 1 / 27 - 1 / 64, 9);
    expect(hurwitzZeta(1.5, 1)).toBeCloseTo(2.612375348685488, 9);
  });

  test.each([2.1, 2.5, 3.2])(
    'finds the exponent %d from which values were drawn, and where the tail starts',
    (alpha) => {
      const random = randomStream(5, 'values');
      // Inversion of the discrete distribution above 6 by search; below it, uniform.
      const whole = hurwitzZeta(alpha, 6);
      const values = new Int32Array(20_000).map((_, index) => {
        if (index % 4 === 0) return 1 + random.below(5);
        const wanted = 1 - random.float();
        let high = 6;
        while (hurwitzZeta(alpha, high + 1) / whole >= wanted) high *= 2;
        let low = 6;
        while (low < high) {
          const middle = Math.floor((low + high) / 2);
          if (hurwitzZeta(alpha, middle + 1) / whole < wanted) high = middle;
          else low = middle + 1;
        }
        return low;
      });
      const fit = fitPowerLaw(values);
      expect(Math.abs((fit?.exponent ?? 0) - alpha)).toBeLessThan(0.1);
      expect(fit?.min).toBeGreaterThanOrEqual(5);
      expect(fit?.distance).toBeLessThan(0.02);
    },
  );

  test('says nothing where there is no tail', () => {
    expect(fitPowerLaw(new Int32Array(0))).toBeUndefined();
    expect(fitPowerLaw(new Int32Array(1000).fill(8))).toBeUndefined();
    expect(fitPowerLaw(Int32Array.from({ length: 30 }, (_, index) => index))).toBeUndefined();
    expect(fitPowerLaw(generate('erdos-renyi', {}, 20_000).followerCounts())).toBeUndefined();
  });
});

test('sampled clustering and paths are near the exact ones', () => {
  const ring = generate('watts-strogatz', { neighbours: 40, rewiring: 0.3 }, 40_000);
  const sampled = meanClustering(ring, stream());
  expect(sampled.method).toBe('sampled');
  // C(p) = C(0) (1 - p)^3 (Barrat & Weigt 2000).
  expect(Math.abs(sampled.mean - ((3 * 38) / (4 * 39)) * 0.7 ** 3)).toBeLessThan(0.015);
  const paths = pathLengths(ring, stream());
  expect(paths.sources).toBeLessThan(100);
  expect(paths.mean).toBeGreaterThan(2);
  expect(paths.mean).toBeLessThan(5);
});

describe('assortativity (Newman 2003)', () => {
  test('1 where like follow like, -1 where unlike do, 0 where all are the same', () => {
    const alike = network(4, [
      [0, 1],
      [1, 0],
      [2, 3],
      [3, 2],
    ]);
    expect(assortativity(alike, [5, 5, -1, -1])).toBeCloseTo(1, 12);
    expect(assortativity(alike, [1, -1, 1, -1])).toBeCloseTo(-1, 12);
    expect(assortativity(alike, [2, 2, 2, 2])).toBeUndefined();
    expect(assortativity(network(3, []), [1, 2, 3])).toBeUndefined();
  });

  test('near 0 for values that have nothing to do with ties', () => {
    const random = stream();
    const values = Float64Array.from({ length: 5000 }, () => random.normal());
    expect(Math.abs(assortativity(generate('erdos-renyi', {}, 5000), values) ?? 1)).toBeLessThan(0.03);
  });

  test('E-I index', () => {
    const small = network(4, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 2],
    ]);
    expect(externalInternalIndex(small, [0, 0, 1, 1])).toBe(-0.5);
    expect(externalInternalIndex(network(2, []), [0, 1])).toBeUndefined();
  });
});

describe('louvain (Blondel et al. 2008)', () => {
  test('finds the blocks of a stochastic block network', () => {
    const parameters = { blocks: 5, meanDegreeWithin: 14, meanDegreeBetween: 1 };
    const found = louvain(generate('stochastic-block', parameters, 2000), stream());
    expect(found.count).toBe(5);
    const blocks = blockOfEach(stochasticBlocks(parameters, 2000));
    const pairs = new Map<string, number>();
    blocks.forEach((block, agent) => {
      const key = `${block} ${found.of[agent]}`;
      pairs.set(key, (pairs.get(key) ?? 0) + 1);
    });
    const largest = [...pairs.values()].sort((a, b) => b - a).slice(0, 5);
    expect(largest.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1980);
  });

  test('a ring of 30 cliques: pairs of cliques merge, as the paper and the resolution limit say', () => {
    const pairs: [number, number][] = [];
    for (let clique = 0; clique < 30; clique++) {
      for (let a = 0; a < 5; a++) for (let b = 0; b < a; b++) pairs.push([clique * 5 + a, clique * 5 + b]);
      pairs.push([clique * 5, ((clique + 1) % 30) * 5 + 1]);
    }
    const ring = network(150, pairs, true);
    const found = louvain(ring, stream());
    const single = Array.from({ length: 150 }, (_, agent) => Math.floor(agent / 5));
    // Q of single cliques is 0.876 (Fortunato & Barthélemy 2007); louvain must do as well or better.
    expect(modularity(ring, single)).toBeCloseTo(0.8758, 4);
    expect(found.modularity).toBeGreaterThan(0.8758);
    for (let clique = 0; clique < 30; clique++) {
      expect(new Set(found.of.slice(clique * 5, clique * 5 + 5)).size).toBe(1);
    }
  });

  test('weights decide', () => {
    const square = [
      [0, 1, 10],
      [1, 2, 1],
      [2, 3, 10],
      [3, 0, 1],
    ];
    expect([...louvain(network(4, square, true), stream()).of]).toEqual([0, 0, 1, 1]);
  });

  test('is the same for the same stream', () => {
    const graph = generate('barabasi-albert', {}, 3000);
    expect(louvain(graph, stream())).toEqual(louvain(graph, stream()));
  });
});
