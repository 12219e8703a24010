import { describe, expect, test } from 'vitest';
import {
  createPopulation,
  EDUCATION_LEVELS,
  InputError,
  matchPersonas,
  personaOf,
  readPersonas,
} from '../src/index.ts';
import { credulityOf } from '../src/population/population.ts';
import { scenarioWith, simulationOf } from './fixtures.ts';

const spec = scenarioWith().population;

describe('generated people', () => {
  test('are stable for a seed and an agent, whatever the population’s size', () => {
    const small = createPopulation(10, 5, spec);
    const large = createPopulation(1_000, 5, spec);
    for (let agent = 0; agent < 10; agent++) expect(personaOf(large, agent)).toEqual(personaOf(small, agent));
    expect(personaOf(createPopulation(10, 6, spec), 3)).not.toEqual(personaOf(small, 3));
  });

  test('follow FPS: age uniform 18 to 64, nine education levels, traits around 0 within [-1, 1]', () => {
    const people = createPopulation(20_000, 1, spec);
    expect(Math.min(...people.age)).toBe(18);
    expect(Math.max(...people.age)).toBe(64);
    const levels = new Float64Array(EDUCATION_LEVELS.length);
    for (const level of people.education) levels[level]!++;
    for (const count of levels) expect(Math.abs(count / 20_000 - 1 / 9)).toBeLessThan(0.01);
    for (const trait of Object.values(people.traits)) {
      expect(Math.abs(trait.reduce((sum, value) => sum + value, 0) / 20_000)).toBeLessThan(0.02);
      expect(Math.max(...trait)).toBe(1);
      expect(Math.min(...trait)).toBe(-1);
    }
    for (const value of people.credulity) expect(Math.abs(value)).toBeLessThanOrEqual(1);
  });

  test('agreeable, nervous and less schooled people are more credulous', () => {
    expect(credulityOf(1, 1, 0)).toBeCloseTo(1, 12);
    expect(credulityOf(-1, -1, 8)).toBeCloseTo(-1, 12);
    expect(credulityOf(0, 0, 4)).toBeCloseTo(0, 12);
  });

  test('adjectives follow the sign of the trait', () => {
    const nervous = createPopulation(50, 1, { ...spec, traits: { neuroticism: { mean: 1, sd: 0 } } });
    for (let agent = 0; agent < 50; agent++) {
      expect(['anxious', 'nervous', 'easily upset', 'sensitive']).toContain(
        personaOf(nervous, agent).adjectives[4],
      );
    }
  });
});

describe('persona files', () => {
  test('CSV and JSON say the same', () => {
    const csv =
      'id,name,age,education,agreeableness,bio\nx,"Doe, Jane",44,master,0.5,\ny,,,,,likes "tea"\n'.replace(
        'likes "tea"',
        '"likes ""tea"""',
      );
    const json = JSON.stringify([
      { id: 'x', name: 'Doe, Jane', age: 44, education: 'master', agreeableness: 0.5 },
      { id: 'y', bio: 'likes "tea"', age: null },
    ]);
    const expected = [
      { id: 'x', name: 'Doe, Jane', age: 44, education: 'master', traits: { agreeableness: 0.5 } },
      { id: 'y', bio: 'likes "tea"', traits: {} },
    ];
    expect(readPersonas(csv, 'people.csv')).toEqual(expected);
    expect(readPersonas(json, 'people.json')).toEqual(expected);
  });

  test('what the file says is kept, the rest is generated', () => {
    const records = readPersonas('id,age,credulity\n0,30,0.9\n1,,\n', 'people.csv');
    const people = createPopulation(2, 1, spec, ['0', '1'], records);
    const generated = createPopulation(2, 1, spec);
    expect(people.age[0]).toBe(30);
    expect(people.credulity[0]).toBeCloseTo(0.9, 6);
    expect(people.age[1]).toBe(generated.age[1]);
    expect(people.credulity[1]).toBe(generated.credulity[1]);
  });

  test('every problem is reported with its line', () => {
    const text = 'id,age,educaton,neuroticism\na,200,x,0\nb,10,x,3\na,10,x,0\n';
    const problems = (() => {
      try {
        readPersonas(text, 'people.csv');
      } catch (error) {
        if (error instanceof InputError) return error.problems;
      }
      return [];
    })();
    expect(problems.map(({ line, path, message }) => [line, path ?? message])).toEqual([
      [1, 'unknown column "educaton"'],
      [2, 'age'],
      [3, 'neuroticism'],
      [4, 'id'],
    ]);
    expect(problems[0]!.suggestion).toBe('Did you mean "education"?');
  });

  test.each([
    ['', 'people.csv', 'no people'],
    ['[1, 2]', 'people.json', 'not a list of people'],
    ['{', 'people.json', 'not valid JSON'],
    ['id,education\na,professor\n', 'people.csv', 'not a known level'],
  ])('%j is refused', (text, file, message) => {
    expect(() => readPersonas(text, file)).toThrow(message);
  });

  test('people come in the order of the network, and ids that do not match are named', () => {
    const records = readPersonas('id,age\nb,20\na,30\n', 'people.csv');
    expect(matchPersonas(records, 'people.csv', ['a', 'b'], 'ties.csv').map(({ age }) => age)).toEqual([
      30, 20,
    ]);
    expect(() => matchPersonas(records, 'people.csv', ['a', 'c'], 'ties.csv')).toThrow(
      /not in the network ties.csv.*"b"[\s\S]*not in the persona file.*"c"/,
    );
  });
});

describe('first believers', () => {
  const believersOf = (...overrides: string[]) => {
    const simulation = simulationOf(scenarioWith(...overrides));
    const { events } = simulation.start();
    return { agents: Array.from(events.agent.subarray(0, events.length)), world: simulation.world };
  };

  test('by count, share and name', () => {
    expect(believersOf('population.believers={count: 12}').agents.length).toBe(12);
    expect(believersOf('population.believers={share: 0.1}').agents.length).toBe(30);
    expect(believersOf('population.believers={agents: [5, "7"]}').agents).toEqual([5, 7]);
    expect(believersOf('population.believers={count: 300}').agents.length).toBe(300);
  });

  test('the most followed and the most credulous', () => {
    const followed = believersOf('population.believers={count: 5, select: most-followed}');
    const followers = followed.world.network.followerCounts();
    const least = Math.min(...followed.agents.map((agent) => followers[agent]!));
    expect(Array.from(followers).filter((count) => count > least).length).toBeLessThan(5);
    const credulous = believersOf('population.believers={count: 5, select: most-credulous}');
    const { credulity } = credulous.world.population;
    const bar = Math.min(...credulous.agents.map((agent) => credulity[agent]!));
    expect(Array.from(credulity).filter((value) => value > bar).length).toBe(4);
  });

  test('neighbours stand together', () => {
    const { agents, world } = believersOf('population.believers={count: 6, select: neighbours}');
    const known = agents.filter((agent) => agents.some((other) => world.network.follows(agent, other)));
    expect(known.length).toBeGreaterThanOrEqual(5);
  });
});
