import type { EdgeReport } from './edges.ts';

/** `1 tie`, `2 ties`, `1,000 ties`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? singular : plural}`;
}

/** What was left out of a file's ties, for the user to see. */
export function edgeNotes({ selfLoops, duplicates }: EdgeReport): string[] {
  const notes: string[] = [];
  if (selfLoops > 0) notes.push(`Left out: ${counted(selfLoops, 'tie')} of an agent to itself.`);
  if (duplicates > 0) {
    notes.push(
      `Left out: ${counted(duplicates, 'tie')} repeating an earlier one (the first one's weight was kept).`,
    );
  }
  return notes;
}
