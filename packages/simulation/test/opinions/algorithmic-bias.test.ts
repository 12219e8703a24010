import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/index.ts';
import { clusters, finalOpinions, follows, mean, run, type Setup } from './help.ts';

const SEEDS = [1, 2, 3];

/** Effective number of clusters (sum c)^2 / sum c^2, as Sirbu et al. 2019 measure it. */
function effectiveClusters(opinions: readonly number[]): number {
  const squares = clusters(opinions, 0.02).reduce((sum, size) => sum + size ** 2, 0);
  return opinions.length ** 2 / squares;
}

/** Shares of meetings by pair or reader, and what they should be. */
function expectShares(counted: readonly number[], expected: readonly number[]): void {
  const total = counted.reduce((sum, count) => sum + count, 0);
  for (const [index, probability] of expected.entries()) {
    const error = Math.sqrt((probability * (1 - probability)) / total);
    expect(Math.abs(counted[index]! / total - probability)).toBeLessThan(4 * error);
  }
}

describe('algorithmic-bias', () => {
  test('gamma = 0 is Deffuant-Weisbuch, draw by draw', async () => {
    for (const seed of SEEDS) {
      const common = { size: 200, seed, ticksPerDay: 20 };
      const epsilon = 0.5;
      const biased = await finalOpinions({
        model: 'algorithmic-bias',
        parameters: { epsilon, gamma: 0 },
        ...common,
      });
      expect(biased).toEqual(
        await finalOpinions({ model: 'deffuant-weisbuch', parameters: { epsilon }, ...common }),
      );
    }
  });

  // Sirbu et al. 2019, figures 2 and 3: bias fragments opinions; epsilon = 0.32 there is consensus without it.
  test.each(['meetings', 'heard'] as const)('clusters grow with gamma (%s)', async (form) => {
    const means: number[] = [];
    for (const gamma of [0, 0.5, 1, 1.5]) {
      const counts: number[] = [];
      for (const seed of SEEDS) {
        const opinions = await finalOpinions({
          model: 'algorithmic-bias',
          form,
          update: form === 'heard' ? 'asynchronous' : 'synchronous',
          parameters: { epsilon: 0.64, gamma },
          size: 50,
          seed,
          ticksPerDay: 60,
          interaction: form === 'meetings' ? { meetingsPerAgent: gamma === 0 ? 1 : 50 } : {},
        });
        counts.push(effectiveClusters(opinions));
      }
      means.push(mean(counts));
    }
    expect(means).toEqual([...means].sort((a, b) => a - b));
    expect(means[0]).toBeLessThan(2);
    expect(means[3]).toBeGreaterThan(3 * means[0]!);
  });

  const START = [-0.5, 0, 0.25, 0.75];
  const pull = (a: number, b: number, gamma: number) => Math.abs(START[a]! - START[b]!) ** -gamma;
  /** Chance that `a` chooses `b` among all. */
  const choice = (a: number, b: number, gamma: number) =>
    pull(a, b, gamma) / [0, 1, 2, 3].reduce((sum, k) => (k === a ? sum : sum + pull(a, k, gamma)), 0);

  // The paper's equation 3. Agents hardly move (mu = 0.0001), so that the probabilities stay what they are.
  test.each([
    { contactsFrom: 'neighbours', gamma: 3 },
    { contactsFrom: 'population', gamma: 1.5 },
  ])(
    'meetings that take place are chosen with p ~ d^-gamma ($contactsFrom)',
    async ({ contactsFrom, gamma }) => {
      const { records } = await run(
        {
          model: 'algorithmic-bias',
          form: 'meetings',
          parameters: { gamma, epsilon: 2, mu: 1e-4 },
          size: 4,
          ticksPerDay: 3,
          interaction: { meetingsPerAgent: 1_000, contactsFrom },
          recording: { opinionChanges: 0 },
        },
        { start: START },
      );
      const pairs = [
        [0, 1],
        [0, 2],
        [0, 3],
        [1, 2],
        [1, 3],
        [2, 3],
      ] as const;
      const counted = pairs.map(() => 0);
      for (const { events } of records) {
        const opinion = EVENT_KINDS.indexOf('opinion');
        const movers = Array.from(events.agent.subarray(0, events.length)).filter(
          (_, row) => events.kind[row] === opinion,
        );
        // Both who meet move: events come in twos.
        for (let row = 0; row < movers.length; row += 2) {
          const a = Math.min(movers[row]!, movers[row + 1]!);
          const b = Math.max(movers[row]!, movers[row + 1]!);
          counted[pairs.findIndex(([first, second]) => first === a && second === b)]!++;
        }
      }
      expect(counted.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2_000);
      expectShares(
        counted,
        pairs.map(([a, b]) => (choice(a, b, gamma) + choice(b, a, gamma)) / 4),
      );
    },
  );

  test('a reader is shown others with p ~ d^-gamma times tie weight', async () => {
    const network = follows(4, [
      [0, 1, 1],
      [0, 2, 2],
      [0, 3, 1],
    ]);
    const setup: Setup = {
      model: 'algorithmic-bias',
      form: 'heard',
      parameters: { gamma: 1, epsilon: 2, mu: 0.5 },
      size: 4,
      topics: 200,
    };
    const counted = [0, 0, 0];
    for (const seed of SEEDS) {
      const { opinions } = await run({ ...setup, seed }, { network, start: START });
      // Halfway to 1, 2 or 3.
      for (const opinion of opinions) counted[[-0.25, -0.125, 0.125].indexOf(opinion[0]!)]!++;
    }
    const pulls = [pull(0, 1, 1), 2 * pull(0, 2, 1), pull(0, 3, 1)];
    const total = pulls.reduce((sum, value) => sum + value, 0);
    expectShares(
      counted,
      pulls.map((value) => value / total),
    );
  });
});

describe('algorithmic-bias-media', () => {
  const setup = (parameters: Record<string, unknown>, seed = 1): Setup => ({
    model: 'algorithmic-bias-media',
    form: 'meetings',
    parameters,
    size: 100,
    seed,
    ticksPerDay: 50,
  });

  test('without media it is algorithmic-bias', async () => {
    // Without bias, so that the two models, which draw for purposes of their own, can be compared draw by draw.
    const bias = { epsilon: 0.5, gamma: 0 };
    const alone = await finalOpinions(setup({ ...bias, mediaProbability: 0 }));
    expect(alone).toEqual(await finalOpinions({ ...setup(bias), model: 'algorithmic-bias' }));
  });

  // Pansanella et al. 2023: an open-minded population is drawn over by one medium, moderate or extreme.
  test.each([0, 0.9])('an open-minded population follows a single medium at %d', async (medium) => {
    for (const seed of SEEDS) {
      const end = await finalOpinions(
        setup({ epsilon: 2, gamma: 0, media: [medium], mediaProbability: 0.5 }, seed),
      );
      for (const opinion of end) expect(opinion).toBeCloseTo(medium, 2);
    }
  });

  test('one of the media is chosen with p ~ d^-gammaMedia, and counts within epsilon only', async () => {
    const network = follows(2, []);
    const counts = [0, 0, 0];
    for (const seed of SEEDS) {
      const { opinions } = await run(
        {
          ...setup({ epsilon: 0.6, media: [-0.25, 0.5, 1], mediaProbability: 1, gammaMedia: 1 }, seed),
          form: 'heard',
          size: 2,
          ticksPerDay: 1,
          topics: 200,
        },
        { network, start: [0, 0] },
      );
      for (const opinion of opinions)
        for (const moved of opinion) counts[[-0.125, 0.25, 0].indexOf(moved)]!++;
    }
    // Pulls 4, 2 and 1; the last is out of bounds.
    expectShares(counts, [4 / 7, 2 / 7, 1 / 7]);
  });
});
