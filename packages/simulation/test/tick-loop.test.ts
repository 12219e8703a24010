import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BELIEVER,
  type Column,
  EVENT_KINDS,
  EXPOSED,
  NONE,
  RECOVERED,
  SocialNetwork,
  SUSCEPTIBLE,
} from '../src/index.ts';
import { networkOf, rowsOf, runAll, scenarioWith, simulationOf } from './fixtures.ts';

const EXPOSURE = EVENT_KINDS.indexOf('exposure');
const BELIEF = EVENT_KINDS.indexOf('belief');

describe('determinism', () => {
  test('the same seed gives the same events, another seed others', async () => {
    const once = rowsOf(await runAll(simulationOf(scenarioWith('seed=3'))));
    const again = rowsOf(await runAll(simulationOf(scenarioWith('seed=3'))));
    const other = rowsOf(await runAll(simulationOf(scenarioWith('seed=4'))));
    expect(once.length).toBeGreaterThan(100);
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  test('saving and restoring after any day changes nothing', async () => {
    const scenario = scenarioWith(
      'interventions=[{kind: official-refutation, when: {everyDays: 2, measure: prevalence, above: 0.05}}, {kind: suspension, threshold: 2, forDays: 3}]',
    );
    const whole = await runAll(simulationOf(scenario));
    for (const day of [0, 1, 5, 9]) {
      const first = simulationOf(scenario);
      let last = first.start();
      for (let done = 0; done < day; done++) last = await first.nextDay();
      const saved = new Map<string, Column>(
        [...first.save()].map(([name, column]) => [name, column.slice()]),
      );
      const second = simulationOf(scenario);
      second.restore(saved, last.measures.slice(-1));
      const rest = [];
      while (!second.finished) rest.push(await second.nextDay());
      expect(rowsOf(rest)).toEqual(rowsOf(whole.slice(day + 1)));
      expect(rest.flatMap(({ measures }) => measures)).toEqual(
        whole.slice(day + 1).flatMap(({ measures }) => measures),
      );
    }
  });

  test('a state of another scenario is refused', () => {
    const simulation = simulationOf(scenarioWith());
    const other = new Map<string, Column>(simulationOf(scenarioWith('population.size=10')).save());
    expect(() => simulation.restore(other, [])).toThrow(/does not fit/);
  });
});

describe('the log', () => {
  test('replaying its belief events gives the measures of every day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000), fc.integer({ min: 1, max: 3 }), async (seed, ticksPerDay) => {
        const scenario = scenarioWith(
          `seed=${seed}`,
          `ticksPerDay=${ticksPerDay}`,
          'population.size=60',
          'days=6',
        );
        const states = new Uint8Array(60);
        for (const { events, measures } of await runAll(simulationOf(scenario))) {
          for (let row = 0; row < events.length; row++) {
            const agent = events.agent[row]!;
            if (events.kind[row] === BELIEF) expect(states[agent]).toBe(events.before[row]);
            states[agent] = events.after[row]!;
          }
          const last = measures.at(-1)!;
          const count = (state: number) => states.filter((found) => found === state).length;
          expect([last.susceptible, last.exposed, last.believers, last.recovered]).toEqual(
            [SUSCEPTIBLE, EXPOSED, BELIEVER, RECOVERED].map(count),
          );
          expect(last.susceptible + last.exposed + last.believers + last.recovered).toBe(60);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('causes come before their effects and lead from believer to believer', async () => {
    const rows = rowsOf(await runAll(simulationOf(scenarioWith('days=20'))));
    const conversions = rows.filter((row) => row.kind === BELIEF && row.after === BELIEVER);
    expect(conversions.length).toBeGreaterThan(50);
    for (const [place, row] of rows.entries()) expect(row.id).toBe(place);
    for (const row of conversions) {
      if (row.cause === NONE) continue;
      const cause = rows[row.cause]!;
      expect(row.cause).toBeLessThan(row.id);
      expect(cause).toMatchObject({ agent: row.target, after: BELIEVER });
      expect(cause.day).toBeLessThan(row.day);
    }
  });

  test('belief states change only along the arrows of the model', async () => {
    const rows = rowsOf(await runAll(simulationOf(scenarioWith('days=20')))).filter(
      (row) => row.kind === BELIEF,
    );
    const arrows = new Set(rows.map((row) => `${row.before}>${row.after}`));
    expect([...arrows].sort()).toEqual(['0>1', '0>2', '1>2', '2>3', '3>2']);
  });

  test('exposures are recorded as asked, and only along follows', async () => {
    const network = networkOf(scenarioWith());
    const all = rowsOf(await runAll(simulationOf(scenarioWith('days=2', 'recording.exposures=all'))));
    const heard = all.filter((row) => row.kind === EXPOSURE);
    for (const row of heard) expect(network.follows(row.agent, row.target)).toBe(true);
    const expected = Array.from({ length: 300 }, (_, agent) => Math.min(4, network.followeeCount(agent)));
    expect(heard.length).toBe(2 * expected.reduce((sum, count) => sum + count, 0));
    const some = rowsOf(await runAll(simulationOf(scenarioWith('days=2', 'recording.exposures=believers'))));
    const believersHeard = some.filter((row) => row.kind === EXPOSURE);
    expect(believersHeard.length).toBe(heard.filter((row) => row.after === BELIEVER).length);
    // Recording more must not change what happens.
    const without = rowsOf(await runAll(simulationOf(scenarioWith('days=2'))));
    const strip = (rows: typeof all) =>
      rows.filter((row) => row.kind !== EXPOSURE).map(({ agent, day, after }) => ({ agent, day, after }));
    expect(strip(all)).toEqual(strip(without));
  });
});

test('runs of opinion models alone have a log that tells them apart', async () => {
  const of = (seed: number) =>
    scenarioWith(
      'claims=[]',
      'topics=[{id: t}]',
      'minds={model: hegselmann-krause}',
      'interaction={kind: all-neighbours}',
      `seed=${seed}`,
    );
  const rows = rowsOf(await runAll(simulationOf(of(1))));
  expect(rows.length).toBe(11);
  expect(rowsOf(await runAll(simulationOf(of(1))))).toEqual(rows);
  expect(rowsOf(await runAll(simulationOf(of(2))))).not.toEqual(rows);
});

test('in a meeting each of the two is exposed to the other', async () => {
  const scenario = scenarioWith(
    'days=1',
    'minds={model: daley-kendall}',
    'interaction={kind: pairs}',
    'recording.exposures=all',
  );
  const heard = rowsOf(await runAll(simulationOf(scenario))).filter((row) => row.kind === EXPOSURE);
  expect(heard.length).toBeGreaterThan(500);
  for (let first = 0; first < heard.length; first += 2) {
    expect(heard[first]).toMatchObject({ agent: heard[first + 1]!.target, target: heard[first + 1]!.agent });
  }
});

test('silence means no change: nobody who hears nobody changes', async () => {
  const scenario = scenarioWith('population.size=20', 'population.believers.count=5');
  const nobody = new SocialNetwork(new Int32Array(21), new Int32Array(0));
  const simulation = simulationOf(scenario, nobody);
  const records = await runAll(simulation);
  expect(rowsOf(records).filter((row) => row.kind === BELIEF)).toEqual([]);
  expect(records.at(-1)!.measures.at(-1)!.believers).toBe(5);
});

test('everybody hears from the whole population, never themselves', async () => {
  const scenario = scenarioWith(
    'interaction={kind: daily-exchange, contactsPerDay: 3, contactsFrom: population}',
    'population.size=5',
    'population.believers.count=1',
    'days=3',
    'recording.exposures=all',
  );
  const heard = rowsOf(await runAll(simulationOf(scenario))).filter((row) => row.kind === EXPOSURE);
  expect(heard.length).toBe(3 * 5 * 3);
  for (const row of heard) expect(row.agent).not.toBe(row.target);
  for (let first = 0; first < heard.length; first += 3) {
    expect(new Set(heard.slice(first, first + 3).map((row) => row.target)).size).toBe(3);
  }
});

test('ticks share a day’s contacts', async () => {
  const scenario = scenarioWith(
    'ticksPerDay=2',
    'days=1',
    'recording.exposures=all',
    'population.size=50',
    'network={generator: complete}',
    'population.believers.count=5',
  );
  const whole = scenarioWith(
    'days=1',
    'recording.exposures=all',
    'population.size=50',
    'network={generator: complete}',
    'population.believers.count=5',
  );
  const split = rowsOf(await runAll(simulationOf(scenario))).filter((row) => row.kind === EXPOSURE);
  const once = rowsOf(await runAll(simulationOf(whole))).filter((row) => row.kind === EXPOSURE);
  expect(split.filter((row) => row.tick === 1).length).toBe(100);
  expect(split.filter((row) => row.tick === 2).length).toBe(100);
  const pairs = (rows: typeof split) => rows.map((row) => `${row.agent}<${row.target}`).sort();
  expect(pairs(split)).toEqual(pairs(once));
});

test('the loop refuses to be used out of order', async () => {
  const simulation = simulationOf(scenarioWith('days=1'));
  await expect(simulation.nextDay()).rejects.toThrow(/has not started/);
  simulation.start();
  expect(() => simulation.start()).toThrow(/started already/);
  await simulation.nextDay();
  await expect(simulation.nextDay()).rejects.toThrow(/day 1 was the last/);
});
