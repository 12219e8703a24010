import type { OpinionDistribution } from '@hearsay/simulation';
import { beliefCurves } from './belief-curves.ts';
import { cascadeGenerations } from './cascade-generations.ts';
import { cascadeSizes, cascadeTable } from './cascade-sizes.ts';
import { cascadeTree } from './cascade-tree.ts';
import { claimsSection } from './claims.ts';
import { happeningsTable } from './happenings.ts';
import { header } from './header.ts';
import { type Content, html, type Markup } from './html.ts';
import { networkPanels } from './network-panels.ts';
import { newBelievers } from './new-believers.ts';
import { opinionMap } from './opinion-map.ts';
import { credulityTable, spreadersTable } from './people.ts';
import type { ReportData } from './report-data.ts';
import { runFacts } from './run-facts.ts';
import { type ClaimSeries, mostBelieved, seriesOf, topicDays } from './series.ts';
import { stateMeanings, statesIn } from './states.ts';
import { STYLES } from './styles.ts';

/** More panels, maps or trees than this are a catalogue, not a report; tables and the log have the rest. */
const MOST_PANELS = 12;
const MOST_MAPS = 6;
const MOST_TREES = 3;

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
}

/** The report of a run: one HTML file that needs nothing else. Times are those of the run, so it can be made again. */
export function renderReport(data: ReportData): string {
  const series = seriesOf(data);
  const sections = sectionsOf(data, series);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Hearsay ${data.run.hearsayVersion}">
<title>${data.scenario.name}: Hearsay run report</title>
${STYLES}
</head>
<body>
${header(data, series)}
<main>
<nav aria-label="Contents"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map(
  ({ id, title, content }) => html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
${content}
</section>
`,
)}</main>
<footer><p class="fine">Made by Hearsay ${data.run.hearsayVersion}. A simulation shows what follows from its assumptions; it is no evidence about real people.</p></footer>
</body>
</html>
`;
  return page.toString();
}

function sectionsOf(data: ReportData, series: readonly ClaimSeries[]): Section[] {
  const first = series.find(({ report }) => report.claim === 0);
  const several = series.length > 1;
  const trees = mostBelieved(series, MOST_TREES);
  const sections: (Section | undefined)[] = [
    // Without claims there is nothing to believe: opinions are all there is.
    ...(series.length > 0
      ? [
          { id: 'claims', title: several ? 'The claims' : 'The claim', content: claimsSection(series) },
          { id: 'belief', title: 'Belief over time', content: beliefSection(data, series) },
        ]
      : []),
    data.distributions.length > 0
      ? { id: 'opinions', title: 'Opinions', content: opinionSection(data, series) }
      : undefined,
    first && data.picture.agents.length > 0
      ? {
          id: 'network',
          title: 'The network',
          content: networkPanels(data.picture, first.spec.id, data.size),
        }
      : undefined,
    ...(series.length > 0
      ? [
          { id: 'cascades', title: 'Cascades', content: cascadeSection(data, trees, several) },
          {
            id: 'people',
            title: 'Who spreads, who believes',
            content: [trees.map(spreadersTable), credulityTable(mostBelieved(series, MOST_PANELS))],
          },
        ]
      : []),
    { id: 'days', title: 'What happened', content: happeningsTable(data, series) },
    { id: 'run', title: 'Repeat this run', content: runFacts(data) },
  ];
  return sections.filter((section) => section !== undefined);
}

function beliefSection(data: ReportData, series: readonly ClaimSeries[]): Content {
  const shown = mostBelieved(series, MOST_PANELS);
  const panel = series.length > 1;
  const options = { size: data.size, ticksPerDay: data.scenario.ticksPerDay, actions: data.actions, panel };
  const grid = (figures: readonly Markup[]) => (panel ? html`<div class="grid2">${figures}</div>` : figures);
  return [
    stateMeanings(statesIn(series.flatMap(({ days }) => days))),
    shown.length < series.length &&
      html`<p>Drawn are the ${shown.length} most believed of ${series.length} claims.</p>`,
    grid(shown.map((claim) => beliefCurves(claim, options))),
    html`<h3>New believers</h3>`,
    grid(shown.map((claim) => newBelievers(claim, panel))),
  ];
}

function opinionSection(data: ReportData, series: readonly ClaimSeries[]): Content {
  const byTopic: Map<string, OpinionDistribution[]> = Map.groupBy(data.distributions, (row) => row.topic);
  const topics = [...byTopic].slice(0, MOST_MAPS);
  return [
    byTopic.size > topics.length &&
      html`<p>Drawn are the first ${topics.length} of ${byTopic.size} topics.</p>`,
    topics.map(([topic, rows], index) => {
      const days = series.find(({ spec }) => spec.topic === topic)?.days ?? topicDays(data.measures, topic);
      return opinionMap(topic, rows, days, index);
    }),
  ];
}

function cascadeSection(data: ReportData, trees: readonly ClaimSeries[], several: boolean): Content {
  const { ticksPerDay } = data.scenario;
  return trees.map((claim) => {
    const [largest] = claim.report.cascades;
    if (!largest) return html`<p>Nobody ever believed <bdi>${claim.spec.id}</bdi>: there is no cascade.</p>`;
    return [
      cascadeTree(claim, largest, ticksPerDay, several),
      html`<div class="grid2">${[cascadeGenerations(claim, largest, several), cascadeSizes(claim, several)]}</div>`,
      cascadeTable(claim, ticksPerDay),
    ];
  });
}
