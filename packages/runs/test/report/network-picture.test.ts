import { EdgeList, generators, networkFromEdges, randomStream, SocialNetwork } from '@hearsay/simulation';
import { describe, expect, it } from 'vitest';
import { layoutNetwork } from '../../src/report/network-picture.ts';
import { sampleTies } from '../../src/report/network-sample.ts';

function blocks(size: number, count = 4): SocialNetwork {
  const { parameters, generate } = generators['stochastic-block'];
  return generate(parameters.parse({ blocks: count }), size, randomStream(1, 'network'));
}

function fromPairs(size: number, pairs: readonly (readonly [number, number])[]): SocialNetwork {
  const edges = new EdgeList(pairs.length + 1);
  for (const [one, other] of pairs) edges.push(one, other);
  return networkFromEdges(size, edges, true).network;
}

/** Nodes that can be reached from the first one. */
function reachable(nodes: number, ties: Int32Array): number {
  const neighbours = Array.from({ length: nodes }, (): number[] => []);
  for (let place = 0; place < ties.length; place += 2) {
    neighbours[ties[place]!]!.push(ties[place + 1]!);
    neighbours[ties[place + 1]!]!.push(ties[place]!);
  }
  const found = new Set([0]);
  for (const node of found) for (const other of neighbours[node]!) found.add(other);
  return found.size;
}

describe('layoutNetwork', () => {
  it('gives the same picture for the same seed, and another for another', () => {
    const network = blocks(300);
    const one = layoutNetwork(network, 7);
    expect(layoutNetwork(network, 7)).toEqual(one);
    expect(layoutNetwork(network, 8).x).not.toEqual(one.x);
  });

  it('shows all agents of a small network, each tie once, within the unit square', () => {
    const network = blocks(300);
    const { sampled, agents, x, y, ties } = layoutNetwork(network, 1);
    expect(sampled).toBe(false);
    expect(Array.from(agents)).toEqual(Array.from({ length: 300 }, (_, agent) => agent));
    expect(ties.length / 2).toBe(network.edgeCount / 2);
    const names = new Set<string>();
    for (let place = 0; place < ties.length; place += 2) {
      const [one, other] = [ties[place]!, ties[place + 1]!];
      expect(one).toBeLessThan(other);
      expect(network.follows(agents[one]!, agents[other]!)).toBe(true);
      names.add(`${one} ${other}`);
    }
    expect(names.size).toBe(ties.length / 2);
    for (const value of [...x, ...y]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  it('counts a follow without a follow back as a tie', () => {
    const network = new SocialNetwork(Int32Array.of(0, 0, 1, 2), Int32Array.of(0, 0));
    expect(Array.from(layoutNetwork(network, 1).ties)).toEqual([0, 1, 0, 2]);
  });

  it('takes a connected sample of a large connected network', () => {
    const { parameters, generate } = generators['barabasi-albert'];
    const network = generate(parameters.parse({}), 5_000, randomStream(1, 'network'));
    const picture = layoutNetwork(network, 1, { agents: 200, iterations: 5 });
    expect(picture.sampled).toBe(true);
    expect(picture.agents.length).toBe(200);
    expect(new Set(picture.agents).size).toBe(200);
    expect(reachable(200, picture.ties)).toBe(200);
  });

  it('samples a network of nobody connected', () => {
    const network = new SocialNetwork(new Int32Array(101), new Int32Array(0));
    const picture = layoutNetwork(network, 1, { agents: 50 });
    expect(picture.agents.length).toBe(50);
    expect(picture.ties.length).toBe(0);
  });

  it('puts communities apart', () => {
    const network = blocks(200, 2);
    const { x, y } = layoutNetwork(network, 1);
    const middle = (values: Float32Array, from: number, to: number) =>
      values.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    const distance = Math.hypot(
      middle(x, 0, 100) - middle(x, 100, 200),
      middle(y, 0, 100) - middle(y, 100, 200),
    );
    expect(distance).toBeGreaterThan(0.25);
  });

  it('does not let agents without ties make the others small', () => {
    const clique = Array.from({ length: 40 }, (_, one) =>
      Array.from({ length: one }, (_, other) => [one, other] as const),
    ).flat();
    const { x, y } = layoutNetwork(fromPairs(42, clique), 1);
    const width = (values: Float32Array) =>
      Math.max(...values.subarray(0, 40)) - Math.min(...values.subarray(0, 40));
    expect(Math.max(width(x), width(y))).toBeGreaterThan(0.4);
  });

  it.each([0, 1, 2])('works for %i agents', (size) => {
    const network = new SocialNetwork(new Int32Array(size + 1), new Int32Array(0));
    const { agents, x, y } = layoutNetwork(network, 1);
    expect(agents.length).toBe(size);
    for (const value of [...x, ...y]) expect(Number.isFinite(value)).toBe(true);
  });
});

describe('sampleTies', () => {
  it('keeps the number, and leaves nobody alone who had a tie', () => {
    const network = blocks(400);
    const { ties } = layoutNetwork(network, 1, { iterations: 1 });
    const some = sampleTies(ties, 400, 1, 600);
    expect(some.length / 2).toBe(600);
    expect(reachable(400, some)).toBe(reachable(400, ties));
  });
});
