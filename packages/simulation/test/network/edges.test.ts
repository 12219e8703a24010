import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockOf, blockOfEach, cutIntoBlocks } from '../../src/network/blocks.ts';
import { whyNotGraphical } from '../../src/network/degree-sequence.ts';
import { EdgeList, networkFromEdges } from '../../src/network/edges.ts';
import { PairSet } from '../../src/network/pair-set.ts';
import { expectSimple, follows } from './help.ts';

const SIZE = 12;
const agent = fc.nat(SIZE - 1);
const edgeLists = fc.array(fc.tuple(agent, agent, fc.constantFrom(1, 1, 1, 2, 0.5)), { maxLength: 60 });

function build(edges: readonly (readonly [number, number, number])[], mutual: boolean) {
  const list = new EdgeList(1);
  for (const [source, target, weight] of edges) list.push(source, target, weight);
  return networkFromEdges(SIZE, list, mutual);
}

describe('networkFromEdges', () => {
  test.each([false, true])('is what a map of pairs gives (mutual: %s)', (mutual) => {
    fc.assert(
      fc.property(edgeLists, (edges) => {
        const expected = new Map<string, number>();
        let selfLoops = 0;
        let duplicates = 0;
        for (const [source, target, weight] of edges) {
          if (source === target) selfLoops++;
          else if (expected.has(`${source}>${target}`)) duplicates++;
          else {
            expected.set(`${source}>${target}`, weight);
            if (mutual) expected.set(`${target}>${source}`, weight);
          }
        }
        const { network, report } = build(edges, mutual);
        expectSimple(network, SIZE);
        expect(report).toEqual({ selfLoops, duplicates });
        const found = follows(network);
        expect([...found].sort()).toEqual([...expected.keys()].sort());
        expect(network.weights !== undefined).toBe(edges.some(([, , weight]) => weight !== 1));
        for (const [place, pair] of found.entries())
          expect(network.weights?.[place] ?? 1).toBe(expected.get(pair));
      }),
    );
  });

  test('edges in the order of growth give what the same edges give in any order', () => {
    const grown = edgeLists.map((edges) =>
      edges
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => [Math.max(a, b), Math.min(a, b), 1] as const)
        .sort(([a], [b]) => a - b),
    );
    fc.assert(
      fc.property(grown, (edges) => {
        const other = edges.map(([a, b]) => [b, a, 1] as const).reverse();
        expect(build(edges, true)).toEqual(build(other, true));
      }),
    );
  });

  test('the order of different edges does not matter', () => {
    const pairs = fc.uniqueArray(fc.tuple(agent, agent), { selector: ([a, b]) => a * SIZE + b });
    fc.assert(
      fc.property(pairs, (edges) => {
        const weighted = edges.map(([a, b]) => [a, b, a + 0.5] as const);
        const forward = build(weighted, false).network;
        const backward = build(weighted.toReversed(), false).network;
        expect(backward).toEqual(forward);
      }),
    );
  });

  test('no agents and no edges', () => {
    expect(networkFromEdges(0, new EdgeList(), true).network.size).toBe(0);
  });
});

test('PairSet behaves as a Set of unordered pairs', () => {
  const steps = fc.array(fc.tuple(fc.constantFrom('add', 'delete', 'has'), fc.nat(8), fc.nat(8)), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(steps, (list) => {
      const pairs = new PairSet(1);
      const model = new Set<string>();
      for (const [action, a, b] of list) {
        const key = `${Math.min(a, b)},${Math.max(a, b)}`;
        if (action === 'add') {
          expect(pairs.add(a, b)).toBe(!model.has(key));
          model.add(key);
        } else if (action === 'delete') {
          pairs.delete(a, b);
          model.delete(key);
        } else {
          expect(pairs.has(a, b)).toBe(model.has(key));
        }
        expect(pairs.size).toBe(model.size);
      }
      for (let a = 0; a <= 8; a++)
        for (let b = a; b <= 8; b++) expect(pairs.has(b, a)).toBe(model.has(`${a},${b}`));
    }),
  );
});

test('Erdős–Gallai agrees with trying all graphs of 5 agents', () => {
  const pairs: [number, number][] = [];
  for (let a = 0; a < 5; a++) for (let b = a + 1; b < 5; b++) pairs.push([a, b]);
  const possible = new Set<string>();
  for (let graph = 0; graph < 1 << pairs.length; graph++) {
    const degrees = [0, 0, 0, 0, 0];
    for (const [index, [a, b]] of pairs.entries()) {
      if (!(graph & (1 << index))) continue;
      degrees[a]!++;
      degrees[b]!++;
    }
    possible.add(degrees.join());
  }
  for (let code = 0; code < 6 ** 5; code++) {
    const degrees = [0, 1, 2, 3, 4].map((place) => Math.floor(code / 6 ** place) % 6);
    expect(whyNotGraphical(Int32Array.from(degrees)) === undefined).toBe(possible.has(degrees.join()));
  }
});

test('blocks share out all agents, as near to the shares as whole agents allow', () => {
  fc.assert(
    fc.property(
      fc.nat(200),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 9 }),
      (size, shares) => {
        const blocks = cutIntoBlocks(size, shares);
        const total = shares.reduce((sum, share) => sum + share, 0);
        const each = blockOfEach(blocks);
        expect(each.length).toBe(size);
        for (const [block, share] of shares.entries()) {
          const count = blocks.starts[block + 1]! - blocks.starts[block]!;
          expect(Math.abs(count - (size * share) / total)).toBeLessThan(1);
        }
        each.forEach((block, agent) => {
          expect(blockOf(blocks, agent)).toBe(block);
        });
      },
    ),
  );
});
