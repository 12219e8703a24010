import { describe, expect, test } from 'vitest';
import { BELIEVER, EVENT_KINDS, NONE } from '../../src/index.ts';
import { networkOf, rowsOf, runAll } from '../fixtures.ts';
import { agents, finish, follows, mean, shareOf, simulate, twoClaims } from './help.ts';

const BELIEF = EVENT_KINDS.indexOf('belief');
const scenario = (parameters: string, ...overrides: string[]) =>
  twoClaims(`minds={model: competing-claims, ${parameters}}`, ...overrides);

const LARGE = [
  'population.size=1000',
  'network={generator: erdos-renyi, meanDegree: 8}',
  `population.believers=[{claim: lie, agents: ${agents(0, 20)}}, {claim: fact, agents: ${agents(20, 40)}}]`,
];

/** Mean share of those convinced who took the first claim, over ten seeds. */
async function firstShare(parameters: string, ...overrides: string[]): Promise<number> {
  const shares = [];
  for (let seed = 1; seed <= 10; seed++) {
    const simulation = await finish(simulate(scenario(parameters, ...LARGE, ...overrides), seed));
    const [first, second] = [shareOf(simulation, 'believer', 0), shareOf(simulation, 'believer', 1)];
    shares.push(first / (first + second));
  }
  return mean(shares);
}

describe('competing claims', () => {
  test.each(['once', 'every-tick'])(
    'of equal strength split the population evenly, attempts %s',
    async (attempts) => {
      // One run's share has a standard deviation of about 0.08; the mean of ten, 0.025.
      const share = await firstShare(`probability: 0.3, ties: equal, attempts: ${attempts}`);
      expect(Math.abs(share - 0.5)).toBeLessThan(0.1);
    },
  );

  test('the one that starts earlier wins more', async () => {
    // Three rows of twenty agents, 1000, 1020 and 1040 on, lead to the agents 20 to 39 across ties so strong that every
    // claim gets through: the second claim starts in the first row or in the third, one tick behind or three.
    const late = (start: number) =>
      scenario(
        'probability: 0.3, ties: equal',
        ...LARGE,
        'population.size=1060',
        `population.believers=[{claim: lie, agents: ${agents(0, 20)}}, {claim: fact, agents: ${agents(start, start + 20)}}]`,
      );
    const shares = { early: 0, late: 0 };
    for (let seed = 1; seed <= 10; seed++) {
      const { offsets, targets } = networkOf({ ...late(1000), seed });
      const within = Array.from({ length: 1000 }, (_, agent) =>
        Array.from(targets.subarray(offsets[agent], offsets[agent + 1]))
          .filter((followee) => followee < 1000)
          .map((followee) => [agent, followee, 1] as const),
      ).flat();
      const lines = Array.from({ length: 20 }, (_, place) => [
        [20 + place, 1000 + place, 100] as const,
        [1000 + place, 1020 + place, 100] as const,
        [1020 + place, 1040 + place, 100] as const,
      ]).flat();
      const network = follows(1060, [...within, ...lines]);
      for (const [name, start] of [
        ['early', 1000],
        ['late', 1040],
      ] as const) {
        const simulation = await finish(simulate(late(start), seed, network));
        const [lie, fact] = simulation.world.beliefs.map(({ state }) =>
          state.subarray(0, 1000).reduce((sum, found) => sum + Number(found === BELIEVER), 0),
        );
        shares[name] += fact! / (lie! + fact!) / 10;
      }
    }
    expect(shares.late).toBeLessThan(shares.early - 0.1);
    expect(shares.late).toBeLessThan(0.35);
  });

  test('the more convincing one wins more, and ties go to the side that is preferred', async () => {
    expect(await firstShare('probability: 0.2, probabilities: {lie: 0.4}, ties: equal')).toBeGreaterThan(0.6);
    const truth = await firstShare('probability: 0.5, ties: truth');
    const falsehood = await firstShare('probability: 0.5, ties: falsehood');
    expect(truth).toBeLessThan(0.47);
    expect(falsehood).toBeGreaterThan(0.53);
  });

  test.each([
    ['truth', 1],
    ['falsehood', 0],
  ])('a tie in favour of %s is won by it, always', async (ties, winner) => {
    const two = scenario(
      `probability: 1, ties: ${ties}`,
      'population={size: 3, believers: [{claim: lie, agents: [0]}, {claim: fact, agents: [1]}]}',
      'network.meanDegree=1',
      'days=1',
    );
    for (let seed = 1; seed <= 10; seed++) {
      const simulation = await finish(
        simulate(
          two,
          seed,
          follows(3, [
            [2, 0],
            [2, 1],
          ]),
        ),
      );
      expect(simulation.world.beliefs.map(({ state }) => state[2])).toEqual(winner === 1 ? [0, 2] : [2, 0]);
    }
  });

  test('nobody believes two, whatever the order of update and however often agents switch', async () => {
    for (const parameters of ['probability: 0.4', 'probability: 0.4, attempts: every-tick, switching: 0.3']) {
      for (const update of ['synchronous', 'asynchronous']) {
        const simulation = simulate(scenario(parameters, `interaction.update=${update}`));
        simulation.start();
        while (!simulation.finished) {
          await simulation.nextDay();
          const [lie, fact] = simulation.world.beliefs;
          for (const [agent, state] of lie!.state.entries())
            expect(state === BELIEVER && fact!.state[agent] === BELIEVER).toBe(false);
        }
      }
    }
  });

  test('without switching nobody gives a claim up; with it both changes have the same cause', async () => {
    const firm = rowsOf(await runAll(simulate(scenario('probability: 0.4, attempts: every-tick'))));
    expect(firm.filter(({ kind, before }) => kind === BELIEF && before === BELIEVER)).toEqual([]);
    const rows = rowsOf(
      await runAll(simulate(scenario('probability: 0.4, attempts: every-tick, switching: 0.5'))),
    );
    const given = rows.filter(({ kind, before }) => kind === BELIEF && before === BELIEVER);
    expect(given.length).toBeGreaterThan(50);
    expect(new Set(given.map(({ claim }) => claim))).toEqual(new Set([0, 1]));
    for (const { agent, tick, claim, cause, target } of given) {
      const taken = rows.find((row) => row.agent === agent && row.tick === tick && row.claim !== claim);
      expect(taken).toMatchObject({ kind: BELIEF, after: BELIEVER, cause, target });
      expect(rows[cause]).toMatchObject({ agent: target, claim: taken!.claim, after: BELIEVER });
    }
  });

  test('who starts with both keeps the preferred one, because of its own belief', async () => {
    const both = scenario(
      'probability: 0',
      `population.believers=[{claim: lie, agents: ${agents(0, 9)}}, {claim: fact, agents: ${agents(0, 9)}}]`,
      'days=2',
    );
    const rows = rowsOf(await runAll(simulate(both))).filter(({ kind }) => kind === BELIEF);
    expect(rows).toHaveLength(9);
    for (const { agent, claim, cause, target, tick } of rows)
      expect([claim, cause, target, tick]).toEqual([0, 9 + agent, NONE, 1]);
  });
});
