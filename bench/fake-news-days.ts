import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createPopulation, type Scenario, Simulation } from '@hearsay/simulation';
import { leastOfEach, mean, timed } from './measure.ts';
import { type Growth, limited, type Row, shown } from './results.ts';
import { type RunFigures, runFigures } from './run-figures.ts';
import { fakeNewsScenario, networkOf } from './scenarios.ts';

/** Budgets of a day of a million agents, written, and of the whole process. */
const DAY_LIMIT_SECONDS = 3;
const MEMORY_LIMIT_MB = 2_048;
const DAYS = 10;

/**
 * Days of scenarios/million.yaml at each size, simulated only: nothing is written. The sizes take turns, so that whatever else
 * the machine does falls on all of them.
 */
export async function measureFakeNewsDays(sizes: readonly number[], rounds: number): Promise<Growth> {
  const contestants = sizes.map((agents) => {
    const scenario = fakeNewsScenario(agents, DAYS);
    return {
      agents,
      scenario,
      network: networkOf(scenario),
      population: createPopulation(agents, scenario.seed, scenario.population),
      days: [] as number[][],
    };
  });
  let bytesPerAgent = 0;
  for (let round = 0; round < rounds; round++) {
    for (const { agents, scenario, network, population, days } of contestants) {
      for (let again = 0; again < Math.max(1, Math.min(8, 250_000 / agents)); again++) {
        const simulation = new Simulation(scenario, network, population);
        days.push(await dayTimes(simulation, scenario));
        bytesPerAgent = simulation.world.columns.byteLength / agents;
      }
    }
  }
  const points = contestants.map(({ agents, days }) => ({ agents, milliseconds: mean(leastOfEach(days)) }));
  return { name: 'fake-news day, 10 contacts, simulated', points, bytesPerAgent };
}

async function dayTimes(simulation: Simulation, scenario: Scenario): Promise<number[]> {
  simulation.start();
  const times: number[] = [];
  while (times.length < scenario.days) times.push(await timed(() => simulation.nextDay()));
  return times;
}

export interface WrittenRun {
  readonly agents: number;
  readonly figures: RunFigures;
}

/** The same scenario as `hearsay run` does it, in a process of its own: log, metrics and checkpoints written. */
export function measureWrittenRun(agents: number, folder: string): WrittenRun {
  const script = join(import.meta.dirname, 'run-child.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, String(agents), String(DAYS), join(folder, `run-${agents}`)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the run of ${agents} agents failed:\n${stderr}`);
  return { agents, figures: runFigures.parse(JSON.parse(stdout)) };
}

export function writtenRows({ agents, figures }: WrittenRun, budgeted: boolean): Row[] {
  const { daySeconds, startSeconds, reportSeconds, peakMegabytes, totalSeconds } = figures;
  const name = `fake-news, ${agents.toLocaleString('en')} agents, 10 contacts`;
  const worst = Math.max(...daySeconds);
  return [
    budgeted
      ? limited(`${name}: slowest day, all written`, worst, DAY_LIMIT_SECONDS, 's')
      : shown(`${name}: slowest day, all written`, worst, 's', 3),
    shown('  mean day', mean(daySeconds), 's', 3),
    shown('  network, people and day 0', startSeconds, 's'),
    shown('  report', reportSeconds, 's'),
    shown(`  whole process, ${DAYS} days`, totalSeconds, 's'),
    budgeted
      ? limited('  peak memory of the process', peakMegabytes, MEMORY_LIMIT_MB, 'MB', 0)
      : shown('  peak memory of the process', peakMegabytes, 'MB', 0),
  ];
}
