import { count, percent, plural, shortened, words } from './format.ts';
import { html, type Markup } from './html.ts';
import type { ReportData } from './report-data.ts';
import { type ClaimSeries, leadingClaim } from './series.ts';

/** Title, description, state of the run, and the figures that one wants to know first. */
export function header(data: ReportData, series: readonly ClaimSeries[]): Markup {
  const { scenario, run } = data;
  return html`<header>
<p class="kicker">Hearsay run report</p>
<h1><bdi>${words(scenario.name)}</bdi></h1>
${paragraphs(scenario.description).map((text) => html`<p class="lead"><bdi>${text}</bdi></p>`)}
${notice(data)}
<dl class="tiles">${tiles(data, series).map(
    ({ label, value, note }) =>
      html`<div><dt>${label}</dt><dd><span class="value">${value}</span>${note && html` <span class="note">${note}</span>`}</dd></div>`,
  )}</dl>
<p class="fine">Run <bdi>${run.name}</bdi>, seed ${String(scenario.seed)}, ${plural(data.edgeCount, 'follow')}.</p>
</header>`;
}

function notice({ run, scenario }: ReportData): Markup | undefined {
  if (run.status === 'finished') return undefined;
  const done = `${count(run.day)} of ${plural(scenario.days, 'day')}`;
  const said = {
    running: `This run is still going: ${done} are done.`,
    stopped: `This run was stopped after ${done}.`,
    failed: `This run failed after ${done}.`,
  }[run.status];
  return html`<p class="notice" role="note"><strong>${said}</strong> What follows covers these days.</p>`;
}

interface Tile {
  readonly label: string;
  readonly value: string;
  readonly note?: string | undefined;
}

function tiles(data: ReportData, series: readonly ClaimSeries[]): Tile[] {
  const { run, scenario, size } = data;
  const days: Tile = {
    label: 'Days',
    value: count(run.day),
    note: run.day < scenario.days ? `of ${count(scenario.days)}` : undefined,
  };
  const lead = leadingClaim(series);
  const first = [{ label: 'Agents', value: count(size) }, days];
  const last = { label: 'Events', value: count(run.events) };
  if (!lead) return [...first, last];
  const { spread, cascades } = lead.report;
  // With several claims the key figures are those of the one that was believed most.
  const of = series.length > 1 ? `claim ${shortened(lead.spec.id, 24)}` : undefined;
  const largest = cascades[0]?.size ?? 0;
  return [
    ...first,
    { label: 'Attack rate', value: percent(spread.attackRate), note: of ?? 'came to believe' },
    {
      label: 'Peak believers',
      value: count(spread.peakBelievers),
      note: `${percent(spread.peakBelievers / size)} on day ${spread.peakDay}`,
    },
    { label: 'Largest cascade', value: count(largest), note: largest === 1 ? 'node' : 'nodes' },
    last,
  ];
}

/** Lines of a scenario file are broken where the file's width ends; only an empty line ends a paragraph. */
function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .filter((paragraph) => paragraph !== '');
}
