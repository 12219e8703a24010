import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderWith, hearsay, hearsayHere, SCENARIO } from './help.ts';

const TEN_MISTAKES = `name: Not An Identifier
seeed: 4
days: 0
ticksPerDay: many
claims:
  - { id: a, text: "", topic: t, veracity: perhaps }
  - { id: a, text: x, topic: t, veracity: true, stance: 5 }
population: { size: 10, believers: { count: 20 } }
network: { generator: erdos-reyni, meanDegree: 3 }
interaction: { kind: daily-exchange, contactsPerDay: -1 }
interventions:
  - { kind: official-refutation, when: { days: [1] }, claim: b }
recording: { exposures: some }
`;

describe('a scenario with ten mistakes', () => {
  it('is answered with at least ten located problems at once, and nothing is written', async () => {
    const folder = folderWith({ 'bad.yaml': TEN_MISTAKES });
    for (const command of ['validate', 'run']) {
      const { code, out, err } = await hearsay(folder, [command, 'bad.yaml']);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      const [head, ...problems] = err.trimEnd().split('\n');
      expect(problems.length).toBeGreaterThanOrEqual(10);
      expect(head).toBe(`${problems.length} problems:`);
      for (const problem of problems) expect(problem).toMatch(/^ {2}bad\.yaml:\d+:\d+ \S+: .*/);
      expect(new Set(problems).size).toBe(problems.length);
      expect(err).toMatch(/seeed.*Did you mean "?seed/);
      expect(err).toMatch(/erdos-renyi/);
    }
    expect(readdirSync(folder)).toEqual(['bad.yaml']);
  });

  it('is told to scripts with --json', async () => {
    const folder = folderWith({ 'bad.yaml': TEN_MISTAKES });
    const { code, out } = await hearsayHere(folder, ['validate', 'bad.yaml', '--json']);
    expect(code).toBe(2);
    const { problems } = JSON.parse(out);
    expect(problems.length).toBeGreaterThanOrEqual(10);
    expect(problems[0]).toMatchObject({
      file: 'bad.yaml',
      line: expect.any(Number),
      path: expect.any(String),
    });
  });
});

describe('bad input', () => {
  const FILES = {
    'tiny.yaml': SCENARIO,
    'empty.yaml': '',
    'list.yaml': '- 1\n',
    'broken.yaml': 'name: [\n',
    'bytes.yaml': 'name: \u0000\u0001',
    'ties.csv': '1,2\nnonsense\n',
  };

  it.each([
    ['an unknown command', ['runn'], /Did you mean run/],
    ['an unknown option', ['run', 'tiny.yaml', '--sead', '2'], /unknown option.*\n.*Did you mean --seed/],
    ['no scenario', ['run'], /missing required argument/],
    ['one argument too many', ['hash', 'a', 'b'], /too many arguments/],
    ['a misspelt scenario', ['run', 'fake-nwes'], /no such scenario file.*fake-news/],
    ['a folder as scenario', ['run', '.'], /is not a file/],
    ['an empty scenario', ['validate', 'empty.yaml'], /not a scenario/],
    ['a list as scenario', ['validate', 'list.yaml'], /not a scenario/],
    ['broken YAML', ['validate', 'broken.yaml'], /broken\.yaml:\d+:\d+/],
    ['control characters in YAML', ['validate', 'bytes.yaml'], /bytes\.yaml/],
    ['--set without a value', ['run', 'tiny.yaml', '--set', 'days'], /not a path=value/],
    ['--set of an unknown path', ['run', 'tiny.yaml', '--set', 'dayz=3'], /Did you mean "?days/],
    ['--set below a value', ['run', 'tiny.yaml', '--set', 'days.x=3'], /--set days\.x=3/],
    [
      '--set of a wrong value',
      ['run', 'tiny.yaml', '--set', 'days=soon'],
      /--set days=soon.*received "soon"/,
    ],
    ['--set of broken YAML', ['run', 'tiny.yaml', '--set', 'days=[1'], /not valid YAML/],
    ['a seed that is no number', ['run', 'tiny.yaml', '--seed', 'x'], /seed.*allowed/],
    ['an empty seed', ['run', 'tiny.yaml', '--seed', ''], /seed.*allowed/],
    ['a malformed network', ['run', 'tiny.yaml', '--network', 'ties.csv'], /ties\.csv:2/],
    ['an unknown run', ['hash', 'nothing'], /no run directory nothing; there are none in runs/],
    ['nothing to resume', ['resume'], /there are no runs in runs/],
    ['a folder that is no run', ['report', '.'], /not a run directory/],
    ['an unknown export', ['export', 'x', '--what', 'money'], /Allowed choices are events/],
    ['an export of nothing', ['export', 'x'], /--what/],
  ] as const)('%s ends with 2 and a reason, and nothing is written', async (_, args, reason) => {
    const folder = folderWith(FILES);
    const { code, out, err } = await hearsayHere(folder, args);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(reason) });
    expect(err).not.toMatch(/^ {4}at /m);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(FILES).sort());
  });
});
