import { table } from './figure.ts';
import { count, decimal, shortened } from './format.ts';
import { html, type Markup } from './html.ts';
import type { SpreaderRow } from './report-data.ts';
import type { ClaimSeries } from './series.ts';

const LISTED = 12;

/** Who convinced most others. */
export function spreadersTable({ report, spec }: ClaimSeries): Markup {
  const shown = report.spreaders.slice(0, LISTED);
  if (shown.length === 0) return html`<p>Nobody convinced anybody of <bdi>${spec.id}</bdi>.</p>`;
  return table(
    html`Who convinced most others of <bdi>${spec.id}</bdi>. Convinced: times that the agent was the cause; reached: all who believed because of it, directly or through others.`,
    [
      { head: 'name', text: true, cell: (row: SpreaderRow) => html`<bdi>${shortened(row.name, 60)}</bdi>` },
      { head: 'agent', text: true, cell: (row: SpreaderRow) => html`<bdi>${shortened(row.id, 40)}</bdi>` },
      { head: 'followers', cell: (row: SpreaderRow) => count(row.followers) },
      { head: 'convinced', cell: (row: SpreaderRow) => count(row.convinced) },
      { head: 'reached', cell: (row: SpreaderRow) => count(row.reached) },
    ],
    shown,
  );
}

/** How credulous believers and others are, on average, for every claim. */
export function credulityTable(series: readonly ClaimSeries[]): Markup {
  const difference = ({ report: { credulity } }: ClaimSeries) => credulity.believers - credulity.others;
  return html`${table(
    'Mean of the trait credulity, from −1 to 1, of agents that believe at the end and of all others.',
    [
      { head: 'claim', text: true, cell: (row: ClaimSeries) => html`<bdi>${row.spec.id}</bdi>` },
      { head: 'believers', cell: (row: ClaimSeries) => decimal(row.report.credulity.believers) },
      { head: 'others', cell: (row: ClaimSeries) => decimal(row.report.credulity.others) },
      { head: 'difference', cell: (row: ClaimSeries) => decimal(difference(row)) },
    ],
    series,
  )}${series.some((row) => Number.isNaN(difference(row))) && html`<p class="fine">Not defined: there is no such agent.</p>`}`;
}
