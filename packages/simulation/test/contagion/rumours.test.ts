import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/index.ts';
import { networkOf, rowsOf, runAll } from '../fixtures.ts';
import { contagion, finish, follows, forgotten, leftOver, mean, shareOf, simulate } from './help.ts';

const BELIEF = EVENT_KINDS.indexOf('belief');
const POPULATION = 'interaction={kind: pairs, contactsFrom: population}';

test('the share that never hears a rumour solves theta = exp(-2 (1 - theta))', () => {
  expect(leftOver(2)).toBeCloseTo(0.203188, 6);
});

describe.each(['daley-kendall', 'maki-thompson'])('%s', (model) => {
  const scenario = (...overrides: string[]) =>
    contagion(`minds={model: ${model}}`, POPULATION, 'days=120', ...overrides);

  test('leaves 20.3% ignorant in a large mixed population', async () => {
    const large = scenario('population={size: 4000, believers: {count: 4}}', 'days=60');
    const ignorant = [];
    for (let seed = 1; seed <= 8; seed++) {
      const simulation = await finish(simulate(large, seed), forgotten);
      expect(shareOf(simulation, 'believer')).toBe(0);
      ignorant.push(shareOf(simulation, 'susceptible'));
    }
    // Daley & Kendall 1965; Sudbury 1985. One run's standard deviation is below 0.01; the mean of eight, below 0.004.
    expect(Math.abs(mean(ignorant) - 0.203188)).toBeLessThan(0.015);
  });

  test('spreads to everybody if nobody is ever stifled', async () => {
    const simulation = await finish(simulate(scenario('minds.stifle=0')));
    expect(shareOf(simulation, 'believer')).toBe(1);
  });

  test('does not care on average how agents are numbered', async () => {
    const hubs = scenario(
      'network={generator: barabasi-albert, edgesPerAgent: 2}',
      'interaction.contactsFrom=neighbours',
    );
    const [given, renamed]: [number[], number[]] = [[], []];
    for (let seed = 1; seed <= 40; seed++) {
      const network = networkOf({ ...hubs, seed });
      const other = follows(
        200,
        Array.from({ length: 200 }, (_, agent) =>
          [...network.followees(agent)].map((followee) => [199 - agent, 199 - followee] as const),
        ).flat(),
      );
      given.push(shareOf(await finish(simulate(hubs, seed, network), forgotten), 'susceptible'));
      renamed.push(shareOf(await finish(simulate(hubs, seed, other), forgotten), 'susceptible'));
    }
    // Two means of forty runs with a standard deviation of about 0.06 each: 0.013 apart on average, times 4.
    expect(Math.abs(mean(given) - mean(renamed))).toBeLessThan(0.055);
  });
});

describe('who stops', () => {
  /** Agent 0 (and 1 in the second case) spread; the two meet in every meeting, agent 0 or 1 as the initiator. */
  const meeting = async (model: string, believers: string) => {
    const scenario = contagion(
      `minds={model: ${model}}`,
      `population={size: 2, believers: {agents: ${believers}}}`,
      'network={generator: complete}',
      // Half a meeting an agent is one meeting a tick.
      'interaction={kind: pairs, meetingsPerAgent: 0.5}',
      'days=1',
    );
    return rowsOf(await runAll(simulate(scenario))).filter(({ kind }) => kind === BELIEF);
  };

  test('when two spreaders meet, both in Daley-Kendall and only the caller in Maki-Thompson', async () => {
    const both = await meeting('daley-kendall', '[0, 1]');
    expect(both.map(({ agent, before, after, target }) => [agent, before, after, target]).sort()).toEqual([
      [0, 2, 3, 1],
      [1, 2, 3, 0],
    ]);
    const caller = await meeting('maki-thompson', '[0, 1]');
    expect(caller).toHaveLength(1);
    expect(caller[0]).toMatchObject({ before: 2, after: 3 });
    expect(caller[0]!.target).toBe(1 - caller[0]!.agent);
  });

  test('nobody who tells an ignorant agent', async () => {
    expect(await meeting('daley-kendall', '[0]')).toMatchObject([
      { agent: 1, before: 0, after: 2, target: 0, cause: 0 },
    ]);
    const [one, other] = [await meeting('maki-thompson', '[0]'), await meeting('maki-thompson', '[1]')];
    // The one meeting has one caller: only if it is the spreader does it tell anything.
    expect([one.length, other.length].sort()).toEqual([0, 1]);
  });
});
