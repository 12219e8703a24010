import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, hearsay, hearsayHere, SCENARIO } from './help.ts';

const hashOf = (out: string) => /log hash +([0-9a-f]{64})/.exec(out)?.[1];

describe('hearsay run', () => {
  it('makes a run directory with a report, and says so in plain text when piped', async () => {
    const folder = folderWith();
    const { code, out, err } = await hearsay(folder, ['run', 'tiny.yaml']);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/^day 0\/4 .*\n(.*\n)*day 4\/4 .*\n$/),
    });
    expect(out).toMatch(/tiny: 40 agents, 1,560 follows, 4 days; finished/);
    expect(out).toMatch(/run directory +runs\/tiny\n/);
    expect(existsSync(join(folder, 'runs/tiny/report.html'))).toBe(true);
    for (const control of ['\u001b', '\r']) expect(out + err).not.toContain(control);
    const { out: hash } = await hearsay(folder, ['hash', 'tiny']);
    expect(hash.trim()).toBe(hashOf(out));
  });

  it('numbers runs of one name, and leaves a run alone whose name is asked for again', async () => {
    const folder = folderWith();
    const args = ['run', 'tiny.yaml', '--no-report'];
    const [first, second] = [await hearsayHere(folder, args), await hearsayHere(folder, args)];
    expect(readdirSync(join(folder, 'runs')).sort()).toEqual(['tiny', 'tiny-2']);
    expect(hashOf(second.out)).toBe(hashOf(first.out));
    const manifest = readFileSync(join(folder, 'runs/tiny/manifest.json'), 'utf8');
    const again = await hearsayHere(folder, [...args, '--name', 'tiny']);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('exists already') });
    expect(readFileSync(join(folder, 'runs/tiny/manifest.json'), 'utf8')).toBe(manifest);
  });

  it('with --json prints one document and nothing else', async () => {
    const folder = folderWith();
    const { code, out, err } = await hearsayHere(folder, ['run', 'tiny.yaml', '--json', '--seed', '7']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      path: 'runs/tiny',
      status: 'finished',
      seed: 7,
      day: 4,
      claims: [{ id: 'moon-cheese', believers: [4, ...Array(4).fill(expect.any(Number))] }],
    });
    const failed = await hearsayHere(folder, ['run', 'tiny.yaml', '--json', '--set', 'days=none']);
    expect(failed.code).toBe(2);
    expect(JSON.parse(failed.out).problems).toHaveLength(1);
  });

  it('writes the command that repeats it', async () => {
    const folder = folderWith({ 'tiny.yaml': SCENARIO, 'my ties.csv': '1,2\n2,3\n' });
    const set = 'claims.0.text=It’s "cheese" $(rm)';
    const args = ['--network', 'my ties.csv', '--set', set, '--set', 'population.believers.count=1'];
    const { code, out } = await hearsayHere(folder, ['run', 'tiny.yaml', '--json', ...args, '--seed', '3']);
    expect(code).toBe(0);
    expect(JSON.parse(out).command).toBe(
      `npm run hearsay -- run tiny.yaml --network 'my ties.csv' --set '${set}' --set population.believers.count=1 --seed 3`,
    );
  });

  it('takes a network file as seen from the user, not from the scenario', async () => {
    const folder = folderWith({});
    mkdirSync(join(folder, 'scenarios'));
    writeFileSync(join(folder, 'scenarios', 'tiny.yaml'), SCENARIO);
    writeFileSync(join(folder, 'ties.csv'), 'a,b\nb,c\nc,d\nd,e\n');
    const { code, out } = await hearsayHere(folder, ['run', 'scenarios/tiny.yaml', '--network', 'ties.csv']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('5 agents, 8 follows') });
    const missing = await hearsayHere(folder, ['run', 'scenarios/tiny.yaml', '--network', 'nothing.csv']);
    expect(missing).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--network.*received "nothing.csv"/),
    });
  });

  it.each([['../up'], ['.hidden'], ['-x'], ['a/b'], ['a\nb'], [''], ['x'.repeat(101)]])(
    'refuses the name %j before anything is written',
    async (name) => {
      const folder = folderWith();
      const { code, err } = await hearsayHere(folder, ['run', 'tiny.yaml', `--name=${name}`]);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('cannot be used') });
      expect(readdirSync(folder)).toEqual(['tiny.yaml']);
    },
  );

  it('refuses a folder of runs that is a file', async () => {
    const folder = folderWith({ 'tiny.yaml': SCENARIO, runs: 'a file' });
    const { code, err } = await hearsayHere(folder, ['run', 'tiny.yaml']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^error: cannot write runs\/tiny/) });
    expect(readdirSync(folder).sort()).toEqual(['runs', 'tiny.yaml']);
  });

  it('shows no escape sequence of a scenario on a terminal or in a pipe', async () => {
    const text = 'before\\u001b[2J\\u001b]0;owned\\u0007\\u009b31m\\u202eafter';
    const yaml = SCENARIO.replace('The moon is made of cheese.', `"${text}"`).replace(
      'name:',
      `description: "${text}"\nname:`,
    );
    const folder = folderWith({
      'tiny.yaml': yaml,
      'bad.yaml': yaml.replace('veracity: false', `"${text}": 1`),
    });
    for (const args of [
      ['run', 'tiny.yaml'],
      ['run', 'tiny.yaml', '--json'],
      ['validate', 'bad.yaml'],
      ['report', 'tiny'],
    ]) {
      const { out, err } = await hearsay(folder, args);
      for (const control of ['\u001b', '\u0007', '\u009b', '\u202e'])
        expect(out + err).not.toContain(control);
    }
  });
});
