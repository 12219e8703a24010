import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createPopulation,
  EDUCATION_LEVELS,
  genderOf,
  InputError,
  type Population,
  personaOf,
  readPersonas,
} from '../../src/index.ts';
import type { CorrelationSpec, NumericAttribute } from '../../src/population/attributes-schema.ts';
import { cholesky, correlationProblems } from '../../src/population/copula.ts';
import { attributeMixing, kindAssortativity } from '../../src/population/mixing.ts';
import { normalCdf, normalQuantile } from '../../src/population/normal.ts';
import { networkOf, scenarioWith, simulationOf } from '../fixtures.ts';

const SIZE = 20_000;
/** Four standard errors of a share or correlation in a sample of SIZE. */
const MARGIN = 4 / Math.sqrt(SIZE);

const ATTRIBUTES = `{
  age: { bands: [{ from: 18, to: 29, share: 20 }, { from: 30, to: 49, share: 0 }, { from: 50, to: 89, share: 60 }] },
  gender: { female: 0.5, male: 0.4, nonbinary: 0.1 },
  education: { primary school: 1, bachelor: 2, doctorate: 1 },
  leaning: { distribution: poles, position: 0.5, sd: 0.1, share: 0.3 },
  activity: { mean: 0.5, sd: 0.2 } }`;

function people(size: number, ...overrides: string[]): Population {
  const { seed, population } = scenarioWith(`population.attributes=${ATTRIBUTES}`, ...overrides);
  return createPopulation(size, seed, population);
}

function share(values: ArrayLike<number>, holds: (value: number) => boolean): number {
  return Array.from(values).filter(holds).length / values.length;
}

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (values: ArrayLike<number>) =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

/** Mean ranks, so that ties do not lean to a side. */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const rank = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let place = start; place < end; place++) rank[order[place]!] = (start + end - 1) / 2;
    start = end;
  }
  return rank;
}

function problemsOf(...overrides: string[]) {
  try {
    scenarioWith(...overrides);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('marginals', () => {
  const all = people(SIZE);

  test('come out as declared', () => {
    expect(share(all.age, (age) => age >= 18 && age <= 29)).toBeCloseTo(0.25, 1);
    expect(Math.abs(share(all.age, (age) => age <= 29) - 0.25)).toBeLessThan(MARGIN);
    expect(share(all.age, (age) => age >= 30 && age <= 49)).toBe(0);
    expect(Math.abs(share(all.age, (age) => age >= 70) - 0.375)).toBeLessThan(MARGIN);
    expect(Math.max(...all.age)).toBe(89);
    const level = (name: string) => share(all.education, (code) => EDUCATION_LEVELS[code] === name);
    expect(Math.abs(level('bachelor') - 0.5)).toBeLessThan(MARGIN);
    expect(level('master')).toBe(0);
    const { codes, words } = all.gender!;
    expect(words).toEqual(['female', 'male', 'nonbinary']);
    for (const [place, expected] of [0.5, 0.4, 0.1].entries())
      expect(Math.abs(share(codes, (code) => code === place + 1) - expected)).toBeLessThan(MARGIN);
    expect(Math.abs(share(all.leaning!, (value) => value > 0) - 0.3)).toBeLessThan(MARGIN);
    const right = Array.from(all.leaning!).filter((value) => value > 0);
    expect(right.reduce((sum, value) => sum + value, 0) / right.length).toBeCloseTo(0.5, 2);
    expect(share(all.activity!, (value) => value < 0.3)).toBeCloseTo(normalCdf(-1), 1);
    for (const value of all.activity!) expect(Math.abs(value - 0.5)).toBeLessThanOrEqual(0.5);
  });

  test('are stable for a seed and an agent, whatever the population’s size', () => {
    const correlated = 'population.correlations=[{ between: [age, leaning], value: 0.5 }]';
    const few = people(50, correlated);
    const many = people(500, correlated);
    for (let agent = 0; agent < 50; agent++) {
      expect(personaOf(many, agent)).toEqual(personaOf(few, agent));
      expect(many.leaning![agent]).toBe(few.leaning![agent]);
      expect(many.activity![agent]).toBe(few.activity![agent]);
    }
  });

  test('declaring one attribute leaves the others as they were', () => {
    const plain = createPopulation(200, 1, scenarioWith().population);
    const { population } = scenarioWith('population.attributes={ leaning: {}, gender: { a: 1 } }');
    const declared = createPopulation(200, 1, population);
    expect(declared).toMatchObject({ age: plain.age, education: plain.education, traits: plain.traits });
    expect(plain.leaning ?? plain.activity ?? plain.gender ?? plain.activityCurves).toBeUndefined();
  });

  test('the normal distribution and its inverse', () => {
    expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalCdf(-8)).toBeCloseTo(6.22e-16, 18);
    for (const u of [1e-9, 0.001, 0.07, 0.4, 0.5, 0.93, 0.999])
      expect(normalCdf(normalQuantile(u))).toBeCloseTo(u, 6);
  });
});

describe('correlations', () => {
  test('come out, and leave the marginals alone', () => {
    const pairs: [NumericAttribute, NumericAttribute, number][] = [
      ['age', 'leaning', 0.6],
      ['openness', 'leaning', -0.5],
      ['activity', 'extraversion', 0.4],
    ];
    const list = pairs.map(([a, b, value]) => `{ between: [${a}, ${b}], value: ${value} }`);
    const all = people(
      SIZE,
      'population.attributes.leaning={ distribution: uniform }',
      `population.correlations=[${list.join(',')}]`,
    );
    const columns = { ...all.traits, age: all.age, leaning: all.leaning!, activity: all.activity! };
    const rank = (a: keyof typeof columns, b: keyof typeof columns) =>
      correlation(ranks(columns[a]), ranks(columns[b]));
    // Spearman's correlation of a Gaussian copula (Kruskal 1958, "Ordinal measures of association").
    const expected = (value: number) => (6 / Math.PI) * Math.asin(value / 2);
    expect(Math.abs(rank('age', 'leaning') - expected(0.6))).toBeLessThan(MARGIN);
    expect(Math.abs(rank('openness', 'leaning') - expected(-0.5))).toBeLessThan(MARGIN);
    expect(Math.abs(rank('activity', 'extraversion') - expected(0.4))).toBeLessThan(MARGIN);
    expect(Math.abs(rank('age', 'openness'))).toBeLessThan(MARGIN);
    // Of two normals, the value itself.
    expect(Math.abs(correlation(all.activity!, all.traits.extraversion) - 0.4)).toBeLessThan(MARGIN);
    expect(Math.abs(share(all.age, (age) => age <= 29) - 0.25)).toBeLessThan(MARGIN);
    expect(Math.abs(share(all.leaning!, (value) => value < -0.5) - 0.25)).toBeLessThan(MARGIN);
  });

  test('of 1 and -1 are exact', () => {
    const all = people(
      500,
      'population.attributes.leaning={ sd: 0.1 }',
      'population.correlations=[{between: [leaning, activity], value: -1}]',
    );
    expect(correlation(all.leaning!, all.activity!)).toBeCloseTo(-1, 3);
  });

  test('that contradict each other are refused, and only those are named', () => {
    const problems = problemsOf(
      'population.correlations=[{between: [age, openness], value: 0.9}, {between: [neuroticism, age], value: 0.1}, {between: [openness, agreeableness], value: 0.9}, {between: [age, agreeableness], value: -0.9}]',
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      path: 'population.correlations',
      received: 'age and openness 0.9, openness and agreeableness 0.9, age and agreeableness -0.9',
    });
  });

  test('of nothing, twice or with itself are refused', () => {
    const problems = problemsOf(
      'population.correlations=[{between: [age, age], value: 0.9}, {between: [age, openness], value: 0.1}, {between: [openness, age], value: 0.1}, {between: [age, leaning], value: 0.1}]',
    );
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      ['population.correlations[0].between', 'an attribute with itself'],
      ['population.correlations[2].between', 'the pair stands in correlations[1] already'],
      ['population.correlations[3].between', 'leaning has no distribution'],
    ]);
  });

  test('a factor is found exactly when there is one', () => {
    const vectors = fc.array(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(vectors, (rows) => {
        // Inner products of vectors are positive semi-definite, singular ones (more vectors than dimensions) included.
        const dot = (a: readonly number[], b: readonly number[]) =>
          a.reduce((sum, x, place) => sum + x * b[place]!, 0);
        const unit = rows.map((row) => row.map((x) => x / Math.max(1, Math.sqrt(dot(row, row)))));
        const matrix = unit.map((a) => unit.map((b) => dot(a, b)));
        const factor = cholesky(matrix);
        expect(factor).toBeDefined();
        for (const [i, a] of factor!.entries())
          for (const [j, b] of factor!.entries()) expect(dot(a, b)).toBeCloseTo(matrix[i]![j]!, 4);
      }),
    );
    const pair = (one: NumericAttribute, other: NumericAttribute, value: number): CorrelationSpec => ({
      between: [one, other],
      value,
    });
    expect(
      correlationProblems([pair('age', 'openness', 1), pair('openness', 'extraversion', 1)]),
    ).toHaveLength(1);
    expect(
      correlationProblems([
        pair('age', 'openness', 1),
        pair('openness', 'extraversion', 1),
        pair('age', 'extraversion', 1),
      ]),
    ).toEqual([]);
  });
});

describe('persona files', () => {
  const records = readPersonas(
    'id,gender,leaning,activity\n0,woman,0.5,0.25\n1,,,\n2,male,-1,\n',
    'people.csv',
  );

  test('give gender, leaning and activity, and the rest is drawn', () => {
    const { population } = scenarioWith(`population.attributes=${ATTRIBUTES}`);
    const drawn = createPopulation(3, 1, population);
    const all = createPopulation(3, 1, population, ['0', '1', '2'], records);
    expect([0, 1, 2].map((agent) => genderOf(all, agent))).toEqual(['woman', genderOf(drawn, 1), 'male']);
    expect(Array.from(all.leaning!)).toEqual([0.5, drawn.leaning![1], -1]);
    expect(Array.from(all.activity!)).toEqual([0.25, drawn.activity![1], drawn.activity![2]]);
    const alone = createPopulation(3, 1, scenarioWith().population, ['0', '1', '2'], records);
    expect(genderOf(alone, 1)).toBeUndefined();
    expect(alone.activity![1]).toBe(1);
  });

  test('refuse what is out of range', () => {
    expect(() => readPersonas('id,leaning,activity\n0,0.5,-0.1\n', 'people.csv')).toThrow(
      /people.csv:2 activity: .*allowed: 0 to 1/,
    );
  });
});

describe('opinions from leaning', () => {
  test('are the leaning itself, turned or noisy', () => {
    const world = (opinions: string) =>
      simulationOf(
        scenarioWith(
          'population.attributes={ leaning: {} }',
          `population.opinions=${opinions}`,
          'population.believers=[]',
        ),
      );
    const same = world('{ distribution: leaning }');
    same.start();
    expect(same.world.topics[0]!.opinion).toEqual(same.world.population.leaning);
    const turned = world('{ distribution: leaning, loading: -0.5 }');
    turned.start();
    expect(turned.world.topics[0]!.opinion[7]).toBeCloseTo(-0.5 * turned.world.population.leaning![7]!, 6);
    const noisy = world('{ distribution: leaning, noise: 0.3 }');
    noisy.start();
    const found = correlation(noisy.world.topics[0]!.opinion, noisy.world.population.leaning!);
    expect(found).toBeGreaterThan(0.7);
    expect(found).toBeLessThan(0.95);
  });

  test('need a leaning', () => {
    expect(problemsOf('population.opinions={ distribution: leaning }')[0]).toMatchObject({
      path: 'population.opinions',
    });
  });
});

test('who follows whom by attribute', () => {
  const scenario = scenarioWith(`population.attributes=${ATTRIBUTES}`);
  const network = networkOf(scenario);
  const mixing = attributeMixing(network, createPopulation(300, 1, scenario.population));
  expect(Object.keys(mixing)).toContain('leaning');
  for (const value of Object.values(mixing)) expect(Math.abs(value)).toBeLessThan(0.15);
  // Two kinds that follow their own only, and two that follow the other only.
  const own = Uint8Array.from({ length: 300 }, (_, agent) => agent % 2);
  const edges = scenarioWith('network={ generator: ring-lattice, neighbours: 2 }');
  expect(kindAssortativity(networkOf(edges), own)).toBeCloseTo(-1, 12);
  expect(kindAssortativity(networkOf(edges), new Uint8Array(300))).toBeUndefined();
});
