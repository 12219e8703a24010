import { type CascadeForest, ForestBuilder } from '@hearsay/analysis';
import type { Scenario } from '@hearsay/simulation';
import { eventNames, readEvents } from './event-log.ts';
import type { Manifest } from './manifest.ts';
import type { RunDirectory } from './run-directory.ts';

/** What an export reads. */
export interface ExportSource {
  readonly directory: RunDirectory;
  readonly manifest: Manifest;
  readonly scenario: Scenario;
  /** The last day that is whole on disk. */
  readonly lastDay: number;
}

/** Name of the column that holds the belief about a claim. */
export function beliefColumn(claim: string): string {
  return `belief_${claim.replaceAll('-', '_')}`;
}

/** Who convinced whom, a forest a claim. */
export async function readForests({ directory, lastDay, scenario }: ExportSource): Promise<CascadeForest[]> {
  const builders = scenario.claims.map((_, claim) => new ForestBuilder(claim));
  for (let day = 0; day <= lastDay; day++) {
    const events = await readEvents(directory, day, eventNames(scenario));
    for (const builder of builders) builder.add(events);
  }
  return builders.map((builder) => builder.finish());
}
