import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { RandomSource } from '../random.ts';
import { tiesWithDegrees, whyNotGraphical } from './degree-sequence.ts';
import { defineGenerator } from './generator.ts';
import { PowerLaw, structuralCutoff } from './power-law-degrees.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

const parameters = z.strictObject({
  degrees: z
    .array(z.int().min(0))
    .min(1)
    .optional()
    .describe('ties of each agent, as many as population.size; replaces the power law below'),
  exponent: z.number().min(1.5).max(6).default(2.5).describe('P(k) ~ k^-exponent, in [1.5, 6]'),
  minDegree: z.int().min(1).default(3).describe('smallest degree drawn, >= 1'),
  maxDegree: z
    .int()
    .min(1)
    .optional()
    .describe('largest degree drawn, < population.size; default: sqrt(2 minDegree population.size)'),
  reciprocity,
});

/**
 * Configuration model (Molloy & Reed 1995, "A critical point for random graphs with a given degree sequence"; Newman
 * 2003): a random network with given degrees, as a list or drawn from a power law. It is simple: self-loops and repeats of
 * the stub matching are mended by switching, so every agent has exactly its degree; the price is a slight bias against
 * ties between the largest hubs. One tie is added to a random agent where the drawn degrees have an odd sum.
 */
export const configuration = defineGenerator({
  summary: 'A random network with given numbers of ties: a list, or drawn from a power law.',
  source: 'Molloy & Reed 1995, A critical point for random graphs with a given degree sequence',
  parameters,
  check: (given, size) => (given.degrees ? listProblems(given.degrees, size) : powerLawProblems(given, size)),
  generate(given, size, random) {
    const degrees = given.degrees ? Int32Array.from(given.degrees) : drawDegrees(given, size, random);
    const ties = tiesWithDegrees(degrees, random);
    return networkFromTies(size, ties.edges(), given.reciprocity, random);
  },
});

function listProblems(degrees: readonly number[], size: number): Problem[] {
  if (degrees.length !== size) {
    return [
      {
        path: 'degrees',
        message: 'not one degree for each agent',
        received: `${degrees.length} degrees`,
        allowed: `population.size (${size}) degrees`,
      },
    ];
  }
  const reason = whyNotGraphical(Int32Array.from(degrees));
  return reason ? [{ path: 'degrees', ...reason }] : [];
}

function powerLawProblems({ minDegree, maxDegree }: z.output<typeof parameters>, size: number): Problem[] {
  const problems = degreeProblems('minDegree', minDegree, size);
  if (maxDegree === undefined) return problems;
  problems.push(...degreeProblems('maxDegree', maxDegree, size));
  if (maxDegree < minDegree) {
    problems.push({
      path: 'maxDegree',
      message: 'the largest degree is below the smallest',
      received: String(maxDegree),
      allowed: `at least minDegree (${minDegree})`,
    });
  }
  return problems;
}

/** Degrees from the power law, mended where no network could have them by capping the largest. */
function drawDegrees(given: z.output<typeof parameters>, size: number, random: RandomSource): Int32Array {
  const { minDegree } = given;
  let cap = given.maxDegree ?? structuralCutoff(minDegree, size);
  const law = new PowerLaw(given.exponent, minDegree, cap);
  const degrees = new Int32Array(size).map(() => law.draw(random));
  makeSumEven(degrees, random);
  while (whyNotGraphical(degrees)) {
    cap = Math.max(minDegree, Math.floor(cap * 0.9));
    for (let agent = 0; agent < size; agent++) degrees[agent] = Math.min(degrees[agent]!, cap);
    makeSumEven(degrees, random);
  }
  return degrees;
}

function makeSumEven(degrees: Int32Array, random: RandomSource): void {
  if (degrees.reduce((sum, degree) => sum + degree, 0) % 2 === 0) return;
  const start = random.below(degrees.length);
  for (let step = 0; step < degrees.length; step++) {
    const agent = (start + step) % degrees.length;
    if (degrees[agent]! + 1 >= degrees.length) continue;
    degrees[agent]!++;
    return;
  }
  // Everyone is tied to everyone already: one tie less is the only way.
  degrees[start]!--;
}
