import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/index.ts';
import { InputError, parseScenario, type SocialNetwork } from '../../src/index.ts';
import { opinionModels } from '../../src/opinions/index.ts';
import { networkOf } from '../fixtures.ts';
import { DISCRETE, finalOpinions, follows, mean, opinionScenario, run, type Setup, started } from './help.ts';
import { CASES, refusals, variants } from './models.ts';

/** Thin enough to have agents without any tie. */
const SPARSE = { generator: 'erdos-renyi', meanDegree: 2 };
const RUNS = { numRuns: 15, seed: 7 };

test('the table is sorted, and the table of cases is complete', () => {
  const names = Object.keys(opinionModels);
  expect(names).toEqual([...names].sort());
  expect(Object.keys(CASES)).toEqual(names);
});

describe.each(variants())('$model, $form, $update', (variant) => {
  const { model, form } = variant;
  const facts = CASES[model];
  const setup: Setup = { ...variant, size: 30, days: 3, ticksPerDay: 2, network: SPARSE };
  const anyParameters = fc.record({ seed: fc.nat(1_000), parameters: facts.parameters });

  test('moves somebody, and the same scenario moves all alike', async () => {
    const first = await finalOpinions(setup);
    const start = Array.from(started(setup).world.topics[0]!.opinion);
    expect(first).not.toEqual(start);
    expect(await finalOpinions(setup)).toEqual(first);
  });

  test('opinions stay in [-1, 1] and isolated and fixed agents where they are, whatever the parameters', async () => {
    await fc.assert(
      fc.asyncProperty(anyParameters, async (chosen) => {
        const simulation = started({ ...setup, ...chosen });
        const { network, topics, fixed } = simulation.world;
        const { opinion } = topics[0]!;
        fixed.fill(1, 0, 5);
        const before = opinion.slice();
        while (!simulation.finished) await simulation.nextDay();
        opinion.forEach((value, agent) => {
          if (!(value >= -1 && value <= 1)) throw new Error(`opinion ${value} of agent ${agent}`);
          const silent = network.followeeCount(agent) === 0 && !(facts.reachesIsolated && form === 'heard');
          if ((silent || fixed[agent] === 1) && value !== before[agent])
            throw new Error(`agent ${agent} moved`);
        });
      }),
      RUNS,
    );
  });

  test('consensus stays consensus', async () => {
    const opinion = DISCRETE.has(model) ? -1 : Math.fround(0.3);
    const start = new Float32Array(setup.size).fill(opinion);
    await fc.assert(
      fc.asyncProperty(anyParameters, async ({ seed, parameters }) => {
        const quiet = { ...parameters, ...facts.forConsensus };
        const end = await finalOpinions({ ...setup, seed, parameters: quiet }, { start });
        expect(new Set(end)).toEqual(new Set([opinion]));
      }),
      RUNS,
    );
  });

  test('a run restored in the middle ends like one that was never stopped', async () => {
    const parameters = facts.forRestore ?? {};
    const whole = started({ ...setup, parameters });
    const day = await whole.nextDay();
    const saved = new Map<string, Column>([...whole.save()].map(([name, column]) => [name, column.slice()]));
    const resumed = started({ ...setup, parameters });
    resumed.restore(saved, day.measures);
    for (const simulation of [whole, resumed]) while (!simulation.finished) await simulation.nextDay();
    expect(new Map(resumed.save())).toEqual(new Map(whole.save()));
  });

  test('decides about its own topics only', async () => {
    const scoped: Setup = { ...setup, topics: 3, parameters: { topics: ['topic-0', 'topic-2'] } };
    const before = started(scoped).world.topics.map(({ opinion }) => Array.from(opinion));
    const after = (await run(scoped)).opinions.map((opinion) => Array.from(opinion));
    expect(after.map((opinion, topic) => String(opinion) === String(before[topic]))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

test.each(
  variants().filter(
    ({ model, form, update }) => CASES[model].deterministic && form === 'heard' && update === 'synchronous',
  ),
)('$model does not depend on how agents are numbered', async ({ model, form }) => {
  const size = 40;
  const agents = Array.from({ length: size }, (_, agent) => agent);
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        parameters: CASES[model].parameters,
        seed: fc.nat(1_000),
        order: fc.shuffledSubarray(agents, { minLength: size }),
      }),
      async ({ parameters, seed, order }) => {
        const setup: Setup = { model, form, size, seed, parameters, ticksPerDay: 4, network: SPARSE };
        const network = networkOf(opinionScenario(setup));
        const start = started(setup, { network }).world.topics[0]!.opinion;
        const renamed = start.slice();
        for (const agent of agents) renamed[order[agent]!] = start[agent]!;
        const end = await finalOpinions(setup, { network });
        const other = await finalOpinions(setup, { network: relabelled(network, order), start: renamed });
        for (const agent of agents) expect(other[order[agent]!]).toBeCloseTo(end[agent]!, 5);
      },
    ),
    RUNS,
  );
});

function relabelled(network: SocialNetwork, order: readonly number[]): SocialNetwork {
  const edges: number[][] = [];
  for (let agent = 0; agent < network.size; agent++)
    for (const followee of network.followees(agent)) edges.push([order[agent]!, order[followee]!]);
  return follows(network.size, edges);
}

/** Models that conserve the mean: of two who meet, or where rows and columns of the weights sum to 1. */
const CONSERVING: readonly Omit<Setup, 'size'>[] = [
  { model: 'deffuant-weisbuch' },
  { model: 'algorithmic-bias', form: 'meetings', parameters: { gamma: 0.5 } },
  { model: 'social-judgement', parameters: { rejection: 2 } },
  { model: 'degroot', network: { generator: 'ring-lattice', neighbours: 4 } },
  { model: 'hegselmann-krause', parameters: { epsilon: 2 } },
  { model: 'weighted-bounded-confidence', parameters: { epsilon: 2 } },
  { model: 'value-dynamics', parameters: { epsilon: 2 } },
];

test.each(CONSERVING)('$model conserves the mean opinion', async (conserving) => {
  const setup: Setup = { size: 100, ticksPerDay: 5, ...conserving };
  const start = started(setup).world.topics[0]!.opinion;
  expect(mean(await finalOpinions(setup))).toBeCloseTo(mean(start), 5);
});

function problemsOf(setup: Setup) {
  try {
    opinionScenario(setup);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

test.each([...DISCRETE])('%s is refused where opinions lie between -1 and 1', (model) => {
  const [problem, ...others] = problemsOf({ model, size: 10, opinions: { distribution: 'normal' } });
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    path: 'minds.model',
    received: 'distribution: normal',
    allowed: 'distribution: binary',
  });
  expect(problem?.suggestion).toContain('population.opinions');
});

test('only the topics that a model of two opinions is for must be binary', () => {
  const topics = `
name: test
days: 1
topics:
  - { id: yes-or-no, opinions: { distribution: binary } }
  - { id: shades }
population: { size: 10 }
network: { generator: complete }
interaction: { kind: all-neighbours }
`;
  const read = (minds: string) => parseScenario(`${topics}minds: ${minds}`, { file: 'test.yaml' });
  expect(read('{ model: voter, topics: [yes-or-no] }').minds).toHaveLength(1);
  expect(() => read('{ model: voter }')).toThrow('shades');
  expect(() => read('{ model: voter, topics: [shades] }')).toThrow('population.opinions');
});

test.each(refusals())('$model refuses $bad', ({ model, bad }) => {
  const [field] = Object.keys(bad);
  const paths = problemsOf({ model, size: 10, parameters: bad }).map(({ path }) => path?.split(/[.[]/)[1]);
  expect(paths).toContain(field);
});
