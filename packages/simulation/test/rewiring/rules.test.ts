import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockAt } from '../../src/clock.ts';
import {
  type Column,
  chosen,
  EVENT_KINDS,
  EventTable,
  InputError,
  NONE,
  rewirings,
  SocialNetwork,
} from '../../src/index.ts';
import { EdgeList, networkFromEdges } from '../../src/network/edges.ts';
import { replaceFollowee } from '../../src/rewiring/mutable-network.ts';
import { networkOf, rowsOf, runAll, scenarioWith, simulationOf } from '../fixtures.ts';
import { expectSimple } from '../network/help.ts';

const UNFOLLOW = EVENT_KINDS.indexOf('unfollow');
const FOLLOW = EVENT_KINDS.indexOf('follow');
const names = Object.keys(rewirings).sort();

/** Opinions spread wide, so that there is always something to rewire. */
const WIDE = [
  'days=6',
  'population.opinions={ distribution: uniform }',
  'minds={ model: deffuant-weisbuch, epsilon: 0.2 }',
  'interaction={ kind: pairs }',
];
const rewiringWith = (rule: string, ...overrides: string[]) =>
  scenarioWith(...WIDE, `rewiring=${rule}`, ...overrides);

describe.each(names)('%s', (kind) => {
  test('describes itself and every field', () => {
    const { entry } = chosen('kind', rewirings, { kind });
    expect(entry.summary).toMatch(/\.$/);
    expect(entry.source.length).toBeGreaterThan(10);
    for (const [field, schema] of Object.entries(entry.parameters.shape))
      expect(schema.description, field).toBeTruthy();
    expect(entry.parameters.safeParse({ noSuchField: 1 }).success).toBe(false);
  });

  test('changes the network and keeps every promise of one', async () => {
    const scenario = rewiringWith(`{ kind: ${kind} }`);
    const before = networkOf(scenario);
    const simulation = simulationOf(scenario, before);
    await runAll(simulation);
    const { network } = simulation.world;
    expectSimple(network, 300);
    expect(network.offsets).toEqual(before.offsets);
    const same = network.targets.every((target, place) => target === before.targets[place]);
    expect(same && network.weights === undefined).toBe(false);
    for (const weight of network.weights ?? []) expect(weight >= 0 && Number.isFinite(weight)).toBe(true);
    // What was handed in stays as it was.
    expect(before.targets).toEqual(networkOf(scenario).targets);
    expect(before.weights).toBeUndefined();
  });

  test('saving and restoring in the middle changes nothing', async () => {
    const scenario = rewiringWith(`[{ kind: ${kind} }, { kind: bounded-confidence, to: friend-of-friend }]`);
    const undisturbed = simulationOf(scenario);
    const whole = await runAll(undisturbed);
    const first = simulationOf(scenario);
    first.start();
    for (let day = 0; day < 3; day++) await first.nextDay();
    const saved = new Map<string, Column>([...first.save()].map(([name, column]) => [name, column.slice()]));
    const second = simulationOf(scenario);
    second.restore(saved, []);
    const rest = [];
    while (!second.finished) rest.push(await second.nextDay());
    expect(rowsOf(rest)).toEqual(rowsOf(whole.slice(4)));
    expect(second.world.network).toEqual(undisturbed.world.network);
    expect(second.world.topics).toEqual(undisturbed.world.topics);
  });

  test('a topic that is not there is refused', () => {
    expect(() => rewiringWith(`{ kind: ${kind}, topic: politic }`)).toThrow(
      /rewiring.topic: no such topic.*Did you mean "politics"/,
    );
    expect(() => rewiringWith(`[{ kind: ${kind} }, { kind: ${kind}, topic: x }]`)).toThrow(
      /rewiring\[1\].topic/,
    );
    expect(() => scenarioWith('claims=[]', 'minds={ model: sir }', `rewiring={ kind: ${kind} }`)).toThrow(
      /looks at opinions, and there is no topic/,
    );
  });
});

test('names are in alphabetical order, and unknown ones are answered with them', () => {
  expect(Object.keys(rewirings)).toEqual(names);
  expect(() => rewiringWith('{ kind: bounded-confidance }')).toThrow(InputError);
});

describe('bounded-confidence', () => {
  test.each(['random', 'similar', 'friend-of-friend'])('%s: events tell every change', async (to) => {
    const scenario = rewiringWith(`{ kind: bounded-confidence, epsilon: 0.3, probability: 0.5, to: ${to} }`);
    const simulation = simulationOf(scenario);
    const rows = rowsOf(await runAll(simulation));
    // Replayed on the first network, they give the last.
    const network = networkOf(scenario);
    const follows = Array.from({ length: 300 }, (_, agent) => new Set(network.followees(agent)));
    let changes = 0;
    for (const row of rows) {
      if (row.kind === UNFOLLOW) {
        expect(follows[row.agent]!.delete(row.target)).toBe(true);
        expect(Math.abs(row.after - row.before)).toBeGreaterThan(0.3);
        expect(row.cause).toBe(NONE);
      }
      if (row.kind !== FOLLOW) continue;
      changes++;
      expect(rows[row.cause]).toMatchObject({ kind: UNFOLLOW, agent: row.agent, tick: row.tick });
      if (to === 'similar') expect(Math.abs(row.after - row.before)).toBeLessThanOrEqual(0.3);
      expect(follows[row.agent]!.has(row.target) || row.target === row.agent).toBe(false);
      follows[row.agent]!.add(row.target);
    }
    expect(changes).toBeGreaterThan(100);
    for (let agent = 0; agent < 300; agent++)
      expect([...follows[agent]!].sort((a, b) => a - b)).toEqual([
        ...simulation.world.network.followees(agent),
      ]);
  });

  test('happens as often as said, and only where somebody disagrees', () => {
    const scenario = rewiringWith(
      '{ kind: bounded-confidence, epsilon: 0.5, probability: 0.3 }',
      'population.size=5000',
    );
    const simulation = simulationOf(scenario);
    simulation.start();
    const { world } = simulation;
    const { opinion } = world.topics[0]!;
    const torn = Array.from({ length: 5000 }, (_, agent) => agent).filter((agent) =>
      world.network.followees(agent).some((other) => Math.abs(opinion[other]! - opinion[agent]!) > 0.5),
    ).length;
    const { entry, parameters } = chosen('kind', rewirings, scenario.rewiring[0]!);
    const events = new EventTable(1, 0);
    entry.create(parameters, world, 0).rewire(clockAt(1, 0, 1), events);
    expect(Math.abs(events.length / 2 / torn - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / torn));
  });

  test('friends of friends are whom followees followed before anybody changed', () => {
    const scenario = rewiringWith('{ kind: bounded-confidence, probability: 1, to: friend-of-friend }');
    const simulation = simulationOf(scenario);
    simulation.start();
    const { world } = simulation;
    const before = networkOf(scenario);
    const { entry, parameters } = chosen('kind', rewirings, scenario.rewiring[0]!);
    const events = new EventTable(1, 0);
    entry.create(parameters, world, 0).rewire(clockAt(1, 0, 1), events);
    expect(events.length).toBeGreaterThan(200);
    for (let row = 1; row < events.length; row += 2) {
      const friends = [...before.followees(events.agent[row]!)].filter(
        (friend) => friend !== events.targetAgent[row - 1],
      );
      expect(friends.some((friend) => before.follows(friend, events.targetAgent[row]!))).toBe(true);
    }
  });

  test('accounts keep their follows, stubborn people do not', async () => {
    const simulation = simulationOf(
      rewiringWith(
        '{ kind: bounded-confidence, epsilon: 0.1, probability: 1 }',
        'population.roles=[{ role: bot, count: 50 }, { role: stubborn, count: 50 }]',
      ),
    );
    const rows = rowsOf(await runAll(simulation)).filter((row) => row.kind === FOLLOW);
    const movers = new Set(rows.map((row) => simulation.world.roles[row.agent]));
    expect(movers).toEqual(new Set([0, 1]));
  });

  test('who follows everybody keeps everybody', async () => {
    const rows = rowsOf(
      await runAll(
        simulationOf(
          rewiringWith(
            '{ kind: bounded-confidence, epsilon: 0 }',
            'population.size=20',
            'network={ generator: complete }',
            'population.believers.count=1',
          ),
        ),
      ),
    );
    expect(rows.filter((row) => row.kind === FOLLOW)).toEqual([]);
  });
});

test('a row stays sorted and keeps its weights, whoever is replaced', () => {
  const row = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(row, fc.nat(), (agents, pick) => {
      const newcomer = agents[0]!;
      const followees = agents.slice(1).sort((a, b) => a - b);
      const place = pick % followees.length;
      const network = new SocialNetwork(
        Int32Array.of(0, followees.length),
        Int32Array.from(followees),
        Float32Array.from(followees),
      );
      const dropped = followees[place]!;
      replaceFollowee(network, 0, place, newcomer);
      const expected = followees.with(place, newcomer).sort((a, b) => a - b);
      expect([...network.targets]).toEqual(expected);
      // Each weight was its followee's number: the newcomer has that of the one it replaces.
      expect([...network.weights!]).toEqual(expected.map((agent) => (agent === newcomer ? dropped : agent)));
    }),
  );
});

describe('weights', () => {
  const ring = () => networkOf(scenarioWith('network={ generator: ring-lattice, neighbours: 2 }'));
  const still = [
    'minds={ model: sir }',
    'interaction={ kind: all-neighbours }',
    'days=30',
    'population.believers=[]',
  ];

  test('grow logistically among those who agree, and wither among those who do not', async () => {
    const scenario = scenarioWith(
      ...still,
      'population.opinions={ distribution: binary }',
      'rewiring={ kind: weights, epsilon: 0.4, steepness: 5, rate: 0.2 }',
    );
    const simulation = simulationOf(scenario, ring());
    await runAll(simulation);
    const { network, topics } = simulation.world;
    // The equation by hand, 30 times from 0.5.
    const after = (distance: number) => {
      let weight = 0.5;
      for (let tick = 0; tick < 30; tick++) {
        const next = weight + 0.2 * weight * (1 - weight) * Math.tanh(5 * (0.4 - distance));
        weight = Math.fround(Math.max(1e-3, Math.min(1 - 1e-3, next)));
      }
      return weight;
    };
    expect(after(0)).toBeGreaterThan(0.98);
    expect(after(2)).toBeLessThan(0.01);
    const { opinion } = topics[0]!;
    for (let agent = 0; agent < 300; agent++) {
      for (let place = network.offsets[agent]!; place < network.offsets[agent + 1]!; place++)
        expect(network.weights![place]).toBe(
          after(Math.abs(opinion[agent]! - opinion[network.targets[place]!]!)),
        );
    }
  });

  test('of the network are scaled into (0, 1)', () => {
    const edges = new EdgeList();
    edges.push(0, 1, 10);
    edges.push(1, 2, 5);
    edges.push(2, 0, 0);
    const { network } = networkFromEdges(3, edges, false);
    const scenario = scenarioWith(
      ...still,
      'rewiring={ kind: weights }',
      'network.meanDegree=2',
      'population.size=3',
    );
    const { world } = simulationOf(scenario, network);
    expect([...world.network.weights!].map((weight) => Math.round(weight * 1000) / 1000)).toEqual([
      0.999, 0.5, 0.001,
    ]);
    expect([...network.weights!]).toEqual([10, 5, 0]);
  });
});
