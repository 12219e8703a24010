import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { folderWith, hearsay, launch, SCENARIO } from './help.ts';

/** Long enough to be interrupted. */
const DAYS = ['--set', 'days=20', '--no-report'];
const hashOf = (out: string) => /log hash +([0-9a-f]{64})/.exec(out)?.[1];
let undisturbedHash: Promise<string | undefined> | undefined;

function undisturbed(): Promise<string | undefined> {
  const run = () =>
    hearsay(folderWithScenario(), ['run', 'tiny.yaml', ...DAYS]).then(({ out }) => hashOf(out));
  undisturbedHash ??= run();
  return undisturbedHash;
}

function folderWithScenario(): string {
  return folderWith({ 'tiny.yaml': SCENARIO });
}

async function runsInto(folder: string, args: readonly string[]) {
  const started = launch(folder, args);
  while (started.alive && !/day \d+\/\d+/.test(started.err)) await setImmediate();
  return started;
}

describe('Ctrl-C', () => {
  it('stops after a whole day, says how to go on, and the resumed run ends the same', async () => {
    const folder = folderWithScenario();
    const run = await runsInto(folder, ['run', 'tiny.yaml', ...DAYS]);
    run.child.kill('SIGINT');
    await run.closed;
    expect(run.child.exitCode).toBe(130);
    expect(run.err).toContain('Stopping after the current day');
    expect(run.err).toMatch(/Stopped after day (\d+)\. Go on with: npm run hearsay -- resume runs\/tiny\n$/);
    expect(run.out).toMatch(/stopped after day \d+ of 20/);
    const resumed = await hearsay(folder, ['resume', '--no-report']);
    expect(resumed.code).toBe(0);
    expect(hashOf(resumed.out)).toBe(await undisturbed());
    expect(await hearsay(folder, ['resume'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing to resume'),
    });
  });

  it('twice ends at once, and the resumed run ends the same', async () => {
    const folder = folderWithScenario();
    // Days of many ticks: the second signal comes in the middle of one.
    const days = ['--set', 'days=3', '--set', 'ticksPerDay=1440', '--set', 'population.size=150'];
    const run = await runsInto(folder, ['run', 'tiny.yaml', ...days, '--no-report']);
    while (run.alive) {
      run.child.kill('SIGINT');
      await setTimeout(50);
    }
    // A signal that comes when all is done meets a process without a listener: to a shell, that is 130 too.
    expect([130, 'SIGINT']).toContain(run.child.exitCode ?? run.child.signalCode);
    const resumed = await hearsay(folder, ['resume', 'tiny', '--no-report', '--json']);
    expect(resumed).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(resumed.out)).toMatchObject({ status: 'finished', day: 3 });
  });

  it('of npm, which sends it once more, is one Ctrl-C', async () => {
    const folder = folderWithScenario();
    const run = await runsInto(folder, ['run', 'tiny.yaml', ...DAYS]);
    run.child.kill('SIGINT');
    while (run.alive && !run.err.includes('Stopping')) await setImmediate();
    run.child.kill('SIGINT');
    await run.closed;
    expect(run.err).toContain('Stopped after day');
  });
});

describe('hearsay resume', () => {
  it('takes the newest unfinished run, past folders that it cannot read', async () => {
    const folder = folderWithScenario();
    const run = await runsInto(folder, ['run', 'tiny.yaml', ...DAYS]);
    run.child.kill('SIGKILL');
    await once(run.child, 'exit').catch(() => undefined);
    for (const [name, manifest] of [
      ['foreign', '{"format": 99}'],
      ['damaged', '{'],
    ] as const) {
      mkdirSync(join(folder, 'runs', name));
      writeFileSync(join(folder, 'runs', name, 'manifest.json'), manifest);
    }
    const resumed = await hearsay(folder, ['resume', '--no-report']);
    expect({ code: resumed.code, hash: hashOf(resumed.out) }).toEqual({ code: 0, hash: await undisturbed() });
  });
});
