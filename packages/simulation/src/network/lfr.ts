import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { RandomSource } from '../random.ts';
import { type Blocks, blockOfEach } from './blocks.ts';
import { defineGenerator } from './generator.ts';
import { drawCommunities, type Membership } from './lfr-communities.ts';
import { structuralCutoff } from './power-law-degrees.ts';
import { matchStubs, SimpleTies, stubsOf } from './stub-matching.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

const parameters = z.strictObject({
  meanDegree: z.number().min(1).default(10).describe('expected ties of an agent, >= 1 and <= maxDegree'),
  maxDegree: z
    .int()
    .min(1)
    .optional()
    .describe('largest degree drawn, < population.size; default: about sqrt(meanDegree population.size)'),
  degreeExponent: z.number().min(1.5).max(4).default(2.5).describe('P(k) ~ k^-exponent (tau 1), in [1.5, 4]'),
  communityExponent: z
    .number()
    .min(1)
    .max(4)
    .default(1.5)
    .describe('P(community size s) ~ s^-exponent (tau 2), in [1, 4]'),
  mixing: z
    .number()
    .min(0)
    .max(1)
    .default(0.2)
    .describe("share of an agent's ties that leave its community (mu), in [0, 1]"),
  minCommunity: z.int().min(2).default(20).describe('agents in the smallest community, >= 2'),
  maxCommunity: z
    .int()
    .min(2)
    .optional()
    .describe(
      'agents in the largest community, >= minCommunity; default: 200, or room for the largest degree',
    ),
  reciprocity,
});

/**
 * LFR communities (Lancichinetti, Fortunato & Radicchi 2008, "Benchmark graphs for testing community detection
 * algorithms"): degrees and community sizes both follow power laws, and each agent has (1 - mu) of its ties in its community.
 * As there: an agent joins only a community that has room for its inner ties. Differences, all small: communities are
 * contiguous ranges of agents; inner and outer ties are stub matchings mended by switching, and the few pairs that cannot be
 * mended are left out instead of rewired; sizes beyond what the population holds are cut to it.
 */
export const lfr = defineGenerator({
  summary: 'Communities of very different sizes, hubs in them, and a set share of ties between them.',
  source:
    'Lancichinetti, Fortunato & Radicchi 2008, Benchmark graphs for testing community detection algorithms',
  parameters,
  check(given, size) {
    const problems = degreeProblems('meanDegree', given.meanDegree, size);
    if (given.maxDegree !== undefined) problems.push(...degreeProblems('maxDegree', given.maxDegree, size));
    return [...problems, ...orderProblems(given)];
  },
  generate(given, size, random) {
    const membership = membershipOf(given, size, random);
    const ties = tieWithin(membership, random);
    tieBetween(ties, membership, random);
    return networkFromTies(size, ties.edges(), given.reciprocity, random);
  },
});

/**
 * The communities of the LFR network of these parameters, size and stream (a fresh one, as `generate` gets it); see
 * `blockOf`.
 */
export function lfrCommunities(
  given: z.input<typeof parameters>,
  size: number,
  random: RandomSource,
): Blocks {
  return membershipOf(parameters.parse(given), size, random).communities;
}

function membershipOf(given: z.output<typeof parameters>, size: number, random: RandomSource): Membership {
  const cutoff = Math.max(Math.ceil(given.meanDegree), structuralCutoff(given.meanDegree / 2, size));
  const maxDegree = given.maxDegree ?? Math.min(size - 1, Math.floor(cutoff));
  const maxCommunity = given.maxCommunity ?? Math.max(200, given.minCommunity, maxDegree + 1);
  return drawCommunities({ ...given, size, maxDegree, maxCommunity }, random);
}

function orderProblems(given: z.output<typeof parameters>): Problem[] {
  const problems: Problem[] = [];
  if (given.maxDegree !== undefined && given.maxDegree < given.meanDegree) {
    problems.push({
      path: 'maxDegree',
      message: 'the largest degree is below the mean',
      received: String(given.maxDegree),
      allowed: `at least meanDegree (${given.meanDegree})`,
    });
  }
  if (given.maxCommunity !== undefined && given.maxCommunity < given.minCommunity) {
    problems.push({
      path: 'maxCommunity',
      message: 'the largest community is smaller than the smallest',
      received: String(given.maxCommunity),
      allowed: `at least minCommunity (${given.minCommunity})`,
    });
  }
  return problems;
}

function tieWithin({ communities: { starts }, inner, outer }: Membership, random: RandomSource): SimpleTies {
  const ends =
    inner.reduce((sum, degree) => sum + degree, 0) + outer.reduce((sum, degree) => sum + degree, 0);
  const ties = new SimpleTies(Math.ceil(ends / 2));
  for (let community = 0; community + 1 < starts.length; community++) {
    const start = starts[community]!;
    const stubs = stubsOf(inner.subarray(start, starts[community + 1]), start);
    matchStubs(ties, stubs, random);
  }
  return ties;
}

function tieBetween(ties: SimpleTies, { communities, outer }: Membership, random: RandomSource): void {
  const community = blockOfEach(communities);
  matchStubs(ties, stubsOf(outer), random, (a, b) => community[a] !== community[b]);
}
