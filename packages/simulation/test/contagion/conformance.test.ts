import { describe, expect, test } from 'vitest';
import { contagionModels } from '../../src/contagion/index.ts';
import {
  BELIEF_STATES,
  BELIEVER,
  type Column,
  EVENT_KINDS,
  NONE,
  type Scenario,
  SocialNetwork,
  SUSCEPTIBLE,
} from '../../src/index.ts';
import type { RuleModel } from '../../src/minds/mind.ts';
import { networkOf, rowsOf, runAll } from '../fixtures.ts';
import { type Case, cases } from './cases.ts';
import { agents, follows, simulate, twoClaims } from './help.ts';

const SEED = EVENT_KINDS.indexOf('seed');
const BELIEF = EVENT_KINDS.indexOf('belief');
const models: [string, RuleModel, Case][] = Object.entries<RuleModel>(contagionModels).map(
  ([name, model]) => [name, model, new Map<string, Case>(Object.entries(cases)).get(name)!],
);

function scenarioOf(name: string, parameters: string, ...overrides: string[]): Scenario {
  const model = new Map<string, RuleModel>(Object.entries(contagionModels)).get(name)!;
  return twoClaims(
    `interaction={kind: ${model.forms.includes('heard') ? 'all-neighbours' : 'pairs'}}`,
    `minds={model: ${name}, ${parameters}}`,
    ...overrides,
  );
}

async function beliefRows(scenario: Scenario) {
  return rowsOf(await runAll(simulate(scenario))).filter(({ kind }) => kind === BELIEF);
}

describe.each(models)('%s', (name, model, { busy, sure, arrows, causeless = [] }) => {
  test('is deterministic: the same seed gives the same log, another seed another', async () => {
    const scenario = scenarioOf(name, busy);
    const once = rowsOf(await runAll(simulate(scenario)));
    expect(once.length).toBeGreaterThan(80);
    expect(rowsOf(await runAll(simulate(scenario)))).toEqual(once);
    expect(rowsOf(await runAll(simulate(scenario, 2)))).not.toEqual(once);
  });

  test('moves only along its arrows, takes all of them, and loses nobody', async () => {
    const records = await runAll(simulate(scenarioOf(name, busy)));
    const taken = new Set<string>();
    const states = [new Uint8Array(200), new Uint8Array(200)];
    for (const { kind, agent, claim, before, after } of rowsOf(records)) {
      expect(states[claim]![agent]).toBe(before);
      states[claim]![agent] = after;
      if (kind === BELIEF) taken.add(`${BELIEF_STATES[before]}>${BELIEF_STATES[after]}`);
    }
    expect([...taken].sort()).toEqual([...arrows].sort());
    for (const { susceptible, exposed, believers, recovered, sceptics } of records.flatMap(
      ({ measures }) => measures,
    ))
      expect(susceptible + exposed + believers + recovered + sceptics).toBe(200);
  });

  test.each(['synchronous', 'asynchronous'])('has causes that make a forest, %s', async (update) => {
    const rows = rowsOf(await runAll(simulate(scenarioOf(name, busy, `interaction.update=${update}`))));
    const rooted = new Set<number>();
    for (const row of rows) {
      if (row.kind === SEED) rooted.add(row.id);
      if (row.kind !== BELIEF) continue;
      const arrow = `${BELIEF_STATES[row.before]}>${BELIEF_STATES[row.after]}`;
      expect(arrows).toContain(arrow);
      if (row.after !== BELIEVER) continue;
      if (row.cause === NONE) {
        expect(causeless).toContain(arrow);
        expect(row.target).toBe(NONE);
        rooted.add(row.id);
        continue;
      }
      const cause = rows[row.cause]!;
      expect(cause).toMatchObject({ agent: row.target, claim: row.claim, after: BELIEVER });
      expect(cause.id).toBeLessThan(row.id);
      if (update === 'synchronous' && model.forms.includes('heard'))
        expect(cause.tick).toBeLessThan(row.tick);
      // Its parent is in a tree, so it is.
      expect(rooted.has(cause.id)).toBe(true);
      rooted.add(row.id);
    }
    expect(rooted.size).toBeGreaterThan(80);
  });

  test('every other change has an earlier cause of the agent it names, or none of either', async () => {
    const rows = rowsOf(await runAll(simulate(scenarioOf(name, busy))));
    for (const row of rows.filter(({ kind, after }) => kind === BELIEF && after !== BELIEVER)) {
      expect(row.cause === NONE).toBe(row.target === NONE);
      if (row.cause === NONE) continue;
      expect(rows[row.cause]!.agent).toBe(row.target);
      expect(row.cause).toBeLessThan(row.id);
    }
  });

  test('nothing happens where nobody believes', async () => {
    const none = 'population.believers={count: 0}';
    // Sceptics speak of the claim too; SEIZ is asked without them.
    const quiet = name === 'seiz' ? 'sceptics: 0' : busy;
    expect(await beliefRows(scenarioOf(name, quiet, none))).toEqual([]);
  });

  test('nobody changes who hears nobody, and nobody hears across a tie of weight 0', async () => {
    const quiet = name === 'seiz' ? 'sceptics: 0' : busy;
    const scenario = scenarioOf(name, quiet);
    const apart = new SocialNetwork(new Int32Array(201), new Int32Array(0));
    const { offsets, targets } = networkOf(scenario);
    const silent = new SocialNetwork(offsets, targets, new Float32Array(targets.length));
    for (const network of model.forms.includes('heard') ? [apart, silent] : [apart]) {
      const rows = rowsOf(await runAll(simulate(scenario, 1, network)));
      expect(rows.filter(({ kind, before }) => kind === BELIEF && before === SUSCEPTIBLE)).toEqual([]);
      expect(rows.filter(({ kind, after }) => kind === BELIEF && after === BELIEVER)).toEqual([]);
    }
  });

  test('goes on from a saved state as if nothing had been', async () => {
    const scenario = scenarioOf(name, busy, 'days=8', 'ticksPerDay=2');
    const whole = await runAll(simulate(scenario));
    for (const day of [0, 1, 3]) {
      const first = simulate(scenario);
      let last = first.start();
      for (let done = 0; done < day; done++) last = await first.nextDay();
      const saved = new Map<string, Column>([...first.save()].map(([key, column]) => [key, column.slice()]));
      const second = simulate(scenario);
      second.restore(saved, last.measures.slice(-2));
      const rest = [];
      while (!second.finished) rest.push(await second.nextDay());
      expect(rowsOf(rest)).toEqual(rowsOf(whole.slice(day + 1)));
    }
  });

  test('leaves fixed agents alone, and others hear them', async () => {
    const simulation = simulate(scenarioOf(name, busy));
    for (const agent of [0, 1, 20, 21, 60, 61, 62]) simulation.world.fixed[agent] = 1;
    const rows = rowsOf(await runAll(simulation)).filter(({ kind }) => kind === BELIEF);
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter(({ agent }) => simulation.world.fixed[agent] === 1)).toEqual([]);
  });

  if (sure === undefined) return;
  test('does not care how agents are numbered, where chance plays no part', async () => {
    const scenario = scenarioOf(name, sure, 'days=12');
    const network = networkOf(scenario);
    // 200 and 7 have no common factor, so this is a permutation.
    const renamed = (agent: number) => (agent * 7 + 13) % 200;
    const ties = Array.from({ length: 200 }, (_, agent) =>
      [...network.followees(agent)].map((followee) => [renamed(agent), renamed(followee)] as const),
    ).flat();
    const list = (from: number) => `[${Array.from({ length: 20 }, (_, place) => renamed(from + place))}]`;
    const other = scenarioOf(
      name,
      sure,
      'days=12',
      `population.believers=[{claim: lie, agents: ${list(0)}}, {claim: fact, agents: ${list(20)}}]`,
    );
    const simulation = simulate(scenario);
    const relabelled = simulate(other, 1, follows(200, ties));
    const [one, two] = [await runAll(simulation), await runAll(relabelled)];
    for (const claim of [0, 1]) {
      const state = relabelled.world.beliefs[claim]!.state;
      expect(Array.from(state.keys(), (agent) => state[renamed(agent)])).toEqual([
        ...simulation.world.beliefs[claim]!.state,
      ]);
    }
    expect(two.map(({ measures }) => measures.map(({ believers }) => believers))).toEqual(
      one.map(({ measures }) => measures.map(({ believers }) => believers)),
    );
  });
});

test.each(models)('%s spreads one of two claims if its scope says so', async (name) => {
  if (name === 'competing-claims') return;
  const { busy } = new Map<string, Case>(Object.entries(cases)).get(name)!;
  const rows = await beliefRows(scenarioOf(name, `${busy || 'threshold: 0.3'}, claims: [fact]`));
  expect(rows.length).toBeGreaterThan(20);
  expect(new Set(rows.map(({ claim }) => claim))).toEqual(new Set([1]));
});

test('two claims do not know of each other unless they compete', async () => {
  const both = await beliefRows(scenarioOf('sir', 'beta: 0.2, gamma: 0.2'));
  const one = await beliefRows(
    scenarioOf(
      'sir',
      'beta: 0.2, gamma: 0.2',
      `population.believers=[{claim: lie, agents: ${agents(0, 20)}}]`,
    ),
  );
  const story = (rows: typeof both) =>
    rows.map(({ agent, tick, after, target }) => [agent, tick, after, target]);
  expect(story(one)).toEqual(story(both.filter(({ claim }) => claim === 0)));
});
