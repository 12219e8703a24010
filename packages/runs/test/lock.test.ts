import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { type RunDirectory, resumeRun } from '@hearsay/runs';
import { describe, expect, it } from 'vitest';
import { lockRun } from '../src/lock.ts';
import { newRunDirectory, smallScenario, start } from './help.ts';

function emptyRun(): RunDirectory {
  const directory = newRunDirectory();
  mkdirSync(directory.path, { recursive: true });
  return directory;
}

describe('the lock of a run directory', () => {
  it('is held by one at a time, in one process too', () => {
    const directory = emptyRun();
    const release = lockRun(directory);
    expect(() => lockRun(directory)).toThrow('in use by this very process');
    release();
    lockRun(directory)();
    expect(readdirSync(directory.path)).toEqual([]);
  });

  it('is refused while the process that holds it lives', () => {
    const directory = emptyRun();
    writeFileSync(directory.lock, JSON.stringify({ pid: process.ppid, host: hostname() }));
    expect(() => lockRun(directory)).toThrow(`in use by process ${process.ppid}`);
    expect(existsSync(directory.lock)).toBe(true);
  });

  it('is refused if it is another machine’s: nobody can tell from here whether that still runs', () => {
    const directory = emptyRun();
    writeFileSync(directory.lock, JSON.stringify({ pid: 1, host: 'elsewhere.example' }));
    expect(() => lockRun(directory)).toThrow(/elsewhere\.example.*delete .*run\.lock/);
  });

  it.each([
    ['a process that died', JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })],
    ['an earlier process with this one’s id', JSON.stringify({ pid: process.pid, host: hostname() })],
    ['a process that died while writing it', '{"pid": 1'],
    ['nobody', ''],
  ])('is taken over from %s', (_, content) => {
    const directory = emptyRun();
    writeFileSync(directory.lock, content);
    lockRun(directory)();
    expect(readdirSync(directory.path)).toEqual([]);
  });

  it('lets only one of two resumes go on', async () => {
    const directory = newRunDirectory();
    await start(directory, smallScenario(), { shouldStop: () => true });
    const results = await Promise.allSettled([resumeRun(directory), resumeRun(directory)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(existsSync(directory.lock)).toBe(false);
  });
});
