import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  eventNames,
  hashLog,
  RunDirectory,
  readManifest,
  readScenario,
  resumeRun,
  writeReport,
} from '@hearsay/runs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvedScenario } from '../src/scenario-file.ts';
import {
  newRunDirectory,
  outcome,
  resumeAndDie,
  scratchFolder,
  smallScenario,
  start,
  startAndDie,
  startUntil,
  undisturbed,
} from './help.ts';

describe('a run', () => {
  it('gives the same log for the same seed and another for another', async () => {
    const outcomes = [];
    for (const seed of [1, 1, 2]) {
      const directory = newRunDirectory();
      outcomes.push(outcome(directory, await start(directory, smallScenario(`seed=${seed}`))));
    }
    const [one, same, other] = outcomes;
    expect(one).toEqual(same);
    expect(one?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(other?.hash).not.toBe(one?.hash);
    expect(other?.metrics).not.toBe(one?.metrics);
  });

  it('leaves a directory with everything that the design names, and nothing half-written', async () => {
    const directory = newRunDirectory();
    await start(directory, smallScenario('recording.agentsEveryDays=3'));
    expect(readdirSync(directory.path).sort()).toEqual(
      ['agents', 'checkpoints', 'events', 'manifest.json', 'metrics.csv', 'network', 'opinions.csv'].concat([
        'scenario.yaml',
        'texts',
      ]),
    );
    expect(directory.eventDays()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(directory.checkpointDays()).toEqual([5, 6]);
    expect(readdirSync(join(directory.path, 'agents')).sort()).toEqual([
      'agents.parquet',
      'day-0000.parquet',
      'day-0003.parquet',
      'day-0006.parquet',
    ]);
    expect(readdirSync(directory.path, { recursive: true }).join()).not.toMatch(/\.tmp|\.lock/);
  });

  it('hashes to the same digest from its files as while it was written', async () => {
    const directory = newRunDirectory();
    const { hash, day } = await start(directory, smallScenario());
    expect(await hashLog(directory, eventNames(readScenario(directory)), day)).toBe(hash);
  });

  it('never overwrites what is there', async () => {
    const directory = newRunDirectory();
    const manifest = await start(directory, smallScenario());
    await expect(start(directory, smallScenario('seed=2'))).rejects.toMatchObject({
      name: 'RunError',
      exitCode: 2,
      message: expect.stringContaining('exists already'),
    });
    expect(readManifest(directory)).toEqual(manifest);
    const empty = new RunDirectory(join(scratchFolder(), 'empty'));
    mkdirSync(empty.path);
    await expect(start(empty, smallScenario())).rejects.toMatchObject({ exitCode: 2 });
    expect(readdirSync(empty.path)).toEqual([]);
  });

  it('is refused where its folder cannot be, and leaves nothing', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(start(new RunDirectory(join(folder, 'file', 'run')), smallScenario())).rejects.toMatchObject(
      {
        name: 'RunError',
        exitCode: 2,
      },
    );
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('resume', () => {
  it('goes on after any day as if nothing had happened', async () => {
    const whole = await undisturbed(smallScenario());
    for (const day of [0, 1, 5]) {
      const directory = newRunDirectory();
      const stopped = await startUntil(directory, smallScenario(), day);
      expect(stopped).toMatchObject({ status: 'stopped', day });
      const ended = await resumeRun(directory);
      expect(ended.status).toBe('finished');
      expect(outcome(directory, ended)).toEqual(whole);
    }
  });

  it.each([
    ['every day', 1],
    ['every second day', 2],
    ['every fourth day', 4],
    ['never before the end', 100],
  ])('ends the same with checkpoints %s', async (_, every) => {
    const scenario = smallScenario(`recording.checkpointEveryDays=${every}`, 'recording.agentsEveryDays=1');
    const whole = await undisturbed(smallScenario());
    const directory = newRunDirectory();
    await startAndDie(directory, scenario, 3);
    await resumeAndDie(directory, 5);
    await writeReport(directory, { html: false });
    const ended = await resumeRun(directory);
    expect(outcome(directory, ended)).toEqual(whole);
    expect(ended.notes).toEqual([]);
  });

  it('leaves a finished run as it is', async () => {
    const directory = newRunDirectory();
    const ended = await start(directory, smallScenario());
    expect(await resumeRun(directory)).toEqual(ended);
  });

  it('keeps its manifest true at every moment: what it promises is on disk', async () => {
    const directory = newRunDirectory();
    await startAndDie(directory, smallScenario('recording.checkpointEveryDays=3'), 5);
    expect(readManifest(directory)).toMatchObject({ status: 'failed', day: 3 });
    await resumeRun(directory, {
      onDay: () => {
        const { day, status } = readManifest(directory);
        expect(status).toBe('running');
        expect(directory.eventDays()).toEqual(expect.arrayContaining([day]));
      },
    });
  });

  it('refuses a scenario that was changed under the run', async () => {
    const directory = newRunDirectory();
    await startUntil(directory, smallScenario(), 2);
    const text = readFileSync(directory.scenario, 'utf8');
    writeFileSync(directory.scenario, text.replace('days: 6', 'days: 60'));
    await expect(resumeRun(directory)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('not what the run was started with'),
    });
    writeFileSync(directory.scenario, text);
    expect((await resumeRun(directory)).status).toBe('finished');
  });

  it.each([
    ['no manifest', undefined, 'no manifest.json'],
    ['no JSON', '{"format": 1', 'not valid JSON'],
    ['a later format', '{"format": 99}', 'run format 99'],
    ['another program’s manifest', '{"name": "app", "start_url": "/"}', 'damaged'],
    ['a list', '[]', 'damaged'],
  ])('refuses a folder with %s', async (_, content, message) => {
    const directory = new RunDirectory(scratchFolder());
    if (content !== undefined) writeFileSync(directory.manifest, content);
    await expect(resumeRun(directory)).rejects.toMatchObject({
      name: 'RunError',
      exitCode: 2,
      message: expect.stringContaining(message),
    });
  });
});

describe('scenario.yaml', () => {
  it('holds any text so that the run knows it again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    fc.assert(
      fc.property(text, text, fc.double({ min: 0, max: 1, noNaN: true }), (claim, description, share) => {
        const base = smallScenario();
        const scenario = {
          ...base,
          description,
          claims: base.claims.map((entry) => ({ ...entry, text: claim })),
          population: {
            ...base.population,
            opinions: { ...base.population.opinions, mean: share, sd: share },
          },
        };
        const { text: yaml, hash } = resolvedScenario(scenario);
        const directory = newFolder();
        writeFileSync(directory.scenario, yaml);
        writeFileSync(directory.manifest, JSON.stringify({ ...MANIFEST, scenarioHash: hash }));
        expect(readScenario(directory).claims[0]!.text).toBe(claim);
        expect(readScenario(directory)).toEqual(scenario);
      }),
      { numRuns: 25, seed: 1 },
    );
  });
});

function newFolder(): RunDirectory {
  const directory = newRunDirectory();
  mkdirSync(directory.path, { recursive: true });
  return directory;
}

const MANIFEST = {
  format: 1,
  hearsay: '0',
  node: 'v0',
  name: 'small',
  command: '',
  inputsFolder: '.',
  seed: 1,
  agents: 1,
  follows: 0,
  notes: [],
  status: 'running',
  day: -1,
  days: 1,
  events: 0,
  startedAt: '2026-01-01T00:00:00.000Z',
  seconds: 0,
};
