import { html, type Markup } from './html.ts';
import type { DayRow } from './series.ts';

/** How a belief state looks and is called, in every figure the same. Colours and dashes are in the style sheet. */
export interface StateLook {
  readonly key: 'susceptible' | 'exposed' | 'believers' | 'recovered';
  /** In legends and tables. */
  readonly name: string;
  /** CSS class that carries colour and dash. */
  readonly look: string;
}

/** In the order of BELIEF_STATES. */
export const STATES: readonly StateLook[] = [
  { key: 'susceptible', name: 'susceptible', look: 's0' },
  { key: 'exposed', name: 'exposed', look: 's1' },
  { key: 'believers', name: 'believers', look: 's2' },
  { key: 'recovered', name: 'recovered', look: 's3' },
];

/** Places in STATES. */
export const BELIEVERS = 2;
export const RECOVERED = 3;

export function inState(row: Pick<DayRow, StateLook['key']>, state: StateLook): number {
  return row[state.key];
}

export const STATE_MEANINGS: Markup = html`<dl class="meanings">
<div><dt>susceptible</dt><dd>has not heard the claim from a believer</dd></div>
<div><dt>exposed</dt><dd>has heard it and is not convinced</dd></div>
<div><dt>believer</dt><dd>believes it</dd></div>
<div><dt>recovered</dt><dd>believed it once and does not any more</dd></div>
</dl>`;
