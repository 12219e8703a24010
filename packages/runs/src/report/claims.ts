import { table } from './figure.ts';
import { count, percent, shortened } from './format.ts';
import { html, type Markup } from './html.ts';
import type { ClaimSeries } from './series.ts';

const LONG = 400;

/** What was claimed: the text of a single claim, or a table of all. */
export function claimsSection(series: readonly ClaimSeries[]): Markup {
  const [only] = series;
  if (series.length === 1 && only) return singleClaim(only);
  return table(
    'The claims. Attack rate: share of those who did not believe at the start that came to believe.',
    [
      { head: 'claim', text: true, cell: (row: ClaimSeries) => html`<bdi>${row.spec.id}</bdi>` },
      {
        head: 'text',
        text: true,
        cell: (row: ClaimSeries) => html`<bdi>${shortened(row.spec.text, 160)}</bdi>`,
      },
      { head: 'topic', text: true, cell: (row: ClaimSeries) => html`<bdi>${row.spec.topic}</bdi>` },
      { head: 'veracity', text: true, cell: (row: ClaimSeries) => row.spec.veracity },
      { head: 'seeds', cell: (row: ClaimSeries) => count(row.report.spread.seeds) },
      { head: 'attack rate', cell: (row: ClaimSeries) => percent(row.report.spread.attackRate) },
      { head: 'peak', cell: (row: ClaimSeries) => count(row.report.spread.peakBelievers) },
      { head: 'peak day', cell: (row: ClaimSeries) => count(row.report.spread.peakDay) },
      { head: 'believe at the end', cell: (row: ClaimSeries) => percent(row.report.spread.finalPrevalence) },
    ],
    series,
  );
}

function singleClaim({ spec, report }: ClaimSeries): Markup {
  const { spread } = report;
  const text = spec.text.trim();
  const rest = Array.from(text).length > LONG;
  return html`<blockquote class="claim"><p><bdi>${shortened(text, LONG)}</bdi></p></blockquote>
${rest && html`<details><summary>Show the whole text</summary><p class="whole"><bdi>${text}</bdi></p></details>`}
<p class="fine">Topic <bdi>${spec.topic}</bdi>; veracity: ${spec.veracity}${spec.source !== undefined && html`; source: <bdi>${spec.source}</bdi>`}. ${count(spread.everBelieved)} agents believed it at some time, ${count(spread.seeds)} of them from the start.</p>`;
}
