import { describe, expect, test } from 'vitest';
import { clockAt } from '../../src/clock.ts';
import {
  chosen,
  createPopulation,
  EVENT_KINDS,
  InputError,
  interactions,
  matchActivity,
  type Problem,
  readActivity,
  Simulation,
} from '../../src/index.ts';
import { amongActive } from '../../src/population/active-agents.ts';
import { networkOf, rowsOf, runAll, scenarioWith, simulationOf } from '../fixtures.ts';

const EXPOSURE = EVENT_KINDS.indexOf('exposure');
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const HEADER = ['user', ...HOURS.map((hour) => `h${String(hour).padStart(2, '0')}`)].join(',');
const CURVE = HOURS.map(
  (hour) => Math.round((0.5 - 0.5 * Math.cos((2 * Math.PI * (hour - 3)) / 24)) * 100) / 100,
);
const counts = (user: string, count: (hour: number) => number | string) =>
  [user, ...HOURS.map(count)].join(',');

function problemsOf(text: string): readonly Problem[] {
  try {
    readActivity(text, 'activity.csv');
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('activity files', () => {
  test('counts become probabilities as in OASIS: of an hour’s largest', () => {
    const text = `${HEADER}\n${counts('b', (hour) => hour)}\n\n${counts('a', (hour) => (hour === 5 ? 10 : 0))}\n`;
    const table = readActivity(`\uFEFF${text}`, 'activity.csv');
    expect(table.users).toEqual(['b', 'a']);
    const { curves, notes } = matchActivity(table, 2, ['a', 'b']);
    const { hourly, perAgent } = curves;
    expect(notes).toEqual([]);
    expect(perAgent).toBe(true);
    expect(hourly[5]).toBe(1);
    expect(hourly[24 + 5]).toBe(0.5);
    expect(hourly[24 + 6]).toBe(1);
    // Nobody was seen at midnight: nobody is active.
    expect([hourly[0], hourly[24]]).toEqual([0, 0]);
  });

  test('columns may stand in any order', () => {
    const names = HEADER.split(',').reverse();
    const text = `${names.join(',')}\n${names.map((name) => (name === 'user' ? 'x' : Number(name.slice(1)))).join(',')}\n`;
    expect(Array.from(readActivity(text, 'a.csv').counts)).toEqual(HOURS);
  });

  test('every problem is reported with its line', () => {
    const text = [
      HEADER,
      counts('a', () => 1),
      counts('b', (hour) => (hour === 2 ? -1 : hour === 3 ? 'x' : 1)),
      'c,1,2',
      counts('a', () => 1),
      counts('', () => 1),
    ].join('\n');
    expect(problemsOf(text).map(({ file, line, path, message }) => [file, line, path, message])).toEqual([
      ['activity.csv', 3, 'h02', 'not a count'],
      ['activity.csv', 3, 'h03', 'not a count'],
      ['activity.csv', 4, undefined, 'not as many cells as there are columns'],
      ['activity.csv', 5, 'user', 'line 2 has the same user'],
      ['activity.csv', 6, 'user', 'missing'],
    ]);
    expect(problemsOf('user,h00,h1\na,1,2\n').map(({ line, message }) => [line, message])).toEqual([
      [1, 'unknown column "h1"'],
      [1, expect.stringContaining('columns are missing: h01, h02')],
    ]);
    expect(problemsOf('')[0]!.message).toBe('no users in the file');
    expect(problemsOf(HEADER)[0]!.message).toBe('no users in the file');
  });

  test('agents without a user are named, users without an agent are left out', () => {
    const rows = [counts('5', () => 8), counts('0', () => 2), counts('1', () => 4)];
    const table = readActivity([HEADER, ...rows].join('\n'), 'activity.csv');
    expect(() => matchActivity(table, 6, undefined)).toThrow(
      /3 agents who are not in the activity file.*"2", "3", "4"/,
    );
    expect(() => matchActivity(table, 1, ['x'], 'ties.csv')).toThrow(/ties.csv.*"x"/);
    const { curves, notes } = matchActivity(table, 2, undefined);
    expect([curves.hourly[0], curves.hourly[24]]).toEqual([0.5, 1]);
    expect(notes).toEqual(['Left out, as not in the network: 1 user of activity.csv.']);
  });
});

/** Agents of a ring that heard somebody, by hour of the day, as a share of all. */
async function listeners(days: number, ...overrides: string[]): Promise<number[]> {
  const scenario = scenarioWith(
    `days=${days}`,
    'ticksPerDay=24',
    'network={ generator: ring-lattice, neighbours: 2 }',
    'interaction={ kind: all-neighbours }',
    'minds={ model: hegselmann-krause }',
    'recording.exposures=all',
    ...overrides,
  );
  const heard = new Map<number, Set<number>>();
  for (const row of rowsOf(await runAll(simulationOf(scenario)))) {
    if (row.kind !== EXPOSURE) continue;
    heard.set(row.tick, (heard.get(row.tick) ?? new Set()).add(row.agent));
  }
  return HOURS.map((hour) => {
    let sum = 0;
    for (let day = 0; day < days; day++) sum += heard.get(day * 24 + hour + 1)?.size ?? 0;
    return sum / (days * 300);
  });
}

describe('active agents', () => {
  test('hear others as often as their curve says, hour by hour', async () => {
    const days = 10;
    const observed = await listeners(days, `population.activity={ hourly: [${CURVE.join(',')}] }`);
    for (const [hour, share] of observed.entries()) {
      const p = CURVE[hour]!;
      expect(Math.abs(share - p)).toBeLessThanOrEqual(4 * Math.sqrt((p * (1 - p)) / (days * 300)));
    }
  });

  test('are scaled by their own activity', async () => {
    const days = 4;
    const half = ['population.attributes={ activity: { mean: 0.5, sd: 0 } }'];
    const flat = await listeners(days, ...half);
    const curved = await listeners(days, ...half, `population.activity={ hourly: [${CURVE.join(',')}] }`);
    for (const hour of HOURS) {
      expect(Math.abs(flat[hour]! - 0.5)).toBeLessThan(2 / Math.sqrt(days * 300));
      expect(Math.abs(curved[hour]! - 0.5 * CURVE[hour]!)).toBeLessThan(2 / Math.sqrt(days * 300));
    }
  });

  test('by a file: each has its own curve', () => {
    const scenario = scenarioWith(
      'ticksPerDay=48',
      'population.activity={ file: a.csv }',
      'population.size=10',
    );
    const rows = HOURS.slice(0, 10).map((user) => counts(String(user), (hour) => (hour === user ? 3 : 0)));
    const table = readActivity([HEADER, ...rows].join('\n'), 'a.csv');
    expect(() => createPopulation(10, 1, scenario.population)).toThrow(/was not read/);
    const { curves } = matchActivity(table, 10, undefined);
    const population = createPopulation(10, 1, scenario.population, undefined, undefined, curves);
    const { world } = new Simulation(scenario, networkOf(scenario), population);
    const { entry, parameters } = chosen('kind', interactions, { kind: 'all-neighbours' });
    const interaction = amongActive(entry.create(parameters, world), world);
    if (interaction.form !== 'heard') throw new Error('all-neighbours is heard');
    // Two ticks an hour: in both, only the agent of that number is active.
    for (let tickOfDay = 0; tickOfDay < 48; tickOfDay++) {
      const { offsets } = interaction.observe(clockAt(1, tickOfDay, 48), 0, 10);
      for (let agent = 0; agent < 10; agent++) {
        const heard = offsets[agent + 1]! - offsets[agent]!;
        expect(heard).toBe(Math.floor(tickOfDay / 2) === agent ? world.network.followeeCount(agent) : 0);
      }
    }
  });

  test('are the same whatever ranges are asked for', () => {
    const scenario = scenarioWith(`population.activity={ hourly: [${CURVE.join(',')}] }`, 'ticksPerDay=24');
    const { world } = simulationOf(scenario);
    const { entry, parameters } = chosen('kind', interactions, scenario.interaction);
    const interaction = amongActive(entry.create(parameters, world), world);
    if (interaction.form !== 'heard') throw new Error('daily-exchange is heard');
    const heard = (range: number) => {
      const said: string[] = [];
      for (let from = 0; from < 300; from += range) {
        const { first, offsets, speakers } = interaction.observe(clockAt(1, 12, 24), from, from + range);
        for (let agent = from; agent < from + range; agent++)
          said.push(
            `${agent}: ${speakers.slice(offsets[agent - first]!, offsets[agent - first + 1]!).join()}`,
          );
      }
      return said;
    };
    expect(heard(1)).toEqual(heard(300));
    expect(heard(30)).toEqual(heard(300));
  });

  test('meet only each other', async () => {
    const night = [...HOURS.map((hour) => (hour < 6 ? 0 : 1))].join(',');
    const scenario = scenarioWith(
      'ticksPerDay=24',
      'days=2',
      'interaction={ kind: pairs, meetingsPerAgent: 0.2 }',
      'minds={ model: deffuant-weisbuch, epsilon: 2 }',
      'recording.opinionChanges=0',
      `population.activity={ hourly: [${night}] }`,
    );
    const moves = rowsOf(await runAll(simulationOf(scenario))).filter(
      ({ kind }) => EVENT_KINDS[kind] === 'opinion',
    );
    expect(moves.length).toBeGreaterThan(100);
    for (const { tick } of moves) expect((tick - 1) % 24).toBeGreaterThanOrEqual(6);
  });

  test('without declared activity nothing changes, and without hours it is refused', () => {
    const { world } = simulationOf(scenarioWith('ticksPerDay=24'));
    const { entry, parameters } = chosen('kind', interactions, { kind: 'all-neighbours' });
    const interaction = entry.create(parameters, world);
    expect(amongActive(interaction, world)).toBe(interaction);
    expect(() => scenarioWith(`population.activity={ hourly: [${CURVE.join(',')}] }`)).toThrow(
      /a day of one tick has no hours/,
    );
    expect(() => scenarioWith('ticksPerDay=24', 'population.activity={ hourly: [1, 2] }')).toThrow(
      /activity.hourly/,
    );
    expect(() => scenarioWith('ticksPerDay=24', 'population.activity={}')).toThrow(
      /exactly one of hourly and file/,
    );
  });
});
