import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith, hearsay, hearsayHere, launch, SCENARIO } from './help.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
  writeFileSync(join(folder, 'tiny.yaml'), SCENARIO);
  await hearsayHere(folder, ['run', 'tiny.yaml', '--set', 'recording.exposures=all', '--no-report']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('hearsay', () => {
  it('explains itself', async () => {
    const help = await hearsayHere(folder, ['--help']);
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Exit status:') });
    for (const command of ['run', 'resume', 'validate', 'list', 'hash', 'export', 'report', 'network']) {
      expect(help.out).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    const run = await hearsayHere(folder, ['run', '--help']);
    expect(run).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Examples:') });
    expect(await hearsayHere(folder, ['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+/),
    });
    expect(await hearsayHere(folder, [])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Usage: hearsay'),
    });
  });

  it('lists the shipped scenarios, for people and for scripts', async () => {
    const text = await hearsayHere(folder, ['list']);
    expect(text.out).toMatch(/^fake-news +\S.*$/m);
    const { out } = await hearsayHere(folder, ['list', '--json']);
    const scenarios = JSON.parse(out);
    expect(scenarios.map(({ name }: { name: string }) => name)).toContain('fake-news');
    expect(text.out.trimEnd().split('\n')).toHaveLength(scenarios.length);
  });

  it('measures a network: of a scenario, and of a file in either direction', async () => {
    const { code, out } = await hearsayHere(folder, ['network', 'tiny.yaml', '--json']);
    expect(code).toBe(0);
    const complete = JSON.parse(out);
    expect(complete).toMatchObject({
      agents: 40,
      follows: 1560,
      reciprocity: 1,
      clustering: { mean: 1, method: 'exact' },
      components: { count: 1, largestShare: 1 },
      paths: { mean: 1 },
    });
    expect(Object.keys(complete.assortativity)).toContain('credulity');
    const chain = join(folderWith({ 'chain.csv': 'follower,followee\na,b\nb,c\n' }), 'chain.csv');
    const text = await hearsayHere(folder, ['network', chain]);
    expect(text.out).toMatch(/^follows +2$/m);
    expect(text.out).toMatch(/^reciprocity +0\.0%$/m);
    expect(await hearsayHere(folder, ['network', 'nowhere.csv'])).toMatchObject({ code: 2, out: '' });
  });

  it('validates a scenario with what it will run on', async () => {
    const { code, out } = await hearsayHere(folder, ['validate', 'tiny.yaml', '--json', '--set', 'days=9']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ scenario: 'tiny', agents: 40, follows: 1560, days: 9, notes: [] });
    const text = await hearsayHere(folder, ['validate', 'tiny.yaml']);
    expect(text.out).toBe('tiny.yaml is valid: 40 agents, 1,560 follows, 4 days\n');
  });

  it('tells the digest of a log, and when the log is not the one that was written', async () => {
    const { out } = await hearsayHere(folder, ['hash', 'tiny', '--json']);
    const { hash } = JSON.parse(out);
    expect(JSON.parse(out)).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), day: 4 });
    const copy = folderWith({});
    spawnSync('cp', ['-r', join(folder, 'runs'), copy]);
    const events = (day: number) => join(copy, `runs/tiny/events/day-000${day}.parquet`);
    await hearsayHere(copy, ['run', join(folder, 'tiny.yaml'), '--name', 'other', '--seed', '9']);
    writeFileSync(events(2), readFileSync(join(copy, 'runs/other/events/day-0002.parquet')));
    const tampered = await hearsayHere(copy, ['hash', 'tiny']);
    expect(tampered).toMatchObject({ code: 1, out: '', err: expect.stringContaining(hash) });
    rmSync(events(3));
    expect(await hearsayHere(copy, ['hash', 'tiny'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('day-0003'),
    });
  });

  it('prefers a run to a folder of the same name', async () => {
    const there = folderWith();
    await hearsayHere(there, ['run', 'tiny.yaml', '--no-report']);
    mkdirSync(join(there, 'tiny'));
    expect(await hearsayHere(there, ['hash', 'tiny'])).toMatchObject({ code: 0 });
    expect(await hearsayHere(there, ['hash', 'runs/tiny/'])).toMatchObject({ code: 0 });
  });
});

describe('hearsay export', () => {
  it('writes to the standard output, or to a file that is not there yet', async () => {
    const piped = await hearsayHere(folder, ['export', 'tiny', '--what', 'metrics']);
    expect(piped).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^day,tick,claim,.*\n0,0,moon-cheese/),
    });
    const out = join(folderWith({}), 'metrics.csv');
    const args = ['export', 'tiny', '--what', 'metrics', '--out', out];
    expect(await hearsayHere(folder, args)).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(out, 'utf8')).toBe(piped.out);
    writeFileSync(out, 'mine');
    expect(await hearsayHere(folder, args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('exists already'),
    });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    const nowhere = ['export', 'tiny', '--what', 'metrics', '--out', join(out, 'x.csv')];
    expect((await hearsayHere(folder, nowhere)).code).not.toBe(0);
  });

  it('refuses tables as graphs', async () => {
    const { code, out, err } = await hearsayHere(folder, [
      'export',
      'tiny',
      '--what',
      'events',
      '--format',
      'gexf',
    ]);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('network or cascades'),
    });
  });

  it('ends quietly when its reader has seen enough', async () => {
    for (const args of [['export', 'tiny', '--what', 'events'], ['list'], ['--help']]) {
      const started = launch(folder, args);
      started.child.stdout?.destroy();
      await started.closed;
      expect({ code: started.child.exitCode, err: started.err }).toEqual({ code: 0, err: '' });
    }
    // No scratch file is left either.
    expect(readdirSync(folder).sort()).toEqual(['runs', 'tiny.yaml']);
  });

  it.runIf(existsSync('/dev/full'))('says when its output cannot be written', async () => {
    for (const args of [
      ['export', 'tiny', '--what', 'events'],
      ['list', '--json'],
    ]) {
      const { code, err } = await hearsay(folder, args, {
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      });
      expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^error: .*ENOSPC/) });
      expect(err).not.toMatch(/^ {4}at /m);
    }
  });
});
