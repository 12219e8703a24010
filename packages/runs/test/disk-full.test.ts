import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { eventNames, type RunDirectory, readEvents, readManifest, resumeRun } from '@hearsay/runs';
import { describe, expect, it } from 'vitest';
import { temporaryName } from '../src/atomic-file.ts';
import { newRunDirectory, outcome, smallScenario, start, undisturbed } from './help.ts';

/**
 * Linux has a file that is always full, for any user. Elsewhere a folder stands in the way of the file: the words of
 * the system differ, what must hold afterwards does not.
 */
const HAS_FULL = existsSync('/dev/full');

function fillDiskFor(file: string): void {
  if (HAS_FULL) symlinkSync('/dev/full', file);
  else mkdirSync(file);
}

describe('a full disk', () => {
  it.each([
    ['the events', (run: RunDirectory) => temporaryName(run.events(4))],
    ['the agents', (run: RunDirectory) => temporaryName(run.agentsOn(4))],
    ['the manifest', (run: RunDirectory) => temporaryName(run.manifest)],
  ])(
    'while %s of day 4 are written ends the run, keeps the days before, and a resume ends the same',
    async (_, fileOf) => {
      const scenario = smallScenario('recording.agentsEveryDays=2');
      const directory = newRunDirectory();
      const onDay = ({ day }: { day: number }) => {
        if (day === 3) fillDiskFor(fileOf(directory));
      };
      await expect(start(directory, scenario, { onDay })).rejects.toMatchObject({
        name: 'RunError',
        exitCode: 1,
        message: expect.stringMatching(
          HAS_FULL ? /^cannot write .*The disk is full.*hearsay resume/ : /^cannot write/,
        ),
      });
      expect(readManifest(directory)).toMatchObject({ day: 3 });
      expect(existsSync(directory.lock)).toBe(false);
      for (const day of [0, 1, 2, 3]) await readEvents(directory, day, eventNames(scenario));
      // The file that could not be written went with the failure: there is space again.
      expect(existsSync(fileOf(directory))).toBe(false);
      const ended = await resumeRun(directory);
      expect(outcome(directory, ended)).toEqual(await undisturbed(scenario));
      expect(ended.notes).toEqual([]);
    },
  );
});
