import { describe, expect, test } from 'vitest';
import { contagion, deviation, finish, follows, mean, simulate } from './help.ts';

/** The states of `copies` disjoint copies of a graph after a run in which the agent 0 of each starts. */
async function copiesOf(
  minds: string,
  copies: number,
  size: number,
  ties: readonly (readonly [number, number, number?])[],
  days = 10,
): Promise<Uint8Array> {
  const roots = Array.from({ length: copies }, (_, copy) => copy * size);
  const scenario = contagion(
    `minds={${minds}}`,
    `population={size: ${copies * size}, believers: {agents: [${roots}]}}`,
    `days=${days}`,
  );
  const all = roots.flatMap((root) =>
    ties.map(([follower, followee, weight]) => [root + follower, root + followee, weight ?? 1] as const),
  );
  const simulation = await finish(simulate(scenario, 1, follows(copies * size, all)));
  return simulation.world.beliefs[0]!.state;
}

const active = (state: number | undefined) => (state === 2 ? 1 : 0);

describe('independent cascade', () => {
  test('reaches depth d of a chain with probability p^d', async () => {
    const copies = 4_000;
    const chain = [1, 2, 3, 4, 5, 6].map((agent) => [agent, agent - 1] as const);
    const state = await copiesOf('model: independent-cascade, probability: 0.6', copies, 7, chain);
    for (let depth = 1; depth <= 6; depth++) {
      const reached = mean(Array.from({ length: copies }, (_, copy) => active(state[copy * 7 + depth])));
      const expected = 0.6 ** depth;
      // Binomial: five standard deviations.
      expect(Math.abs(reached - expected)).toBeLessThan(5 * deviation(expected, copies));
    }
  });

  test('is a branching process on a binary tree: (2 p)^d agents at depth d', async () => {
    const copies = 1_500;
    const size = 63;
    const tree = Array.from({ length: size - 1 }, (_, place) => [place + 1, Math.floor(place / 2)] as const);
    const state = await copiesOf('model: independent-cascade, probability: 0.45', copies, size, tree);
    const sizes = Array.from({ length: copies }, (_, copy) =>
      state.subarray(copy * size, (copy + 1) * size).reduce((sum, found) => sum + active(found), 0),
    );
    const expected = [0, 1, 2, 3, 4, 5].reduce((sum, depth) => sum + 0.9 ** depth, 0);
    const spread = Math.sqrt(mean(sizes.map((found) => (found - mean(sizes)) ** 2)) / copies);
    // Five standard errors of the mean.
    expect(Math.abs(mean(sizes) - expected)).toBeLessThan(5 * spread);
  });

  test('gives each new believer one chance, in the next tick', async () => {
    const state = await copiesOf('model: independent-cascade, probability: 0.2', 3_000, 2, [[1, 0]], 30);
    const reached = mean(Array.from({ length: 3_000 }, (_, copy) => active(state[copy * 2 + 1])));
    expect(Math.abs(reached - 0.2)).toBeLessThan(5 * deviation(0.2, 3_000));
  });

  test('in the weighted cascade, hearing d agents makes each chance 1 / d (Kempe et al. 2003)', async () => {
    const star = [1, 2, 3, 4].map((other) => [5, other] as const);
    const all = [1, 2, 3, 4].map((other) => [other, 0] as const);
    const state = await copiesOf('model: independent-cascade, probability: weighted-cascade', 3_000, 6, [
      ...star,
      ...all,
    ]);
    const share = (agent: number) =>
      mean(Array.from({ length: 3_000 }, (_, copy) => active(state[copy * 6 + agent])));
    // Agents 1 to 4 hear one agent alone and believe for sure; agent 5 hears those four.
    for (const agent of [1, 2, 3, 4]) expect(share(agent)).toBe(1);
    const expected = 1 - 0.75 ** 4;
    expect(Math.abs(share(5) - expected)).toBeLessThan(5 * deviation(expected, 3_000));
  });
});

describe('linear threshold', () => {
  /** Five agents around the first believer 0, with cycles and unequal weights. */
  const ties = [
    [1, 0, 2],
    [1, 2, 1],
    [1, 3, 1],
    [2, 1, 3],
    [2, 4, 1],
    [3, 0, 1],
    [3, 2, 2],
    [3, 5, 2],
    [4, 1, 1],
    [4, 3, 1],
    [5, 4, 1],
    [5, 0, 4],
  ] as const;

  /** Chance of each set of believers (as bits), by going through all choices of one live edge an agent. */
  function liveEdges(): Map<number, number> {
    const heard = [1, 2, 3, 4, 5].map((agent) => ties.filter(([follower]) => follower === agent));
    const chances = new Map<number, number>();
    const choose = (agent: number, chance: number, live: readonly number[]) => {
      if (agent === heard.length) {
        const set = reachable(live);
        chances.set(set, (chances.get(set) ?? 0) + chance);
        return;
      }
      const total = heard[agent]!.reduce((sum, [, , weight]) => sum + weight, 0);
      for (const [, followee, weight] of heard[agent]!)
        choose(agent + 1, (chance * weight) / total, [...live, followee]);
    };
    choose(0, 1, []);
    return chances;
  }

  /** Agents from whom the live edges lead to agent 0, as bits. */
  function reachable(live: readonly number[]): number {
    let set = 1;
    for (let round = 0; round < 6; round++)
      for (const [place, followee] of live.entries()) if (set & (1 << followee)) set |= 1 << (place + 1);
    return set;
  }

  test('activates the sets that live edges do, as often (Kempe et al. 2003)', async () => {
    const copies = 6_000;
    const state = await copiesOf('model: linear-threshold', copies, 6, ties);
    const found = new Map<number, number>();
    for (let copy = 0; copy < copies; copy++) {
      let set = 0;
      for (let agent = 0; agent < 6; agent++) set |= active(state[copy * 6 + agent]) << agent;
      found.set(set, (found.get(set) ?? 0) + 1 / copies);
    }
    const expected = liveEdges();
    expect([...expected.values()].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 10);
    expect(expected.size).toBeGreaterThan(5);
    for (const set of found.keys()) expect(expected.has(set)).toBe(true);
    // Binomial: five standard deviations for each set.
    for (const [set, chance] of expected)
      expect(Math.abs((found.get(set) ?? 0) - chance)).toBeLessThan(5 * deviation(chance, copies));
  });

  test('only grows, and more first believers never convince fewer', async () => {
    for (const seed of [1, 2, 3]) {
      const states = [];
      for (const count of [5, 20, 60]) {
        const agents = Array.from({ length: count }, (_, agent) => agent);
        const scenario = contagion(
          'minds={model: linear-threshold}',
          `population.believers={agents: [${agents}]}`,
        );
        states.push((await finish(simulate(scenario, seed))).world.beliefs[0]!.state);
      }
      const [few, some, many] = states.map((state) => Array.from(state, active));
      // The same thresholds, so not only in number: whoever believed still does.
      expect(few!.every((found, agent) => found <= some![agent]!)).toBe(true);
      expect(some!.every((found, agent) => found <= many![agent]!)).toBe(true);
    }
  });
});
