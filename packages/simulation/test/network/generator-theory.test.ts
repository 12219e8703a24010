import { describe, expect, test } from 'vitest';
import { externalInternalIndex } from '../../src/network/assortativity.ts';
import { blockOf, blockOfEach } from '../../src/network/blocks.ts';
import { meanClustering } from '../../src/network/clustering.ts';
import { homophilyGroups } from '../../src/network/homophily.ts';
import { lfrCommunities } from '../../src/network/lfr.ts';
import { pathLengths } from '../../src/network/path-lengths.ts';
import { fitPowerLaw } from '../../src/network/power-law-fit.ts';
import { stochasticBlocks } from '../../src/network/stochastic-block.ts';
import { randomStream } from '../../src/random.ts';
import { degrees, follows, generate, mean, variance } from './help.ts';

const clustering = (network: ReturnType<typeof generate>) =>
  meanClustering(network, randomStream(1, 'clustering')).mean;

test('barabasi-albert: degrees fall as k^-3 (Barabási & Albert 1999)', () => {
  const network = generate('barabasi-albert', { edgesPerAgent: 5 }, 100_000);
  // m founders' ties and m for each newcomer.
  expect(network.edgeCount).toBe(2 * (15 + 5 * (100_000 - 6)));
  const fit = fitPowerLaw(network.followerCounts());
  expect(fit?.exponent).toBeGreaterThan(2.75);
  expect(fit?.exponent).toBeLessThan(3.25);
  // P(k) = 2 m (m + 1) / (k (k + 1) (k + 2)) (Dorogovtsev, Mendes & Samukhin 2000), here at k = m: 2 / 7.
  const smallest = degrees(network).filter((degree) => degree === 5).length / network.size;
  expect(smallest).toBeCloseTo(2 / 7, 2);
});

test('erdos-renyi: degrees are Poisson, so that their variance is their mean (Erdős & Rényi 1959)', () => {
  const spread = degrees(generate('erdos-renyi', { meanDegree: 12 }, 20_000));
  expect(mean(spread)).toBeCloseTo(12, 0);
  expect(Math.abs(variance(spread) / mean(spread) - 1)).toBeLessThan(0.05);
  // e^-12 12^12 / 12! of the agents have just the mean.
  expect(spread.filter((degree) => degree === 12).length / 20_000).toBeCloseTo(0.1144, 2);
});

describe('watts-strogatz (Watts & Strogatz 1998)', () => {
  test.each([4, 6, 10])('the ring of %i neighbours has clustering 3 (k - 2) / (4 (k - 1))', (neighbours) => {
    const expected = (3 * (neighbours - 2)) / (4 * (neighbours - 1));
    expect(clustering(generate('watts-strogatz', { neighbours, rewiring: 0 }, 500))).toBeCloseTo(
      expected,
      10,
    );
    expect(clustering(generate('ring-lattice', { neighbours }, 500))).toBeCloseTo(expected, 10);
  });

  test('a little rewiring shortens paths and leaves clustering', () => {
    const ring = generate('watts-strogatz', { neighbours: 10, rewiring: 0 }, 1000);
    const small = generate('watts-strogatz', { neighbours: 10, rewiring: 0.02 }, 1000);
    const length = (network: typeof ring) => pathLengths(network, randomStream(1, 'paths')).mean ?? 0;
    // About n / 2k on the ring.
    expect(length(ring)).toBeCloseTo(50.45, 1);
    expect(length(small) / length(ring)).toBeLessThan(0.3);
    expect(clustering(small) / clustering(ring)).toBeGreaterThan(0.85);
    expect(small.edgeCount).toBe(ring.edgeCount);
  });

  test('full rewiring leaves no clustering', () => {
    const random = generate('watts-strogatz', { neighbours: 10, rewiring: 1 }, 2000);
    expect(clustering(random)).toBeLessThan(0.02);
    expect(random.edgeCount).toBe(20_000);
  });
});

describe('stochastic-block (Holland, Laskey & Leinhardt 1983)', () => {
  test('agents have the wanted ties within and between blocks', () => {
    const parameters = { shares: [0.5, 0.3, 0.2], meanDegreeWithin: 10, meanDegreeBetween: 2 };
    const size = 20_000;
    const network = generate('stochastic-block', parameters, size);
    const blocks = stochasticBlocks(parameters, size);
    expect([...blocks.starts]).toEqual([0, 10_000, 16_000, 20_000]);
    const within = [0, 0, 0];
    let between = 0;
    for (let agent = 0; agent < size; agent++) {
      const block = blockOf(blocks, agent);
      for (const other of network.followees(agent)) {
        if (blockOf(blocks, other) === block) within[block]!++;
        else between++;
      }
    }
    expect(within[0]! / 10_000).toBeCloseTo(10, 0);
    expect(within[1]! / 6_000).toBeCloseTo(10, 0);
    expect(within[2]! / 4_000).toBeCloseTo(10, 0);
    expect(Math.abs(between / size - 2)).toBeLessThan(0.1);
  });

  test('by default most ties stay in one of 8 blocks', () => {
    const network = generate('stochastic-block', {}, 1000);
    const index = externalInternalIndex(network, blockOfEach(stochasticBlocks({}, 1000)));
    // 1 of 9 ties leaves: (1 - 8) / 9.
    expect(index).toBeCloseTo(-7 / 9, 1);
  });
});

test('holme-kim: clustering grows with the triad probability, degrees stay scale-free (Holme & Kim 2002)', () => {
  const make = (triadProbability: number) =>
    generate('holme-kim', { edgesPerAgent: 4, triadProbability }, 20_000);
  const plain = clustering(generate('barabasi-albert', { edgesPerAgent: 4 }, 20_000));
  const [none, half, full] = [clustering(make(0)), clustering(make(0.5)), clustering(make(1))];
  expect(Math.abs(none - plain)).toBeLessThan(0.005);
  expect(half).toBeGreaterThan(none + 0.1);
  expect(full).toBeGreaterThan(half + 0.1);
  expect(Math.abs((fitPowerLaw(make(0.5).followerCounts())?.exponent ?? 0) - 3)).toBeLessThan(0.35);
});

describe('lfr (Lancichinetti, Fortunato & Radicchi 2008)', () => {
  test.each([0.1, 0.3, 0.6])('a share %d of the ties leaves the community', (mixing) => {
    const parameters = { mixing, meanDegree: 15 };
    const network = generate('lfr', parameters, 5000, 3);
    const communities = blockOfEach(lfrCommunities(parameters, 5000, randomStream(3, 'network')));
    const index = externalInternalIndex(network, communities) ?? Number.NaN;
    expect(Math.abs((index + 1) / 2 - mixing)).toBeLessThan(0.03);
    expect(Math.abs(network.edgeCount / 5000 - 15)).toBeLessThan(0.6);
  });

  test('communities have sizes in the wanted range, small ones more often', () => {
    const parameters = { minCommunity: 20, maxCommunity: 100 };
    const { starts } = lfrCommunities(parameters, 20_000, randomStream(1, 'network'));
    const sizes = Array.from(
      { length: starts.length - 1 },
      (_, index) => starts[index + 1]! - starts[index]!,
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(20_000);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
    // Agents left over at the end join one by one.
    expect(Math.max(...sizes)).toBeLessThanOrEqual(105);
    const small = sizes.filter((size) => size < 40).length;
    expect(small).toBeGreaterThan(sizes.length / 2);
  });
});

describe('homophily (Karimi et al. 2018)', () => {
  const index = (homophily: number) => {
    const parameters = { homophily, shares: [0.3, 0.7] };
    const network = generate('homophily', parameters, 5000);
    return externalInternalIndex(network, blockOfEach(homophilyGroups(parameters, 5000))) ?? Number.NaN;
  };

  test('the E-I index falls from 1 to -1 as homophily grows', () => {
    const indices = [0, 0.25, 0.5, 0.75, 1].map(index);
    expect(indices[0]).toBe(1);
    expect(indices[4]).toBe(-1);
    for (let step = 1; step < indices.length; step++)
      expect(indices[step]!).toBeLessThan(indices[step - 1]! - 0.1);
    // Without preference ties mix by share: 2 x 0.3 x 0.7 of them cross.
    expect(indices[2]).toBeCloseTo(2 * 0.42 - 1, 1);
  });

  test('a minority has fewer ties than its share when everyone is homophilic, more when heterophilic', () => {
    const minorityShare = (homophily: number) => {
      const network = generate('homophily', { homophily, shares: [0.2, 0.8] }, 10_000);
      return network.offsets[2000]! / network.edgeCount;
    };
    expect(minorityShare(0.8)).toBeLessThan(0.185);
    expect(minorityShare(0.2)).toBeGreaterThan(0.25);
  });
});

describe('configuration (Molloy & Reed 1995)', () => {
  test('every agent has its degree, however uneven or dense', () => {
    const lists = [
      [5, 1, 1, 1, 1, 1],
      [4, 4, 4, 4, 4],
      [3, 3, 2, 2, 2, 0],
      [9, 8, 7, 6, 5, 5, 4, 3, 2, 1],
      Array.from({ length: 200 }, (_, agent) => 2 + 2 * (agent % 30)),
    ];
    for (const list of lists)
      expect(degrees(generate('configuration', { degrees: list }, list.length))).toEqual(list);
  });

  test('the power law has the wanted exponent and range', () => {
    const network = generate('configuration', { exponent: 2.3, minDegree: 2, maxDegree: 500 }, 50_000);
    const fit = fitPowerLaw(network.followerCounts());
    expect(Math.abs((fit?.exponent ?? 0) - 2.3)).toBeLessThan(0.1);
    expect(Math.min(...degrees(network))).toBe(2);
    expect(Math.max(...degrees(network))).toBeLessThanOrEqual(501);
  });

  test('all networks with the degrees 2, 2, 2, 2, 2, 2 occur', () => {
    // Six agents with two ties each: one ring of six, or two of three. 60 and 10 labelled graphs.
    let triangles = 0;
    for (let seed = 0; seed < 700; seed++) {
      const network = generate('configuration', { degrees: [2, 2, 2, 2, 2, 2] }, 6, seed);
      if (clustering(network) === 1) triangles++;
    }
    expect(triangles).toBeGreaterThan(60);
    expect(triangles).toBeLessThan(180);
  });
});

test('random-regular: all agents have the same degree, and nothing is clustered', () => {
  for (const [degree, size] of [
    [3, 10],
    [9, 10],
    [7, 100],
    [90, 100],
    [6, 5000],
  ] as const) {
    expect(new Set(degrees(generate('random-regular', { degree }, size)))).toEqual(new Set([degree]));
  }
  expect(clustering(generate('random-regular', { degree: 6 }, 5000))).toBeLessThan(0.01);
});

test('lattice: 4 or 8 neighbours on the torus, fewer at the border of a sheet', () => {
  const lattice = (parameters: object, size: number) => degrees(generate('lattice', { ...parameters }, size));
  expect(new Set(lattice({}, 100))).toEqual(new Set([4]));
  expect(new Set(lattice({ neighbourhood: 'moore' }, 100))).toEqual(new Set([8]));
  expect(lattice({ torus: false, columns: 3 }, 6)).toEqual([2, 3, 2, 2, 3, 2]);
  expect(follows(generate('lattice', { torus: false, columns: 2, neighbourhood: 'moore' }, 4)).length).toBe(
    12,
  );
  // 10 agents in rows of 4: the last row has two, and closes on itself and on the first row.
  expect(Math.min(...lattice({ columns: 4 }, 10))).toBeGreaterThanOrEqual(3);
});

test('copying: follower counts fall as k^-((2 - alpha) / (1 - alpha)) (Kumar et al. 2000)', () => {
  const network = generate('copying', { followsPerAgent: 6, randomness: 0.5 }, 100_000);
  expect(new Set(degrees(network))).toEqual(new Set([6]));
  const fit = fitPowerLaw(network.followerCounts());
  expect(Math.abs((fit?.exponent ?? 0) - 3)).toBeLessThan(0.3);
});

test('complete: everyone follows everyone', () => {
  expect(new Set(degrees(generate('complete', {}, 50)))).toEqual(new Set([49]));
});
