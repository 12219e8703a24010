import {
  appendFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type RunDirectory, readManifest, resumeRun, writeReport } from '@hearsay/runs';
import { describe, expect, it } from 'vitest';
import {
  newRunDirectory,
  outcome,
  scratchFolder,
  smallScenario,
  start,
  startUntil,
  undisturbed,
} from './help.ts';

function flipByte(file: string, place: number): void {
  const bytes = readFileSync(file);
  bytes[place]! ^= 1;
  writeFileSync(file, bytes);
}

const state = (directory: RunDirectory, day: number) => join(directory.checkpoint(day), 'state.bin');
const index = (directory: RunDirectory, day: number) => join(directory.checkpoint(day), 'state.json');
const halve = (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2));

type Damage = (directory: RunDirectory) => void;

/** Damages to a run that stopped after day 4, where it has checkpoints of day 3 and 4. */
const NEWEST: readonly (readonly [string, Damage])[] = [
  ['state cut in half', (run) => halve(state(run, 4))],
  ['a byte of the state flipped', (run) => flipByte(state(run, 4), 100)],
  ['state gone', (run) => unlinkSync(state(run, 4))],
  ['index gone', (run) => unlinkSync(index(run, 4))],
  ['index cut in half', (run) => halve(index(run, 4))],
  ['an empty index', (run) => truncateSync(index(run, 4))],
  [
    'a column with another name',
    (run) =>
      writeFileSync(index(run, 4), readFileSync(index(run, 4), 'utf8').replace('progress', 'progresz')),
  ],
  [
    'a column longer than any memory',
    (run) =>
      writeFileSync(index(run, 4), readFileSync(index(run, 4), 'utf8').replace(/: 60\b/, ': 6000000000000')),
  ],
  ['events of day 4 gone', (run) => unlinkSync(run.events(4))],
  ['events of day 4 cut', (run) => halve(run.events(4))],
  ['metrics cut inside day 4', (run) => truncateSync(run.metrics, statSync(run.metrics).size - 30)],
  ['opinions cut inside day 4', (run) => truncateSync(run.opinions, statSync(run.opinions).size - 30)],
];

const BOTH: readonly (readonly [string, Damage])[] = [
  ['both checkpoints cut', (run) => [3, 4].map((day) => halve(state(run, day)))],
  ['all checkpoints gone', (run) => rmSync(run.checkpoints, { recursive: true })],
  ['events of day 1 gone', (run) => unlinkSync(run.events(1))],
  ['a byte of the events of day 2 flipped', (run) => flipByte(run.events(2), 200)],
  ['metrics gone', (run) => unlinkSync(run.metrics)],
  ['opinions emptied', (run) => truncateSync(run.opinions)],
  [
    'both checkpoints cut and the network gone',
    (run) => {
      halve(state(run, 3));
      halve(state(run, 4));
      unlinkSync(run.edges);
    },
  ],
];

describe('a stopped run', () => {
  it.each(NEWEST)('with %s goes on from the checkpoint before and ends the same', async (_, damage) => {
    const directory = newRunDirectory();
    await startUntil(directory, smallScenario(), 4);
    damage(directory);
    const days: number[] = [];
    const ended = await resumeRun(directory, { onDay: ({ day }) => days.push(day) });
    expect(days).toEqual([4, 5, 6]);
    expect(outcome(directory, ended)).toEqual(await undisturbed(smallScenario()));
    expect(ended.notes.join()).toContain('simulated again after day 3');
  });

  it.each(BOTH)('with %s starts over in place and ends the same', async (_, damage) => {
    const directory = newRunDirectory();
    await startUntil(directory, smallScenario(), 4);
    damage(directory);
    const ended = await resumeRun(directory);
    expect(outcome(directory, ended)).toEqual(await undisturbed(smallScenario()));
    expect(ended.notes.join()).toContain('simulated again from the start');
  });

  it('with lines of an unfinished day in its series goes on without them', async () => {
    const directory = newRunDirectory();
    await startUntil(directory, smallScenario(), 4);
    appendFileSync(directory.metrics, '5,5,dam-broken,flood,1,1,1\n5,5,dam-');
    appendFileSync(directory.opinions, '5,flood,-1,-0');
    await writeReport(directory, { html: true });
    const ended = await resumeRun(directory);
    expect(outcome(directory, ended)).toEqual(await undisturbed(smallScenario()));
    expect(ended.notes).toEqual([]);
  });

  it('without its network says which file is missing and stays as it is', async () => {
    const directory = newRunDirectory();
    const stopped = await startUntil(directory, smallScenario(), 4);
    const bytes = readFileSync(directory.edges);
    writeFileSync(directory.edges, 'no Parquet');
    await expect(resumeRun(directory)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/edges\.parquet is missing or damaged/),
    });
    expect(readManifest(directory)).toEqual(stopped);
    writeFileSync(directory.edges, bytes);
    expect((await resumeRun(directory)).status).toBe('finished');
  });
});

describe('a run that was killed before its first day', () => {
  it('does not go on with a network file that has changed since', async () => {
    const folder = scratchFolder();
    const file = join(folder, 'ties.csv');
    writeFileSync(file, '1,2\n2,3\n');
    const directory = newRunDirectory();
    const scenario = smallScenario('network={file: ties.csv}', 'population={}');
    await start(directory, scenario, { folder, shouldStop: () => true });
    for (const part of ['events', 'checkpoints', 'texts'])
      rmSync(join(directory.path, part), { recursive: true });
    directory.create();
    writeFileSync(file, '1,2\n2,3\n3,4\n');
    await expect(resumeRun(directory)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('has changed'),
    });
    writeFileSync(file, '1,2\n2,3\n');
    expect((await resumeRun(directory)).status).toBe('finished');
  });

  it('has no report yet', async () => {
    const directory = newRunDirectory();
    await start(directory, smallScenario(), { shouldStop: () => true });
    const manifest = readManifest(directory);
    writeFileSync(directory.manifest, JSON.stringify({ ...manifest, day: -1, status: 'running' }));
    await expect(writeReport(directory, { html: true })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('no day yet'),
    });
  });
});
