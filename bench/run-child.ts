import { prepareInputs, RunDirectory, startRun, writeReport } from '@hearsay/runs';
import type { RunFigures } from './run-figures.ts';
import { fakeNewsScenario } from './scenarios.ts';

// Its own process, so that the peak of its memory is that of one run: AGENTS DAYS RUN-DIRECTORY.
const [agents, days, path] = process.argv.slice(2);
const scenario = fakeNewsScenario(Number(agents), Number(days));
const moments = [performance.now()];
const inputs = await prepareInputs(scenario, '.');
const directory = new RunDirectory(String(path));
await startRun(
  directory,
  { name: 'bench', command: 'npm run bench', scenario, inputs, inputsFolder: '.' },
  { onDay: () => void moments.push(performance.now()) },
);
const [begun = 0, started = 0, ...ends] = moments;
const finished = performance.now();
await writeReport(directory, { html: true });
const figures: RunFigures = {
  daySeconds: ends.map((end, day) => (end - (day === 0 ? started : ends[day - 1]!)) / 1_000),
  startSeconds: (started - begun) / 1_000,
  reportSeconds: (performance.now() - finished) / 1_000,
  totalSeconds: performance.now() / 1_000,
  peakMegabytes: process.resourceUsage().maxRSS / 1_024,
};
process.stdout.write(JSON.stringify(figures));
