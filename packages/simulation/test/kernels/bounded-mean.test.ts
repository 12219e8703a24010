import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLoop, compileLoop } from '../../../../bench/c-loop.ts';
import { checksum } from '../../../../bench/checksum.ts';
import { plainMean } from '../../../../bench/plain-mean.ts';
import { EdgeList, networkFromEdges, type SocialNetwork } from '../../src/index.ts';
import { boundedMean } from '../../src/kernels/bounded-mean.ts';

/** Opinions with the values at which a comparison or a sum could go wrong. */
const opinionOf = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.5, -0.5, 1e-40),
  fc.float({ min: -1, max: 1, noNaN: true }),
);
const epsilons = fc.oneof(fc.constantFrom(0, 0.5, 1, 2), fc.double({ min: 0, max: 2, noNaN: true }));

interface Case {
  readonly network: SocialNetwork;
  readonly opinion: Float32Array;
}

/** Networks of 0 to 40 agents with any rows, empty ones too. */
function cases(weighted: boolean): fc.Arbitrary<Case> {
  return fc.integer({ min: 0, max: 40 }).chain((size) => {
    const agent = fc.integer({ min: 0, max: Math.max(0, size - 1) });
    const weight = weighted ? fc.float({ min: 0, max: 8, noNaN: true }) : fc.constant(1);
    return fc.record({
      network: fc
        .array(fc.tuple(agent, agent, weight), { maxLength: size === 0 ? 0 : 200 })
        .map((ties) => networkFrom(size, ties)),
      opinion: fc
        .array(opinionOf, { minLength: size, maxLength: size })
        .map((values) => Float32Array.from(values)),
    });
  });
}

function networkFrom(size: number, ties: readonly (readonly [number, number, number])[]): SocialNetwork {
  const edges = new EdgeList();
  for (const [follower, followee, weight] of ties) edges.push(follower, followee, weight);
  return networkFromEdges(size, edges, false).network;
}

function heardIn({ offsets, targets, weights }: SocialNetwork, from: number, to: number) {
  return { from, to, first: 0, offsets, speakers: targets, strengths: weights };
}

/** Bits and not values: -0 and 0 must not be taken for each other. */
function bits(values: Float32Array): number[] {
  return [...new Uint32Array(values.buffer, values.byteOffset, values.length)];
}

describe('the kernel of bounded confidence', () => {
  for (const weighted of [false, true]) {
    it(`equals the plain loop bit for bit in ranges of any length, ${weighted ? 'with' : 'without'} weights`, () => {
      fc.assert(
        fc.property(
          cases(weighted),
          epsilons,
          fc.integer({ min: 1, max: 50 }),
          ({ network, opinion }, epsilon, range) => {
            const { size } = network;
            const expected = new Float32Array(size);
            plainMean(network, opinion, epsilon, expected);
            const next = new Float32Array(size).fill(7);
            for (let from = 0; from < size; from += range) {
              boundedMean(opinion, heardIn(network, from, Math.min(size, from + range)), epsilon, next);
            }
            expect(bits(next)).toEqual(bits(expected));
          },
        ),
      );
    });
  }

  it('reads rows from a buffer that begins at the range', () => {
    const opinion = Float32Array.of(-0.5, 0, 0.25, 0.5);
    const next = new Float32Array(4);
    const speakers = Int32Array.of(1, 3, 0);
    const heard = {
      from: 2,
      to: 4,
      first: 2,
      offsets: Int32Array.of(0, 2, 3),
      speakers,
      strengths: undefined,
    };
    boundedMean(opinion, heard, 0.25, next);
    expect([...next]).toEqual([0, 0, 0.25, 0.5]);
  });

  it('leaves an agent that hears nobody, or nobody near, where it is', () => {
    const network = networkFrom(3, [[1, 2, 1]]);
    const opinion = Float32Array.of(0.1, -0.9, 0.9);
    const next = new Float32Array(3);
    boundedMean(opinion, heardIn(network, 0, 3), 1, next);
    expect([...next]).toEqual([...opinion]);
  });
});

describe('the loop in C that the benchmark compares with', () => {
  it('comes to the same checksums, in both of its forms', async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-c-loop-'));
    try {
      const program = compileLoop(folder);
      if (!program) return context.skip('no gcc');
      const samples = fc.sample(cases(false), { numRuns: 8, seed: 1 });
      for (const [place, { network, opinion }] of samples.entries()) {
        const loop = new CLoop(program, join(folder, `${place}.bin`), network, opinion);
        for (const epsilon of [0, 0.3, 2]) {
          const next = new Float32Array(network.size);
          boundedMean(opinion, heardIn(network, 0, network.size), epsilon, next);
          for (const form of ['branch', 'branch-free'] as const) {
            expect((await loop.tick(form, epsilon)).checksum).toBe(checksum(next));
          }
        }
        loop.close();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the checksum', () => {
  it('is FNV-1a over the words, and tells -0 from 0', () => {
    expect(checksum(new Float32Array(0))).toBe(0x811c9dc5);
    // One word of zero bits: the offset basis times the prime, modulo 2^32.
    expect(checksum(Float32Array.of(0))).toBe(0x050c5d1f);
    expect(checksum(Float32Array.of(-0))).not.toBe(checksum(Float32Array.of(0)));
    expect(checksum(Float32Array.of(1, 2))).not.toBe(checksum(Float32Array.of(2, 1)));
  });

  it('reads a view and not the buffer under it', () => {
    const values = Float32Array.of(9, 1, 2, 9);
    expect(checksum(values.subarray(1, 3))).toBe(checksum(Float32Array.of(1, 2)));
  });
});
