import { EVENT_KINDS, type EventKind, type EventTable } from '@hearsay/simulation';

const CHANGES: readonly EventKind[] = ['seed', 'belief'];
const CHANGE_NUMBERS = new Set(CHANGES.map((kind) => EVENT_KINDS.indexOf(kind)));

/** Brings belief states (one array a claim, one element an agent) from the day before to the day of `table`. */
export function replayBeliefs(table: EventTable, states: readonly Uint8Array[]): void {
  for (let row = 0; row < table.length; row++) {
    if (!CHANGE_NUMBERS.has(table.kind[row]!)) continue;
    const state = states[table.claim[row]!];
    if (state) state[table.agent[row]!] = table.after[row]!;
  }
}
