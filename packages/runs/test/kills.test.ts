import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type RunDirectory, readManifest, resumeRun } from '@hearsay/runs';
import { RandomSource } from '@hearsay/simulation';
import { describe, expect, it } from 'vitest';
import { newRunDirectory, outcome, smallScenario, undisturbed } from './help.ts';

const CHILD = fileURLToPath(new URL('./run-child.ts', import.meta.url));
/** Long enough for kills to fall into the middle of it. */
const OVERRIDES = ['days=10', 'recording.agentsEveryDays=2'];

/** A process that runs or resumes; `days` is how many it has reported. */
function runInChild(directory: RunDirectory, ...overrides: readonly string[]) {
  const process_ = spawn(process.execPath, [CHILD, directory.path, ...OVERRIDES, ...overrides], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(process_, 'exit');
  const child = { process: process_, ended, days: 0, alive: true };
  process_.stdout.on('data', (text: Buffer) => {
    child.days += text.toString().split('\n').length - 1;
  });
  process_.on('exit', () => {
    child.alive = false;
  });
  return child;
}

/** Kills with SIGKILL as soon as `ripe` holds and some milliseconds have passed, if the process lives that long. */
async function killWhen(
  child: ReturnType<typeof runInChild>,
  ripe: () => boolean,
  milliseconds = 0,
): Promise<void> {
  while (child.alive && !ripe()) await setImmediate();
  if (milliseconds > 0) await setTimeout(milliseconds);
  child.process.kill('SIGKILL');
  await child.ended;
}

describe('a run that is killed', () => {
  it('at any moment, ends the same after a resume', async () => {
    const whole = await undisturbed(smallScenario(...OVERRIDES));
    const random = new RandomSource(20_260_101, 'kills').at(0);
    for (let round = 0; round < 4; round++) {
      const directory = newRunDirectory();
      const child = runInChild(directory, `recording.checkpointEveryDays=${1 + (round % 3)}`);
      const day = random.below(9);
      await killWhen(child, () => child.days > day, random.below(30));
      const ended = await resumeRun(directory);
      expect(outcome(directory, ended)).toEqual(whole);
      expect(ended.notes).toEqual([]);
    }
  });

  it('twice, the second time in the middle of a resume, ends the same', async () => {
    const whole = await undisturbed(smallScenario(...OVERRIDES));
    const directory = newRunDirectory();
    const first = runInChild(directory);
    await killWhen(first, () => first.days > 4, 3);
    const between = readManifest(directory).day;
    const second = runInChild(directory);
    await killWhen(second, () => second.days > 3, 5);
    const later = readManifest(directory);
    expect(later.day).toBeGreaterThan(between);
    expect(outcome(directory, await resumeRun(directory))).toEqual(whole);
  });

  it('before its first day, starts over in the same place', async () => {
    const whole = await undisturbed(smallScenario(...OVERRIDES));
    const directory = newRunDirectory();
    const child = runInChild(directory);
    await killWhen(child, () => existsSync(directory.manifest));
    const ended = await resumeRun(directory);
    expect(outcome(directory, ended)).toEqual(whole);
    expect(ended.notes).toEqual([]);
  });

  it('is in nobody’s hands afterwards, and in the child’s before', async () => {
    const directory = newRunDirectory();
    const child = runInChild(directory, 'days=5000');
    await killWhenRefused(child, directory);
    await resumeRun(directory, { shouldStop: () => true });
    expect(readManifest(directory).status).toBe('stopped');
  });
});

async function killWhenRefused(child: ReturnType<typeof runInChild>, directory: RunDirectory) {
  try {
    while (child.alive && child.days < 2) await setImmediate();
    await expect(resumeRun(directory)).rejects.toMatchObject({
      name: 'RunError',
      exitCode: 2,
      message: expect.stringContaining(`in use by process ${child.process.pid}`),
    });
    expect(child.alive).toBe(true);
  } finally {
    await killWhen(child, () => true);
  }
}
