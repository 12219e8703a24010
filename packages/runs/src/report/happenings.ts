import { table } from './figure.ts';
import { count, plural } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { ActionRow, ReportData } from './report-data.ts';
import type { ClaimSeries } from './series.ts';

const MOST_ROWS = 80;
/** Turning points of more claims than this would drown the interventions. */
const MOST_CLAIMS = 6;

interface Happening {
  readonly day: number;
  /** Place within a day. */
  readonly order: number;
  readonly claim: string | undefined;
  readonly what: Content;
}

/** Day by day: what was done about the claims, and their turning points. */
export function happeningsTable(
  { actions, run, scenario }: ReportData,
  series: readonly ClaimSeries[],
): Markup {
  const happenings = [
    ...actions.map(ofAction),
    ...series.slice(0, MOST_CLAIMS).flatMap(turningPoints),
    { day: run.day, order: 9, claim: undefined, what: endOf(run.status, run.day, scenario.days) },
  ].sort((a, b) => a.day - b.day || a.order - b.order);
  const dropped = happenings.length - MOST_ROWS;
  const rest = dropped > 0 ? ` ${count(dropped)} more rows are left out; the event log has all.` : '';
  return table(
    `Interventions and turning points, day by day.${rest}`,
    [
      { head: 'day', cell: (row: Happening) => String(row.day) },
      { head: 'claim', text: true, cell: (row: Happening) => html`<bdi>${row.claim ?? '—'}</bdi>` },
      { head: 'what', text: true, cell: (row: Happening) => row.what },
    ],
    dropped > 0 ? withoutMiddle(happenings) : happenings,
  );
}

/** The beginning and the end; the middle of a long list of weekly interventions says least. */
function withoutMiddle(rows: readonly Happening[]): readonly Happening[] {
  return [...rows.slice(0, MOST_ROWS - 20), ...rows.slice(-20)];
}

function ofAction({ day, kind, claim, agents }: ActionRow): Happening {
  const what = {
    suspension: `${plural(agents, 'account was', 'accounts were')} suspended.`,
    reinstatement: `${plural(agents, 'account was', 'accounts were')} reinstated.`,
  }[kind];
  return { day, order: 1, claim, what: what ?? `${sentenceOf(kind)} reached ${plural(agents, 'agent')}.` };
}

/** `official-refutation` -> `An official refutation`. */
function sentenceOf(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return `${/^[aeiou]/.test(words) ? 'An' : 'A'} ${words}`;
}

function turningPoints({ spec, report, days }: ClaimSeries): Happening[] {
  const { spread } = report;
  const start = {
    day: 0,
    order: 0,
    claim: spec.id,
    what: `${spread.seeds === 0 ? 'Nobody believes' : plural(spread.seeds, 'agent believes', 'agents believe')} the claim from the start.`,
  };
  if (spread.peakBelievers === 0) return [start];
  const after = days.filter((row) => row.day > 0 && row.newBelievers > 0);
  const fastest = after.reduce<(typeof after)[number] | undefined>(
    (best, row) => (best === undefined || row.newBelievers > best.newBelievers ? row : best),
    undefined,
  );
  const peak = {
    day: spread.peakDay,
    order: 3,
    claim: spec.id,
    what: html`<strong>Peak:</strong> ${plural(spread.peakBelievers, 'believer')} at once.`,
  };
  if (!fastest) return [start, peak];
  const growth = `Fastest growth: ${plural(fastest.newBelievers, 'new believer')} in a day.`;
  return [start, { day: fastest.day, order: 2, claim: spec.id, what: growth }, peak];
}

function endOf(status: ReportData['run']['status'], day: number, days: number): string {
  if (status === 'finished') return 'The run ends.';
  return `The run ${status === 'running' ? 'is here now' : status}: ${count(day)} of ${plural(days, 'day')} done.`;
}
