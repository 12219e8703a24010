import { expect, test } from 'vitest';
import { clockAt } from '../../src/clock.ts';
import { contagionModels } from '../../src/contagion/index.ts';
import { interactions } from '../../src/index.ts';
import { Decisions } from '../../src/minds/index.ts';
import type { RuleModel } from '../../src/minds/mind.ts';
import { type Case, cases } from './cases.ts';
import { deviation, follows, simulate, twoClaims } from './help.ts';

const heardModels = Object.entries<RuleModel>(contagionModels).filter(([, { forms }]) =>
  forms.includes('heard'),
);
const casesByName = new Map<string, Case>(Object.entries(cases));

test.each(heardModels)('%s decides the same on one range and on many', async (name, model) => {
  const { busy } = casesByName.get(name)!;
  const simulation = simulate(twoClaims(`minds={model: ${name}, ${busy}}`));
  simulation.start();
  await simulation.nextDay();
  const { world } = simulation;
  const clock = clockAt(2, 0, 1);
  const decide = (step: number) => {
    // A world of its own: a model may define columns only once.
    const other = simulate(twoClaims(`minds={model: fake-news-belief}`)).world;
    for (const [claim, belief] of world.beliefs.entries()) {
      const copy = other.beliefs[claim]!;
      copy.state.set(belief.state);
      copy.since.set(belief.since);
      copy.event.set(belief.event);
    }
    const [spec] = world.scenario.minds;
    const mind = model.create(spec, other, { claims: other.beliefs, topics: [] });
    const interaction = interactions['all-neighbours'].create({}, other);
    const decisions = new Decisions(other);
    decisions.reset(other);
    if (interaction.form !== 'heard') throw new Error('a heard interaction is wanted');
    for (let from = 0; from < world.size; from += step)
      mind.decide?.(clock, interaction.observe(clock, from, Math.min(world.size, from + step)), decisions);
    return decisions.beliefs;
  };
  const whole = decide(world.size);
  expect(
    whole.some(({ state }, claim) =>
      state.some((next, agent) => next !== world.beliefs[claim]!.state[agent]),
    ),
  ).toBe(true);
  expect(decide(1)).toEqual(whole);
  expect(decide(37)).toEqual(whole);
});

/** Pairs of a listener (even) and a believer (odd) whom it hears with one weight. */
function pairsOf(weight: number) {
  const ties = Array.from({ length: 2_000 }, (_, pair) => [2 * pair, 2 * pair + 1, weight] as const);
  return follows(4_000, ties);
}

const odd = `[${Array.from({ length: 2_000 }, (_, pair) => 2 * pair + 1)}]`;

test.each([
  ['si', 'beta: 0.2'],
  ['sis', 'beta: 0.2, gamma: 0'],
  ['sir', 'beta: 0.2, gamma: 0'],
  ['seir', 'beta: 0.2, sigma: 0, gamma: 0'],
  ['seiz', 'beta: 0.2, sceptics: 0'],
  ['independent-cascade', 'probability: 0.2'],
  ['competing-claims', 'probability: 0.2'],
])('in %s a tie of weight w is w tries', async (name, parameters) => {
  const scenario = twoClaims(
    `minds={model: ${name}, ${parameters}}`,
    'population.size=4000',
    `population.believers={claim: lie, agents: ${odd}}`,
    'days=1',
  );
  for (const weight of [0.5, 1, 3]) {
    const simulation = simulate(scenario, 1, pairsOf(weight));
    simulation.start();
    await simulation.nextDay();
    const changed = simulation.world.beliefs[0]!.state.filter((state, agent) => agent % 2 === 0 && state > 0);
    const expected = 1 - 0.8 ** weight;
    // Five standard deviations of 2,000 trials.
    expect(Math.abs(changed.length / 2_000 - expected)).toBeLessThan(5 * deviation(expected, 2_000));
  }
});

test.each([
  ['linear-threshold', 'threshold: 0.3'],
  ['watts-threshold', 'phi: 0.3'],
])('in %s a heard believer counts by its share of the weight', async (name, parameters) => {
  const scenario = twoClaims(
    `minds={model: ${name}, ${parameters}}`,
    'population={size: 3, believers: {claim: lie, agents: [1]}}',
    'network.meanDegree=1',
    'days=1',
  );
  for (const [strong, weak, after] of [
    [1, 3, 0],
    [3, 7, 2],
    [3, 1, 2],
  ] as const) {
    const simulation = simulate(
      scenario,
      1,
      follows(3, [
        [0, 1, strong],
        [0, 2, weak],
      ]),
    );
    simulation.start();
    await simulation.nextDay();
    expect(simulation.world.beliefs[0]!.state[0]).toBe(after);
  }
});

test('the cause is each believer in proportion to its tie', async () => {
  const size = 3_000;
  const ties = Array.from({ length: size }, (_, place) => place * 3).flatMap((listener) => [
    [listener, listener + 1, 1] as const,
    [listener, listener + 2, 3] as const,
  ]);
  const believers = Array.from({ length: size }, (_, place) => [3 * place + 1, 3 * place + 2]).flat();
  const scenario = twoClaims(
    'minds={model: si, beta: 0.3}',
    `population={size: ${3 * size}, believers: {claim: lie, agents: [${believers}]}}`,
    'days=1',
  );
  const simulation = simulate(scenario, 1, follows(3 * size, ties));
  simulation.start();
  const { events } = await simulation.nextDay();
  const strong = events.targetAgent.subarray(0, events.length).filter((agent) => agent % 3 === 2).length;
  expect(events.length).toBeGreaterThan(1_500);
  expect(Math.abs(strong / events.length - 0.75)).toBeLessThan(5 * deviation(0.75, events.length));
});
