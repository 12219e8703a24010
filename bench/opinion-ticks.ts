import { join } from 'node:path';
import { createPopulation, Simulation } from '@hearsay/simulation';
import { boundedMean } from '../packages/simulation/src/kernels/bounded-mean.ts';
import { CLoop, compileLoop, type LoopForm } from './c-loop.ts';
import { checksum } from './checksum.ts';
import { bestTimes, type Contestant, timed } from './measure.ts';
import { plainMean } from './plain-mean.ts';
import { type Growth, limited, notMeasured, type Row, shown } from './results.ts';
import { networkOf, opinionScenario } from './scenarios.ts';

const EPSILON = 0.4;
/** Budget of docs: a tick of ours over the same loop in C. */
const LIMIT = 1.5;

export interface OpinionTicks {
  readonly rows: readonly Row[];
  readonly growth: readonly Growth[];
}

/** The bounded-confidence tick at each size: our kernel, our whole tick, and the loop in C, all from the same opinions. */
export async function measureOpinionTicks(
  sizes: readonly number[],
  rounds: number,
  folder: string,
): Promise<OpinionTicks> {
  const program = compileLoop(folder);
  const bests: ReadonlyMap<string, number>[] = [];
  let bytesPerAgent = 0;
  // Largest first: a small tick is over before the engine has compiled it well, and would pay for that.
  for (const agents of sizes.toReversed()) {
    const found = await measureSize(agents, rounds, folder, program);
    bests.unshift(found.best);
    bytesPerAgent = found.bytesPerAgent;
  }
  const pointsOf = (name: string) =>
    sizes.map((agents, place) => ({ agents, milliseconds: bests[place]!.get(name)! }));
  const growth: Growth[] = [{ name: 'Hegselmann-Krause tick', points: pointsOf('tick'), bytesPerAgent }];
  if (program) {
    growth.push({ name: 'plain loop in C', points: pointsOf('branch'), reference: true });
    growth.push({ name: 'branch-free loop in C', points: pointsOf('branch-free'), reference: true });
  }
  return { rows: rowsOf(sizes.at(-1)!, bests.at(-1)!, program !== undefined), growth };
}

function rowsOf(agents: number, best: ReadonlyMap<string, number>, withC: boolean): Row[] {
  const of = (name: string) => best.get(name)!;
  const size = `${agents.toLocaleString('en')} agents, ${(20 * agents).toLocaleString('en')} follows`;
  const times = [
    shown(`bounded confidence, ${size}: whole tick`, of('tick'), 'ms'),
    shown('  kernel alone', of('kernel'), 'ms'),
    shown('  plain loop in JavaScript', of('plain'), 'ms'),
  ];
  if (!withC) return [...times, notMeasured('  whole tick over C', 'no gcc', `<= ${LIMIT} x C`)];
  return [
    ...times,
    shown('  plain loop in C (gcc -O3)', of('branch'), 'ms'),
    shown('  branch-free loop in C (gcc -O3)', of('branch-free'), 'ms'),
    limited('  whole tick over the plain loop in C', of('tick') / of('branch'), LIMIT, 'x C'),
    limited('  kernel over the plain loop in C', of('kernel') / of('branch'), LIMIT, 'x C'),
    shown('  whole tick over the branch-free loop in C', of('tick') / of('branch-free'), 'x C'),
    shown('  kernel over the branch-free loop in C', of('kernel') / of('branch-free'), 'x C'),
  ];
}

async function measureSize(agents: number, rounds: number, folder: string, program: string | undefined) {
  const scenario = opinionScenario(agents);
  const network = networkOf(scenario);
  const simulation = new Simulation(
    scenario,
    network,
    createPopulation(agents, scenario.seed, scenario.population),
  );
  simulation.start();
  const { opinion } = simulation.world.topics[0]!;
  const initial = opinion.slice();
  const next = new Float32Array(agents);
  plainMean(network, initial, EPSILON, next);
  const expected = checksum(next);
  const checked = (name: string, sum: number) => {
    if (sum !== expected) throw new Error(`${name} comes to other opinions than the plain loop`);
  };
  const { offsets, targets: speakers } = network;
  const heard = { from: 0, to: agents, first: 0, offsets, speakers, strengths: undefined };
  const contestants: Contestant[] = [
    {
      name: 'tick',
      run: async () => {
        opinion.set(initial);
        const time = await timed(() => simulation.nextDay());
        checked('the tick', checksum(opinion));
        return time;
      },
    },
    {
      name: 'kernel',
      run: async () => {
        const time = await timed(() => boundedMean(initial, heard, EPSILON, next));
        checked('the kernel', checksum(next));
        return time;
      },
    },
    { name: 'plain', run: () => timed(() => plainMean(network, initial, EPSILON, next)) },
  ];
  const loop = program && new CLoop(program, join(folder, 'network.bin'), network, initial);
  const inC = (form: LoopForm): Contestant => ({
    name: form,
    run: async () => {
      if (!loop) return Number.NaN;
      const tick = await loop.tick(form, EPSILON);
      checked(`the C loop (${form})`, tick.checksum);
      return tick.milliseconds;
    },
  });
  if (loop) contestants.push(inC('branch'), inC('branch-free'));
  try {
    const best = await bestTimes(contestants, rounds, Math.min(20, Math.ceil(400_000 / agents)));
    return { best, bytesPerAgent: simulation.world.columns.byteLength / agents };
  } finally {
    if (loop) loop.close();
  }
}
