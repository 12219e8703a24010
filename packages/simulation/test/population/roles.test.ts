import { describe, expect, test } from 'vitest';
import { BELIEVER, EVENT_KINDS, formatProblem, InputError, ROLES } from '../../src/index.ts';
import { rowsOf, runAll, scenarioWith, simulationOf } from '../fixtures.ts';

const ROLE_LIST = `[
  { role: bot, share: 0.05, select: most-followed, believes: [claim], opinions: { politics: 0.75 } },
  { role: official, agents: [7], opinions: { politics: -1 } },
  { role: stubborn, count: 30 },
  { role: media, count: 300, where: { age: { min: 60 } } }]`;

function worldWith(...overrides: string[]) {
  const simulation = simulationOf(scenarioWith(...overrides));
  const { events } = simulation.start();
  return { world: simulation.world, seeds: Array.from(events.agent.subarray(0, events.length)) };
}

describe('roles', () => {
  test('are given entry after entry, each to agents without one', () => {
    const { world } = worldWith(`population.roles=${ROLE_LIST}`);
    const count = (role: (typeof ROLES)[number]) =>
      world.roles.filter((code) => code === ROLES.indexOf(role) + 1).length;
    expect(count('bot')).toBe(15);
    expect(count('official')).toBe(1);
    expect(count('stubborn')).toBe(30);
    const old = world.population.age.filter((age) => age >= 60).length;
    expect(count('media')).toBeLessThanOrEqual(old);
    expect(count('media')).toBeGreaterThan(old / 2);
    const followers = world.network.followerCounts();
    const least = Math.min(...Array.from(followers).filter((_, agent) => world.roles[agent] === 2));
    expect(followers.filter((value) => value > least).length).toBeLessThan(15);
    expect(world.fixed).toEqual(world.roles.map((role) => Math.min(role, 1)));
    const { opinion } = world.topics[0]!;
    expect(opinion[7]).toBe(-1);
    for (const [agent, entry] of world.roleEntry.entries())
      if (entry === 0) expect(opinion[agent]).toBe(0.75);
  });

  test('believe from the start what they are said to, and accounts nothing else', () => {
    const { world, seeds } = worldWith(
      `population.roles=${ROLE_LIST}`,
      'population.believers={ share: 0.5 }',
    );
    expect(seeds).toEqual([...seeds].sort((a, b) => a - b));
    expect(seeds.length).toBe(150 + 15);
    for (const agent of seeds) expect([0, 1, 2]).toContain(world.roles[agent]);
    expect(seeds.filter((agent) => world.roles[agent] === 2).length).toBe(15);
    expect(seeds.filter((agent) => world.roles[agent] === 1).length).toBeGreaterThan(5);
  });

  test.each([
    ['fake-news-belief', 'synchronous', 'daily-exchange'],
    ['fake-news-belief', 'asynchronous', 'all-neighbours'],
    ['deffuant-weisbuch', 'synchronous', 'pairs'],
  ])('never change under %s, %s, %s, and are heard', async (model, update, kind) => {
    const scenario = scenarioWith(
      `population.roles=${ROLE_LIST}`,
      'population.believers=[]',
      'recording.exposures=all',
      `minds={ model: ${model} }`,
      `interaction={ kind: ${kind}, update: ${update} }`,
    );
    const simulation = simulationOf(scenario);
    simulation.start();
    const { world } = simulation;
    const opinions = world.topics[0]!.opinion.slice();
    const beliefs = world.beliefs[0]!.state.slice();
    const records = [];
    while (!simulation.finished) records.push(await simulation.nextDay());
    let moved = 0;
    for (let agent = 0; agent < world.size; agent++) {
      const kept =
        world.topics[0]!.opinion[agent] === opinions[agent] &&
        world.beliefs[0]!.state[agent] === beliefs[agent];
      if (world.fixed[agent] === 1) expect(kept).toBe(true);
      else if (!kept) moved++;
    }
    expect(moved).toBeGreaterThan(50);
    if (model !== 'fake-news-belief') return;
    // Only bots believed at first, so whatever is believed now was heard from them.
    const beliefRows = rowsOf(records).filter((row) => row.kind === EVENT_KINDS.indexOf('belief'));
    expect(beliefRows.some((row) => row.after === BELIEVER && world.roles[row.target] === 2)).toBe(true);
  });

  test('that cannot be are refused', () => {
    const refuse = (list: string) => {
      try {
        scenarioWith(`population.roles=${list}`);
      } catch (error) {
        if (error instanceof InputError) return error.problems.map(formatProblem).join('\n');
      }
      return '';
    };
    expect(refuse('[{ role: bot, count: 1, believes: [clam] }]')).toMatch(
      /population.roles\[0\].believes: no claim has this id.*Did you mean "claim"/,
    );
    expect(refuse('[{ role: bot, count: 1, opinions: { sports: 1 } }]')).toMatch(/no topic has this id/);
    expect(refuse('[{ role: bot, count: 301 }]')).toMatch(
      /more of them than agents.*at most population.size/,
    );
    expect(refuse('[{ role: bot }]')).toMatch(/exactly one of count, share and agents/);
    expect(refuse('[{ role: troll, count: 1 }]')).toMatch(/stubborn, bot, official, media/);
    expect(refuse('[{ role: bot, agents: [1] }, { role: media, agents: [2, 1] }]')).toMatch(
      /has a role already, by roles\[0\]; received 1/,
    );
    expect(refuse('[{ role: bot, count: 1, where: { gender: male } }]')).toMatch(/nobody has a gender/);
  });
});

describe('picking agents by what they are', () => {
  const attributes =
    'population.attributes={ gender: { female: 1, male: 1 }, leaning: {}, activity: {}, education: { master: 1, doctorate: 1 } }';

  test('all conditions hold, and a share is of those for whom they do', () => {
    const { world, seeds } = worldWith(
      attributes,
      'population.believers={ share: 1, where: { gender: female, leaning: { min: 0.2 }, age: { max: 50 }, education: [master] } }',
    );
    const { population } = world;
    expect(seeds.length).toBeGreaterThan(5);
    const expected = Array.from({ length: 300 }, (_, agent) => agent).filter(
      (agent) =>
        population.gender!.codes[agent] === 1 &&
        population.leaning![agent]! >= 0.2 &&
        population.age[agent]! <= 50 &&
        population.education[agent] === 7,
    );
    expect(seeds).toEqual(expected);
  });

  test.each(['random', 'most-followed', 'most-credulous', 'most-active', 'neighbours'])(
    '%s among those for whom it holds',
    (select) => {
      const { world, seeds } = worldWith(
        attributes,
        `population.believers={ count: 20, select: ${select}, where: { leaning: { max: 0 } } }`,
      );
      expect(seeds.length).toBe(20);
      for (const agent of seeds) expect(world.population.leaning![agent]).toBeLessThanOrEqual(0);
    },
  );

  test('not more than there are', () => {
    const { seeds } = worldWith(
      attributes,
      'population.believers={ count: 300, where: { leaning: { min: 1 } } }',
    );
    expect(seeds.length).toBeLessThan(30);
  });
});

test('roles survive saving and restoring', async () => {
  const scenario = scenarioWith(`population.roles=${ROLE_LIST}`, 'days=6');
  const whole = await runAll(simulationOf(scenario));
  const first = simulationOf(scenario);
  first.start();
  for (let day = 0; day < 3; day++) await first.nextDay();
  const saved = new Map([...first.save()].map(([name, column]) => [name, column.slice()] as const));
  expect([...saved.keys()]).toEqual(expect.arrayContaining(['roles', 'fixed']));
  const second = simulationOf(scenario);
  second.restore(saved, []);
  const rest = [];
  while (!second.finished) rest.push(await second.nextDay());
  expect(rowsOf(rest)).toEqual(rowsOf(whole.slice(4)));
});
