/**
 * Goes on with a run, or starts it, and reports each day on its standard output: a process for tests to kill.
 * Arguments: the run directory, then what the small scenario overrides.
 */
import { existsSync } from 'node:fs';
import { prepareInputs, RunDirectory, resumeRun, startRun } from '@hearsay/runs';
import { smallScenario } from './small-scenario.ts';

const [path = '', ...overrides] = process.argv.slice(2);
const directory = new RunDirectory(path);
const onDay = ({ day }: { day: number }) => {
  process.stdout.write(`${day}\n`);
};
if (existsSync(path)) await resumeRun(directory, { onDay });
else {
  const scenario = smallScenario(...overrides);
  const inputs = await prepareInputs(scenario, '.');
  const command = 'hearsay run small';
  await startRun(directory, { name: 'small', command, scenario, inputs, inputsFolder: '.' }, { onDay });
}
