import { describe, expect, test } from 'vitest';
import { BELIEF_STATES, EVENT_KINDS, NONE } from '../../src/index.ts';
import { rowsOf, runAll } from '../fixtures.ts';
import { contagion, curve, mixing, shareOf, simulate } from './help.ts';

const BELIEF = EVENT_KINDS.indexOf('belief');
const CONTACTS = 2;

interface Rates {
  readonly beta: number;
  readonly b: number;
  readonly p: number;
  readonly l: number;
  readonly rho: number;
  readonly epsilon: number;
}

const scenario = (rates: Rates, sceptics: number, days: number) =>
  contagion(
    `minds=${JSON.stringify({ model: 'seiz', ...rates, sceptics })}`,
    'population={size: 6000, believers: {count: 300}}',
    mixing(CONTACTS),
    `days=${days}`,
  );

type Shares = readonly [s: number, e: number, i: number, z: number];

/** The equations of Bettencourt et al. 2006 (there: shares of the population), by Euler steps of a hundredth of a tick. */
function equations(rates: Rates, start: Shares, ticks: number): Shares[] {
  const [beta, b, rho] = [rates.beta * CONTACTS, rates.b * CONTACTS, rates.rho * CONTACTS];
  let [s, e, i, z] = start;
  const path: Shares[] = [start];
  for (let step = 1; step <= ticks * 100; step++) {
    const told = (beta * s * i) / 100;
    const warned = (b * s * z) / 100;
    const convinced = (rho * e * i + rates.epsilon * e) / 100;
    s -= told + warned;
    e += (1 - rates.p) * told + (1 - rates.l) * warned - convinced;
    i += rates.p * told + convinced;
    z += rates.l * warned;
    if (step % 100 === 0) path.push([s, e, i, z]);
  }
  return path;
}

describe('SEIZ', () => {
  test.each<[string, Rates]>([
    ['few doubts', { beta: 0.02, b: 0.01, p: 0.3, l: 0.4, rho: 0.01, epsilon: 0.005 }],
    ['many doubts', { beta: 0.01, b: 0.03, p: 0.5, l: 0.8, rho: 0.02, epsilon: 0 }],
  ])('follows its equations under homogeneous mixing: %s', async (_, rates) => {
    const simulation = simulate(scenario(rates, 0.1, 200));
    const found: Shares[] = [];
    const shares = (): Shares => [
      shareOf(simulation, 'susceptible'),
      shareOf(simulation, 'exposed'),
      shareOf(simulation, 'believer'),
      shareOf(simulation, 'sceptic'),
    ];
    simulation.start();
    while (!simulation.finished) {
      await simulation.nextDay();
      found.push(shares());
    }
    // Sceptics are there after the first tick: the equations start from what it left.
    const expected = equations(rates, found[0]!, 199);
    for (let tick = 0; tick < 200; tick += 20) {
      for (const state of found[tick]!.keys()) {
        // Chance at the start (300 believers, 600 sceptics) and ticks of some length: below 0.02 a curve, times 2.
        expect(Math.abs(found[tick]![state]! - expected[tick]![state]!)).toBeLessThan(0.04);
      }
    }
    expect(found.at(-1)![2] - found[0]![2]).toBeGreaterThan(0.1);
  });

  test('is SI if everybody told believes at once and nobody is a sceptic', async () => {
    const rates = { beta: 0.02, b: 0.5, p: 1, l: 0.5, rho: 0.5, epsilon: 0.5 };
    const seiz = await curve(simulate(scenario(rates, 0, 120)), 'believer');
    const si = await curve(
      simulate(
        contagion(
          'minds={model: si, beta: 0.02}',
          'population={size: 6000, believers: {count: 300}}',
          mixing(CONTACTS),
          'days=120',
        ),
      ),
      'believer',
    );
    // Two independent runs of the same process, each with a standard deviation below 0.02.
    for (const [tick, share] of seiz.entries()) expect(Math.abs(share - si[tick]!)).toBeLessThan(0.06);
  });

  test('makes sceptics of the wanted share in the first tick and of nobody later by itself', async () => {
    const simulation = simulate(scenario({ beta: 0, b: 0, p: 1, l: 1, rho: 0, epsilon: 0 }, 0.3, 3));
    const rows = rowsOf(await runAll(simulation)).filter(({ kind }) => kind === BELIEF);
    expect(
      new Set(
        rows.map(({ tick, after, cause, target }) => [tick, BELIEF_STATES[after], cause, target].join()),
      ),
    ).toEqual(new Set([`1,sceptic,${NONE},${NONE}`]));
    // Five standard deviations of 5,700 trials of 0.3.
    expect(Math.abs(rows.length / 5_700 - 0.3)).toBeLessThan(0.031);
  });

  test('who was exposed by a believer believes because of it; who was exposed by a sceptic, of nobody', async () => {
    const rates = { beta: 0.2, b: 0.2, p: 0, l: 0, rho: 0, epsilon: 0.2 };
    const rows = rowsOf(await runAll(simulate(scenario(rates, 0.2, 12))));
    const exposedBy = new Map<number, (typeof rows)[number]>();
    let [believers, sceptics] = [0, 0];
    for (const row of rows) {
      if (row.kind !== BELIEF) continue;
      if (BELIEF_STATES[row.after] === 'exposed') exposedBy.set(row.agent, row);
      if (BELIEF_STATES[row.before] !== 'exposed') continue;
      const exposure = exposedBy.get(row.agent)!;
      const byBeliever = BELIEF_STATES[rows[exposure.cause]!.after] === 'believer';
      if (byBeliever) believers++;
      else sceptics++;
      expect([row.cause, row.target]).toEqual(byBeliever ? [exposure.cause, exposure.target] : [NONE, NONE]);
    }
    expect(Math.min(believers, sceptics)).toBeGreaterThan(100);
  });
});
