import { describe, expect, test } from 'vitest';
import { deviation, finalOpinions, follows, majorClusters, mean, run, type Setup, started } from './help.ts';

const SEEDS = [1, 2, 3, 4, 5];
const PAIR = follows(2, [[0, 1]], true);
/** One meeting, of 0 with 1 or of 1 with 0. */
const ONE_MEETING = { size: 2, interaction: { meetingsPerAgent: 0.5 } };

describe('relative-agreement', () => {
  test('one meeting by hand', async () => {
    // The two most extreme of two agents are sure (u = 0.2); mu = 0.5, both u = 0.2: h = 0.3, a = 0.3 / 0.2 - 1 =
    // 0.5.
    const sure = { uncertainty: 0.2, mu: 0.5 };
    const [a, b] = await finalOpinions(
      { model: 'relative-agreement', parameters: sure, ...ONE_MEETING },
      { network: PAIR, start: [0, 0.1] },
    );
    expect(a).toBeCloseTo(0.025, 6);
    expect(b).toBeCloseTo(0.075, 6);
    // Agent 1 alone is an extremist: u = (1, 0.2), h = 0.4. It convinces 0 (a = 0.4 / 0.2 - 1 = 1), 0 not it (h < 1).
    const parameters = { uncertainty: 1, extremistUncertainty: 0.2, extremists: 0.5, bias: 1, mu: 0.25 };
    const { simulation, opinions } = await run(
      { model: 'relative-agreement', parameters, ...ONE_MEETING },
      { network: PAIR, start: [0, 0.5] },
    );
    expect(opinions[0]![0]).toBeCloseTo(0.125, 6);
    expect(opinions[0]![1]).toBe(0.5);
    const uncertainty = new Map(simulation.save()).get('uncertainty/topic-0')!;
    expect(uncertainty[0]).toBeCloseTo(1 + 0.25 * (0.2 - 1), 6);
    expect(uncertainty[1]).toBe(Math.fround(0.2));
  });

  test('who is fixed stays as sure as it is', async () => {
    const simulation = started(
      { model: 'relative-agreement', parameters: { uncertainty: 0.5 }, size: 2, days: 2, ticksPerDay: 5 },
      { network: PAIR, start: [0, 0.1] },
    );
    simulation.world.fixed[0] = 1;
    await simulation.nextDay();
    const uncertainty = new Map(simulation.save()).get('uncertainty/topic-0')!;
    uncertainty[1] = 0.2;
    while (!simulation.finished) await simulation.nextDay();
    expect(uncertainty[0]).toBe(0.5);
    expect(uncertainty[1]).toBeGreaterThan(0.2);
  });

  /** Deffuant et al. 2002, 3.1: y = p+^2 + p-^2, shares of the moderates who end at either extreme. */
  async function convergence(seed: number, uncertainty: number, extremists: number): Promise<number> {
    const size = 200;
    const { simulation, opinions } = await run({
      model: 'relative-agreement',
      parameters: { uncertainty, extremists, extremistUncertainty: 0.1 },
      size,
      seed,
      interaction: { meetingsPerAgent: 500 },
    });
    expect(simulation.finished).toBe(true);
    const each = (size * extremists) / 2;
    const share = (count: number) => (count - each) / (size - 2 * each);
    const high = share(opinions[0]!.filter((opinion) => opinion > 0.8).length);
    const low = share(opinions[0]!.filter((opinion) => opinion < -0.8).length);
    return high ** 2 + low ** 2;
  }

  // Deffuant et al. 2002, figures 5 and 6 (N = 200, mu = 0.5, u_e = 0.1): y near 0 is central convergence, 0.5 both
  // extremes.
  test('moderates who are sure stay central, unsure ones split to the extremes', async () => {
    const central: number[] = [];
    const extreme: number[] = [];
    for (const seed of SEEDS) {
      central.push(await convergence(seed, 0.4, 0.2));
      extreme.push(await convergence(seed, 1.2, 0.25));
    }
    expect(mean(central)).toBeLessThan(0.15);
    expect(mean(extreme)).toBeGreaterThan(0.35);
  });

  test('without extremists nobody becomes extreme', async () => {
    const end = await finalOpinions({
      model: 'relative-agreement',
      parameters: { uncertainty: 1.2 },
      size: 200,
      interaction: { meetingsPerAgent: 500 },
    });
    expect(majorClusters(end, 0.05)).toBe(1);
    expect(Math.abs(mean(end))).toBeLessThan(0.2);
  });
});

describe('social-judgement', () => {
  const settled = { model: 'social-judgement', size: 200, interaction: { meetingsPerAgent: 300 } } as const;

  test('one meeting by hand', async () => {
    const setup: Setup = {
      model: 'social-judgement',
      parameters: { acceptance: 0.5, rejection: 1, mu: 0.2 },
      ...ONE_MEETING,
    };
    const meet = (start: number[]) => finalOpinions(setup, { network: PAIR, start });
    const accepted = await meet([0, 0.25]);
    expect(accepted[0]).toBeCloseTo(0.05, 6);
    expect(accepted[1]).toBeCloseTo(0.2, 6);
    expect(await meet([0, 0.75])).toEqual([0, 0.75]);
    const rejected = await meet([-0.75, 0.5]);
    expect(rejected).toEqual([-1, 0.75]);
  });

  // Jager & Amblard 2005: uniformity for a large acceptance, bipolarization for a large latitude of rejection (a low
  // threshold), pluriformity where both latitudes are small.
  test.each([
    { pattern: 'uniformity', acceptance: 1.2, rejection: 1.8, camps: [1, 1], spread: [0, 0.01] },
    { pattern: 'bipolarization', acceptance: 0.4, rejection: 0.6, camps: [2, 2], spread: [0.99, 1] },
    { pattern: 'pluriformity', acceptance: 0.2, rejection: 2, camps: [3, 6], spread: [0.4, 0.7] },
  ])('$pattern', async ({ acceptance, rejection, camps, spread }) => {
    for (const seed of SEEDS) {
      const end = await finalOpinions({ ...settled, parameters: { acceptance, rejection }, seed });
      expect(majorClusters(end, 0.05)).toBeGreaterThanOrEqual(camps[0]!);
      expect(majorClusters(end, 0.05)).toBeLessThanOrEqual(camps[1]!);
      expect(deviation(end)).toBeGreaterThanOrEqual(spread[0]!);
      expect(deviation(end)).toBeLessThanOrEqual(spread[1]! + 1e-6);
    }
  });
});

describe('attraction-repulsion', () => {
  /** The paper's standard case (100 agents, mean 0.5, sd 0.2, E = 0.1, R = 0.25 on [0, 1]) with another tolerance. */
  const standard = (tolerance: number, seed: number): Setup => ({
    model: 'attraction-repulsion',
    parameters: { tolerance: 2 * tolerance, exposure: 0.2, responsiveness: 0.25 },
    size: 100,
    seed,
    opinions: { distribution: 'normal', sd: 0.4 },
    ticksPerDay: 2,
    interaction: { meetingsPerAgent: 1_000 },
  });

  // Axelrod, Daymude, Forrest 2021, figure 2: the less tolerance, the more polarization (variance); high tolerance
  // ends it.
  test('low tolerance polarizes, high tolerance converges', async () => {
    for (const seed of [1, 2, 3]) {
      expect(deviation(await finalOpinions(standard(0.15, seed))) ** 2).toBeGreaterThan(0.8);
      expect(deviation(await finalOpinions(standard(0.55, seed))) ** 2).toBeLessThan(1e-4);
    }
  });

  test('attraction and repulsion by hand, at the rate of (1/2)^(d / E)', async () => {
    const rate = async (start: number[], moved: number) => {
      const parameters = { tolerance: 0.5, responsiveness: 0.5, exposure: 0.25 };
      const setup: Setup = { model: 'attraction-repulsion', form: 'heard', parameters, size: 2, topics: 200 };
      let count = 0;
      for (const seed of SEEDS) {
        const { opinions } = await run({ ...setup, seed }, { network: follows(2, [[0, 1]]), start });
        for (const opinion of opinions) {
          if (opinion[0] === start[0]) continue;
          expect(opinion[0]).toBeCloseTo(moved, 6);
          count++;
        }
      }
      return count / 1_000;
    };
    // Differences of 0.5 and 0.75: 1/4 and 1/8 of 1,000 encounters, give or take four standard errors.
    expect(Math.abs((await rate([0, 0.5], 0.25)) - 0.25)).toBeLessThan(0.055);
    expect(Math.abs((await rate([0, 0.75], -0.375)) - 0.125)).toBeLessThan(0.042);
    expect(Math.abs((await rate([-0.75, 0], -1)) - 0.125)).toBeLessThan(0.042);
  });
});

describe('lorenz', () => {
  test('the kernel by hand', async () => {
    const parameters = { alpha: 0.4, theta: 0.25, lambda: 0.5, k: 2 };
    const setup: Setup = { model: 'lorenz', form: 'heard', parameters, size: 3 };
    // pol = 1 - 0.2^2 = 0.96; sim = 0.25 / (0.25 + 0.36) = 0.409836; 0.25 x 0.6 + 0.75 x 0.8 = 0.75.
    const byFirst = 0.4 * 0.96 * (0.25 / 0.61) * 0.75;
    const one = await finalOpinions(setup, { network: follows(3, [[0, 1]]), start: [0.2, 0.8, -0.3] });
    expect(one[0]).toBeCloseTo(0.2 + byFirst, 6);
    const bySecond = 0.4 * 0.96 * 0.5 * (0.25 * -0.5 + 0.75 * -0.3);
    const both = await finalOpinions(setup, {
      network: follows(3, [
        [0, 1],
        [0, 2],
      ]),
      start: [0.2, 0.8, -0.3],
    });
    expect(both[0]).toBeCloseTo(0.2 + (byFirst + bySecond) / 2, 6);
    const meeting = await finalOpinions(
      { ...setup, form: 'meetings', ...ONE_MEETING },
      {
        network: follows(2, [
          [0, 1],
          [1, 0],
        ]),
        start: [0.2, 0.8],
      },
    );
    // Whoever starts hears the other, and nobody else changes.
    expect(meeting.filter((opinion, agent) => opinion !== Math.fround([0.2, 0.8][agent]!))).toHaveLength(1);
  });

  // Lorenz, Neumann, Schroeder 2021: pure contagion (theta = 1) makes consensus, pure reinforcement polarizes.
  test('assimilation alone agrees, reinforcement alone polarizes', async () => {
    const end = (theta: number) =>
      finalOpinions({ model: 'lorenz', parameters: { theta }, size: 100, ticksPerDay: 100 });
    expect(deviation(await end(1))).toBeLessThan(1e-3);
    const reinforced = await end(0);
    expect(deviation(reinforced)).toBeGreaterThan(0.9);
    expect(Math.min(...reinforced.map(Math.abs))).toBeGreaterThan(0.9);
  });
});
