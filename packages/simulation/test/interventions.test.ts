import { describe, expect, test } from 'vitest';
import { BELIEVER, EVENT_KINDS, type TickMeasures } from '../src/index.ts';
import { isDue, whenSchema } from '../src/interventions/when.ts';
import { rowsOf, runAll, scenarioWith, simulationOf } from './fixtures.ts';

const number = (kind: (typeof EVENT_KINDS)[number]) => EVENT_KINDS.indexOf(kind);

describe('when', () => {
  const prevalence = (value: number): TickMeasures[] => [
    {
      day: 1,
      tick: 1,
      claim: 'claim',
      topic: 'topic',
      susceptible: 0,
      exposed: 0,
      believers: 0,
      recovered: 0,
      sceptics: 0,
      newBelievers: 0,
      newRecovered: 0,
      prevalence: value,
      opinionMean: 0,
      opinionVariance: 0,
      opinionBimodality: Number.NaN,
      suspended: 0,
    },
  ];
  const days = (when: object, measures = prevalence(0.3)) =>
    Array.from({ length: 10 }, (_, index) => index + 1).filter((day) =>
      isDue(whenSchema.parse(when), day, measures, 'claim'),
    );

  test.each([
    [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [{ days: [2, 5] }, [2, 5]],
    [{ from: 8 }, [8, 9, 10]],
    [{ everyDays: 3 }, [1, 4, 7, 10]],
    [{ everyDays: 3, from: 2, until: 8 }, [2, 5, 8]],
    [{ measure: 'prevalence', above: 0.2, from: 9 }, [9, 10]],
    [{ measure: 'prevalence', above: 0.4 }, []],
    [{ measure: 'prevalence', below: 0.4, days: [3] }, [3]],
    [{ measure: 'prevalence', claim: 'other', above: 0 }, []],
    [{ measure: 'opinionBimodality', above: -1 }, []],
    [{ measure: 'prevalence', above: 0.2, below: 0.4, days: [6] }, [6]],
    [{ measure: 'prevalence', above: 0.2, below: 0.25 }, []],
  ])('%j acts on %j', (when, expected) => {
    expect(days(when)).toEqual(expected);
  });

  test('contradictions are refused', () => {
    for (const when of [
      { days: [1], from: 2 },
      { from: 3, until: 2 },
      { above: 1 },
      { measure: 'believers' },
    ]) {
      expect(whenSchema.safeParse(when).success).toBe(false);
    }
  });
});

async function eventsWith(interventions: string, ...overrides: string[]) {
  const simulation = simulationOf(scenarioWith('days=20', `interventions=${interventions}`, ...overrides));
  return { rows: rowsOf(await runAll(simulation)), world: simulation.world };
}

test('an official refutation reaches everybody, as its event says, and can be the cause of a recovery', async () => {
  const { rows } = await eventsWith('[{kind: official-refutation, when: {days: [5, 9]}, strength: 6}]');
  const acts = rows.filter((row) => row.kind === number('intervention'));
  expect(acts.map(({ day, agent, before, after }) => ({ day, agent, before, after }))).toEqual([
    { day: 5, agent: -1, before: 0, after: 300 },
    { day: 9, agent: -1, before: 0, after: 300 },
  ]);
  const recoveries = rows.filter((row) => row.day === 5 && row.before === BELIEVER);
  expect(recoveries.length).toBeGreaterThan(0);
  for (const row of recoveries) expect(row).toMatchObject({ cause: acts[0]!.id, target: -1 });
});

test('the effect of a refutation halves in its half-life and ends', async () => {
  const scenario = scenarioWith(
    'days=60',
    'population.opinions.sd=0',
    'population.believers.count=0',
    'interventions=[{kind: official-refutation, when: {days: [1]}, strength: 2, halfLifeDays: 3}]',
  );
  const simulation = simulationOf(scenario);
  simulation.start();
  const left: number[] = [];
  while (!simulation.finished) {
    await simulation.nextDay();
    left.push(simulation.world.beliefs[0]!.refutation[0]!);
  }
  // Opinion 0 is half-way from the official's side: strength 2 (1 - 0.5 x 1 / 2) = 1.5.
  expect(left[0]).toBeCloseTo(1.5, 5);
  expect(left[3]).toBeCloseTo(0.75, 5);
  expect(left[6]).toBeCloseTo(0.375, 5);
  expect(left.at(-1)).toBeLessThan(1e-5);
});

test('refutations without a rule that reacts to them are refused', () => {
  expect(() => scenarioWith('minds={model: sir}', 'interventions=[{kind: official-refutation}]')).toThrow(
    /interventions\[0\]\.kind: no rule of this scenario reacts to refutations; received sir/,
  );
});

test('a fact-checker reaches its share', async () => {
  const { rows } = await eventsWith('[{kind: fact-checker, share: 0.3}]');
  const reached = rows.filter((row) => row.kind === number('intervention')).map((row) => row.after);
  expect(reached.length).toBe(20);
  const mean = reached.reduce((sum, count) => sum + count, 0) / reached.length;
  expect(Math.abs(mean - 90)).toBeLessThan(10);
  const { rows: followed } = await eventsWith('[{kind: fact-checker, share: 0.3, reach: most-followed}]');
  expect(
    new Set(followed.filter((row) => row.kind === number('intervention')).map((row) => row.after)),
  ).toEqual(new Set([90]));
});

test('suspended accounts are not heard until they are reinstated', async () => {
  const { rows } = await eventsWith(
    '[{kind: suspension, threshold: 2, forDays: 4}]',
    'recording.exposures=all',
  );
  const suspensions = rows.filter((row) => row.kind === number('suspension'));
  expect(suspensions.length).toBeGreaterThan(3);
  for (const { agent, day } of suspensions) {
    const heard = rows.filter((row) => row.kind === number('exposure') && row.target === agent);
    for (const row of heard) expect(row.day < day || row.day >= day + 4).toBe(true);
    const back = rows.filter((row) => row.kind === number('reinstatement') && row.agent === agent);
    if (day + 4 <= 20) expect(back.map((row) => row.day)).toContain(day + 4);
  }
});

test('a second suspension needs as many new convictions as the first', async () => {
  const { rows } = await eventsWith('[{kind: suspension, threshold: 2, forDays: 2}]', 'days=40');
  const days = new Map<number, number[]>();
  for (const { agent, day } of rows.filter((row) => row.kind === number('suspension'))) {
    days.set(agent, [...(days.get(agent) ?? []), day]);
  }
  const twice = [...days].filter(([, suspended]) => suspended.length > 1);
  expect(twice.length).toBeGreaterThan(0);
  for (const [agent, suspended] of twice) {
    for (const [place, day] of suspended.slice(1).entries()) {
      const convinced = rows.filter(
        (row) =>
          row.target === agent &&
          row.after === BELIEVER &&
          row.kind === number('belief') &&
          row.day < day &&
          row.day >= suspended[place]!,
      );
      expect(convinced.length).toBeGreaterThanOrEqual(2);
    }
  }
});

test('suspended for ever means not reinstated', async () => {
  const { rows, world } = await eventsWith('[{kind: suspension, threshold: 1}]');
  const count = rows.filter((row) => row.kind === number('suspension')).length;
  expect(count).toBeGreaterThan(0);
  expect(rows.some((row) => row.kind === number('reinstatement'))).toBe(false);
  expect(world.suspendedUntil.filter((until) => until > 0).length).toBe(count);
});

test('a condition acts from the day after it holds, and `once` only the first time', async () => {
  const { rows } = await eventsWith(
    '[{kind: official-refutation, when: {measure: believers, above: 20, once: true}}]',
  );
  const acts = rows.filter((row) => row.kind === number('intervention'));
  expect(acts.length).toBe(1);
  const states = new Map<number, number>();
  for (const row of rows) {
    if (row.id >= acts[0]!.id) break;
    if (row.after <= 3) states.set(row.agent, row.after);
  }
  expect([...states.values()].filter((state) => state === BELIEVER).length).toBeGreaterThan(20);
});
