import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generators } from '../../src/network/index.ts';
import { returnedFollows } from '../../src/network/undirected.ts';
import { randomStream } from '../../src/random.ts';
import { expectSimple, follows, generate } from './help.ts';

const names = Object.keys(generators).filter((name): name is keyof typeof generators => name in generators);
/** One network a size: nothing is left to chance. */
const fixed = new Set(['complete', 'lattice', 'ring-lattice']);
/** Generators whose follows are one-way by nature. */
const directed = new Set(['copying']);

test('names are in alphabetical order', () => {
  expect(names).toEqual([...names].sort());
});

test.each(names.filter((name) => !fixed.has(name)))('%s is different for another seed', (name) => {
  expect(follows(generate(name, {}, 300, 7))).not.toEqual(follows(generate(name, {}, 300, 8)));
});

describe.each(names.filter((name) => !directed.has(name)))('ties of %s', (name) => {
  test('are mutual', () => {
    const network = generate(name, {}, 300);
    expect(returnedFollows(network)).toBe(network.edgeCount);
  });

  test('keep reciprocity: 2 r / (1 + r) of the follows are returned', () => {
    const full = generate(name, {}, 1000);
    const half = generate(name, { reciprocity: 0.5 }, 1000);
    expectSimple(half, 1000);
    const ties = half.edgeCount - returnedFollows(half) / 2;
    // The tie count of random generators is itself random, but the stream is the same up to the last step.
    expect(ties).toBe(full.edgeCount / 2);
    const share = returnedFollows(half) / half.edgeCount;
    expect(Math.abs(share - 2 / 3)).toBeLessThan(5 / Math.sqrt(ties));
    expect(returnedFollows(generate(name, { reciprocity: 0 }, 1000))).toBe(0);
  });
});

describe.each(names)('%s', (name) => {
  const generator = generators[name];

  test('describes itself and every field', () => {
    expect(generator.summary).toMatch(/\.$/);
    expect(generator.source.length).toBeGreaterThan(10);
    for (const [field, schema] of Object.entries(generator.parameters.shape)) {
      expect(schema.description, field).toBeTruthy();
    }
  });

  test('works for 1,000 agents without any parameter', () => {
    expect(generator.check({}, 1000)).toEqual([]);
    const network = generate(name, {}, 1000);
    expectSimple(network, 1000);
    expect(network.edgeCount).toBeGreaterThan(1000);
    expect(network.weights).toBeUndefined();
  });

  test('is the same for the same stream', () => {
    expect(follows(generate(name, {}, 300, 7))).toEqual(follows(generate(name, {}, 300, 7)));
  });

  test('tiny populations work or are refused with the field to change', () => {
    for (const size of [1, 2, 3, 4, 5, 9, 10, 17]) {
      const problems = generator.check({}, size);
      if (problems.length === 0) expectSimple(generate(name, {}, size), size);
      for (const problem of problems) {
        expect(problem.path === '' || problem.path! in generator.parameters.shape).toBe(true);
        expect(problem.allowed).toBeTruthy();
      }
    }
  });

  test('unknown fields are refused', () => {
    expect(generator.parameters.safeParse({ noSuchField: 1 }).success).toBe(false);
  });
});

/** Small and awkward values for every field. */
const settings = fc.record(
  {
    name: fc.constantFrom(...names),
    size: fc.integer({ min: 1, max: 40 }),
    degree: fc.integer({ min: 1, max: 12 }),
    share: fc.constantFrom(0, 0.1, 0.5, 0.9, 1),
    reciprocity: fc.constantFrom(0, 0.3, 1),
    seed: fc.nat(),
  },
  { noNullPrototype: true },
);

/** Every field that a generator has gets the drawn degree or share, whichever its schema takes. */
function fill(name: keyof typeof generators, drawn: { degree: number; share: number; reciprocity: number }) {
  const parameters: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(generators[name].parameters.shape)) {
    const value = field === 'reciprocity' ? drawn.reciprocity : drawn.degree;
    for (const candidate of [value, drawn.degree * 2, drawn.share]) {
      const alone = generators[name].parameters.safeParse({ [field]: candidate });
      if (alone.success && schema !== undefined) {
        parameters[field] = candidate;
        break;
      }
    }
  }
  return parameters;
}

test('whatever passes the checks gives a simple network of the right size', () => {
  let made = 0;
  fc.assert(
    fc.property(settings, ({ name, size, seed, ...drawn }) => {
      const parameters = fill(name, drawn);
      if (generators[name].check(parameters, size).length > 0) return;
      made++;
      expectSimple(generators[name].generate(parameters, size, randomStream(seed, 'network')), size);
    }),
    { numRuns: 1500 },
  );
  expect(made).toBeGreaterThan(300);
});

describe('sizes that a generator cannot have', () => {
  test('complete refuses what would need too many ties', () => {
    expect(generators.complete.check({}, 5000)).toEqual([]);
    const [problem] = generators.complete.check({}, 5001);
    expect(problem?.message).toContain('n (n - 1) / 2');
    expect(problem?.suggestion).toContain('erdos-renyi');
  });

  test('random-regular needs an even number of ends', () => {
    const [problem] = generators['random-regular'].check({ degree: 3 }, 5);
    expect(problem).toMatchObject({ path: 'degree', received: '3 x 5' });
  });

  test('configuration says why a list of degrees cannot be', () => {
    const refuse = (degrees: number[], size = degrees.length) =>
      generators.configuration.check({ degrees }, size)[0];
    expect(refuse([1, 1], 3)).toMatchObject({ received: '2 degrees' });
    expect(refuse([1, 1, 1])?.received).toContain('odd sum');
    expect(refuse([3, 1, 1, 1, 4, 0])).toMatchObject({ path: 'degrees' });
    // Erdős & Gallai 1960: the two largest want 6 ends, but the rest can take only 2 + 1 + 1.
    expect(refuse([3, 3, 1, 1])).toMatchObject({ message: expect.stringContaining('Erdős–Gallai') });
  });

  test('stochastic-block refuses degrees beyond a block', () => {
    const refuse = (parameters: object) => generators['stochastic-block'].check(parameters, 100);
    expect(refuse({ blocks: 10, meanDegreeWithin: 9 })).toEqual([]);
    expect(refuse({ blocks: 10, meanDegreeWithin: 9.5 })[0]).toMatchObject({ path: 'meanDegreeWithin' });
    expect(refuse({ blocks: 2, meanDegreeBetween: 51 })[0]).toMatchObject({ path: 'meanDegreeBetween' });
    expect(refuse({ blocks: 101 })[0]).toMatchObject({ path: 'blocks' });
  });
});
