import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFakeNewsDays, measureWrittenRun, writtenRows } from './fake-news-days.ts';
import { measureNetworks } from './networks.ts';
import { measureOpinionTicks } from './opinion-ticks.ts';
import { growthPicture, growthTable, table } from './print.ts';
import { flatness, type Growth, type Row } from './results.ts';

/**
 * `npm run bench`: how fast Hearsay is here, beside the same loop in C, and whether it keeps its budgets. Prints tables
 * and writes bench/results.json and bench/growth.svg. `-- --quick` leaves out the largest size (about 20 seconds).
 */
interface Plan {
  readonly opinionSizes: readonly number[];
  readonly daySizes: readonly number[];
  readonly runSizes: readonly number[];
  readonly networkAgents: number;
  readonly rounds: number;
}

const FULL: Plan = {
  opinionSizes: [10_000, 100_000, 1_000_000],
  daySizes: [10_000, 100_000, 1_000_000],
  runSizes: [10_000, 100_000, 1_000_000],
  networkAgents: 1_000_000,
  rounds: 10,
};
const QUICK: Plan = {
  opinionSizes: [10_000, 100_000],
  daySizes: [10_000, 100_000],
  runSizes: [100_000],
  networkAgents: 100_000,
  rounds: 8,
};

const USAGE = 'usage: npm run bench [-- --quick]\n';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function measure({ opinionSizes, daySizes, runSizes, networkAgents, rounds }: Plan, folder: string) {
  const rows: Row[] = [];
  const growth: Growth[] = [];
  say('bounded confidence ...');
  const opinions = await measureOpinionTicks(opinionSizes, rounds, folder);
  rows.push(...opinions.rows);
  growth.push(...opinions.growth);
  say('networks ...');
  rows.push(...(await measureNetworks(networkAgents, 2)));
  say('days of fake-news, simulated ...');
  growth.push(await measureFakeNewsDays(daySizes, 3));
  for (const agents of runSizes) {
    say(`a run of ${agents.toLocaleString('en')} agents, written ...`);
    rows.push(...writtenRows(measureWrittenRun(agents, folder), agents === 1_000_000));
  }
  rows.push(...growth.map(flatness));
  return { rows, growth };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return say(USAGE);
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg()[0]!,
  };
  say(
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}; load at the start ${machine.load.toFixed(1)}\n`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  try {
    const { rows, growth } = await measure(values.quick ? QUICK : FULL, folder);
    say(`\n${table(rows)}\n\n${growthTable(growth)}\n`);
    const result = { quick: values.quick, measuredAt: new Date().toISOString(), machine, rows, growth };
    writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(result, null, 2)}\n`);
    writeFileSync(join(import.meta.dirname, 'growth.svg'), growthPicture(growth));
    say('Written: bench/results.json, bench/growth.svg');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
