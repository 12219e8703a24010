import type { Problem } from '../errors.ts';
import { RandomSource } from '../random.ts';
import { type CorrelationSpec, NUMERIC_ATTRIBUTES, type NumericAttribute } from './attributes-schema.ts';

/** Rounding, not a contradiction: correlations are given with a few digits. */
const TOLERANCE = 1e-9;

type Pairs = readonly CorrelationSpec[];

/**
 * Normal scores of the correlated attributes, one array each, by a Gaussian copula (Sklar 1959; Nelsen 2006, "An
 * introduction to copulas", section 2.3): independent normals e, each from its attribute's own stream, become z = L e with the
 * Cholesky factor L of the correlation matrix. A marginal's quantile of Phi(z) then has the marginal that was declared. Of an
 * agent alone: the same whatever the number of agents.
 */
export function correlatedScores(
  size: number,
  seed: number,
  pairs: Pairs,
): ReadonlyMap<NumericAttribute, Float64Array> {
  const names = namesIn(pairs);
  const factor = cholesky(matrixOf(names, pairs));
  if (!factor) throw new Error('correlations that contradict each other should have been refused');
  const scores = names.map((name) => normalScores(size, seed, name));
  // From the last to the first: z of a row needs e of the rows above only, so that z can take the place of e.
  for (let row = names.length - 1; row >= 0; row--) {
    const own = scores[row]!;
    const weights = factor[row]!;
    for (let agent = 0; agent < size; agent++) {
      let score = 0;
      for (let column = 0; column <= row; column++) score += weights[column]! * scores[column]![agent]!;
      own[agent] = score;
    }
  }
  return new Map(names.map((name, index) => [name, scores[index]!]));
}

/** Independent standard normals from an attribute's own stream. */
export function normalScores(size: number, seed: number, name: NumericAttribute): Float64Array {
  const draws = new RandomSource(seed, `persona/${name}`);
  const scores = new Float64Array(size);
  for (let agent = 0; agent < size; agent++) scores[agent] = draws.at(agent).normal();
  return scores;
}

/** Pairs that stand twice or pair an attribute with itself, and correlations that cannot hold together. */
export function correlationProblems(pairs: Pairs): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  for (const [index, { between }] of pairs.entries()) {
    const [one, other] = [...between].sort();
    const path = `correlations.${index}.between`;
    const earlier = seen.get(`${one} ${other}`);
    seen.set(`${one} ${other}`, index);
    if (one === other) {
      problems.push({
        path,
        message: 'an attribute with itself',
        received: one ?? '',
        allowed: 'two attributes',
      });
    } else if (earlier !== undefined) {
      problems.push({
        path,
        message: `the pair stands in correlations[${earlier}] already`,
        received: `${one}, ${other}`,
      });
    }
  }
  if (problems.length > 0) return problems;
  const impossible = contradiction(pairs);
  if (impossible.length === 0) return [];
  return [
    {
      path: 'correlations',
      message:
        'no people can have these correlations together (the matrix is not positive semi-definite): weaken one of them',
      received: impossible.map(({ between, value }) => `${between.join(' and ')} ${value}`).join(', '),
      allowed: `0 for pairs left out, so also those among ${namesIn(impossible).join(', ')}`,
    },
  ];
}

/** The correlations among a smallest set of attributes that contradict each other; none if all can hold. */
function contradiction(pairs: Pairs): CorrelationSpec[] {
  let names = namesIn(pairs);
  const possible = (some: readonly NumericAttribute[]) => cholesky(matrixOf(some, pairs)) !== undefined;
  if (possible(names)) return [];
  for (const name of names) {
    const without = names.filter((other) => other !== name);
    if (!possible(without)) names = without;
  }
  return pairs.filter(({ between }) => between.every((name) => names.includes(name)));
}

function namesIn(pairs: Pairs): NumericAttribute[] {
  const named = new Set(pairs.flatMap(({ between }) => between));
  return NUMERIC_ATTRIBUTES.filter((name) => named.has(name));
}

function matrixOf(names: readonly NumericAttribute[], pairs: Pairs): number[][] {
  const matrix = names.map((_, row) => names.map((__, column): number => (row === column ? 1 : 0)));
  for (const { between, value } of pairs) {
    const [row, column] = between.map((name) => names.indexOf(name));
    if (row === undefined || column === undefined || row < 0 || column < 0) continue;
    matrix[row]![column] = value;
    matrix[column]![row] = value;
  }
  return matrix;
}

/** Lower factor L with L L' = matrix, also of a singular one; undefined if it is not positive semi-definite. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const factor = matrix.map((row) => row.map(() => 0));
  for (let column = 0; column < matrix.length; column++) {
    const rest = (row: number) => {
      let sum = matrix[row]![column]!;
      for (let before = 0; before < column; before++) sum -= factor[row]![before]! * factor[column]![before]!;
      return sum;
    };
    const pivot = rest(column);
    if (pivot < -TOLERANCE) return undefined;
    const root = pivot > TOLERANCE ? Math.sqrt(pivot) : 0;
    factor[column]![column] = root;
    for (let row = column + 1; row < matrix.length; row++) {
      const below = rest(row);
      if (root > 0) factor[row]![column] = below / root;
      // Nothing of this attribute is left to be drawn, so nothing else may depend on what is left of it.
      else if (Math.abs(below) > Math.sqrt(TOLERANCE)) return undefined;
    }
  }
  return factor;
}
