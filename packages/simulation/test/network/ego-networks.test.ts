import { expect, test } from 'vitest';
import { louvain } from '../../src/network/louvain.ts';
import { summarizeNetwork } from '../../src/network/summary.ts';
import { randomStream } from '../../src/random.ts';
import { generate } from './help.ts';

/**
 * SNAP ego-Facebook (McAuley & Leskovec 2012): 4,039 people, 88,234 ties, ten egos of up to 1,045, mean degree 43.7,
 * clustering 0.6055, one component, mean path 3.69, modularity about 0.83.
 */
test('a union of ten ego networks is like ego-Facebook', () => {
  const network = generate('ego-networks', { egos: 10 }, 4_039);
  const { followers, clustering, components, paths } = summarizeNetwork(network, randomStream(1, 'summary'));
  expect(Math.abs(followers.mean - 43.7)).toBeLessThan(12);
  expect(followers.max).toBeGreaterThan(500);
  expect(Math.abs(clustering.mean - 0.6055)).toBeLessThan(0.06);
  expect(components.largestShare).toBeGreaterThan(0.99);
  expect(Math.abs(paths.mean! - 3.69)).toBeLessThan(0.8);
  expect(louvain(network, randomStream(1, 'louvain')).modularity).toBeGreaterThan(0.75);
});

test('each ego follows everybody of its range, and without sharing nobody else', () => {
  const network = generate('ego-networks', { egos: 5, shared: 0, density: 0, overlap: 0 }, 500);
  const egos = Array.from({ length: 500 }, (_, agent) => agent).filter(
    (agent) => network.followeeCount(agent) > 1,
  );
  expect(egos.length).toBeGreaterThanOrEqual(4);
  for (const ego of egos) {
    const alters = [...network.followees(ego)];
    expect(alters).toEqual(alters.map((_, place) => ego + 1 + place));
  }
  expect(network.edgeCount).toBe(2 * (500 - 5));
});

test('density within circles is what was asked for', () => {
  const network = generate(
    'ego-networks',
    { egos: 1, circleSize: 1e6, density: 0.3, overlap: 0, shared: 0 },
    400,
  );
  // One ego, and (nearly always) one circle of all its alters.
  const within = network.edgeCount / 2 - 399;
  expect(Math.abs(within / ((399 * 398) / 2) - 0.3)).toBeLessThan(0.02);
});
