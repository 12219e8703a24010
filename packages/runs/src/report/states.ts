import { html, type Markup } from './html.ts';
import type { DayRow } from './series.ts';

/** How a belief state looks and is called, in every figure the same. Colours and dashes are in the style sheet. */
export interface StateLook {
  readonly key: 'susceptible' | 'exposed' | 'believers' | 'recovered' | 'sceptics';
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
  { key: 'sceptics', name: 'sceptics', look: 's4' },
];

/** Places in STATES. */
export const BELIEVERS = 2;
export const RECOVERED = 3;

export function inState(row: Pick<DayRow, StateLook['key']>, state: StateLook): number {
  return row[state.key];
}

/** The states that matter for a claim: those that every rule has, and those that anybody was ever in. */
export function statesIn(days: readonly Pick<DayRow, StateLook['key']>[]): readonly StateLook[] {
  return STATES.filter(
    (state) =>
      state.key === 'susceptible' || state.key === 'believers' || days.some((row) => inState(row, state) > 0),
  );
}

const MEANINGS: Readonly<Record<StateLook['key'], readonly [string, string]>> = {
  susceptible: ['susceptible', 'has not heard the claim from a believer'],
  exposed: ['exposed', 'has heard it and is not (yet) convinced'],
  believers: ['believer', 'believes it'],
  recovered: ['recovered', 'believed it once and does not any more'],
  sceptics: ['sceptic', 'has decided against it and says so'],
};

export function stateMeanings(states: readonly StateLook[]): Markup {
  return html`<dl class="meanings">${states.map(({ key }) => {
    const [name, meaning] = MEANINGS[key];
    return html`
<div><dt>${name}</dt><dd>${meaning}</dd></div>`;
  })}
</dl>`;
}
