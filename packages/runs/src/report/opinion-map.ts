import type { OpinionDistribution } from '@hearsay/simulation';
import { scaleLinear } from 'd3-scale';
import { courseOfOpinion } from './course.ts';
import { figure, table, thinned } from './figure.ts';
import { at, decimal, ordinal, percent, shortened } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { DayRow } from './series.ts';
import { type Frame, linePath, responsive, type Scale, xAxis, yAxis } from './svg.ts';
import { dayScale, timeFrame } from './time-frame.ts';

/** Lower bounds of the shades, as shares of all agents; a bin with fewer than the first stays white if it is empty. */
const SHADES = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4] as const;
const MOST_COLUMNS = 180;
const ROWS = 30;

/** How opinions on a topic are spread over [-1, 1], day by day, with their mean. */
export function opinionMap(
  topic: string,
  distributions: readonly OpinionDistribution[],
  days: readonly DayRow[],
  index: number,
): Markup {
  const means = days.map((row) => ({ day: row.day, mean: row.opinionMean }));
  const caption = captionOf(distributions, means);
  const lastDay = distributions.at(-1)?.day ?? 0;
  const picture = { id: `opinions-${index}`, title: `Opinions on ${topic} over time`, description: caption };
  return figure({
    id: `fig-opinions-${index}`,
    title: html`Opinions on <bdi>${shortened(topic, 60)}</bdi>`,
    caption,
    picture: [
      responsive(picture, (width, narrow) => {
        const frame = timeFrame(width, narrow ? 290 : 330, narrow ? 88 : 128);
        return { height: frame.height, content: drawing(frame, distributions, means, lastDay) };
      }),
      legend(),
    ],
    table: opinionTable(topic, distributions, new Map(means.map(({ day, mean }) => [day, mean]))),
  });
}

function drawing(
  frame: Frame,
  distributions: readonly OpinionDistribution[],
  means: readonly { readonly day: number; readonly mean: number }[],
  lastDay: number,
): Content {
  // Half a day of room on both sides, so that the first and the last column are whole.
  const half = (frame.right - frame.left) / (2 * Math.max(1, lastDay) + 2);
  const inner = { ...frame, left: frame.left + half, right: frame.right - half };
  const x = dayScale(inner, lastDay);
  const y = scaleLinear().domain([-1, 1]).range([frame.bottom, frame.top]);
  const mean = linePath(means.map((row) => [x(row.day), y(row.mean)] as const));
  const last = means.at(-1);
  return [
    html`<g class="heat">${heatPaths(distributions, frame, x, y)}</g>`,
    yAxis(frame, {
      scale: y,
      label: 'opinion',
      format: (tick) => `${tick > 0 ? '+' : ''}${decimal(tick, Number.isInteger(tick) ? 0 : 1)}`,
      whole: false,
      ticks: [-1, -0.5, 0, 0.5, 1],
    }),
    xAxis(frame, x, 'day'),
    html`<path class="mean-halo" d="${mean}"/><path class="mean" d="${mean}"/>`,
    last &&
      Number.isFinite(last.mean) &&
      html`<text class="label mean-label" x="${at(frame.right + 8)}" y="${at(y(last.mean) + 4)}">mean ${decimal(last.mean)}</text>`,
  ];
}

/** One path a shade; neighbouring days of one shade and bin are one rectangle. */
function heatPaths(distributions: readonly OpinionDistribution[], frame: Frame, x: Scale, y: Scale): Content {
  const { rows } = thinned(distributions, frame.width < 500 ? MOST_COLUMNS / 2 : MOST_COLUMNS);
  const bins = rows[0]?.bins.length ?? 0;
  const edges = rows.map((row, place) =>
    place === 0 ? frame.left : (x(row.day) + x(rows[place - 1]!.day)) / 2,
  );
  edges.push(frame.right);
  const paths = SHADES.map(() => '');
  const height = at((y(-1) - y(1)) / bins);
  for (let bin = 0; bin < bins; bin++) {
    const top = at(y(-1 + (2 * (bin + 1)) / bins));
    let start = 0;
    for (let place = 0; place < rows.length; place++) {
      const shade = shadeOf(rows[place]!, bin);
      if (place + 1 < rows.length && shadeOf(rows[place + 1]!, bin) === shade) continue;
      if (shade >= 0)
        paths[shade] +=
          `M${at(edges[start]!)} ${top}H${at(edges[place + 1]!)}v${height}H${at(edges[start]!)}z`;
      start = place + 1;
    }
  }
  return paths.map((path, shade) => path !== '' && html`<path class="h${shade}" d="${path}"/>`);
}

/** Place in SHADES; -1 for an empty bin. */
function shadeOf({ bins }: OpinionDistribution, bin: number): number {
  const total = bins.reduce((sum, agents) => sum + agents, 0);
  const share = bins[bin]! / total;
  return share > 0 ? SHADES.findLastIndex((bound) => share >= bound) : -1;
}

function legend(): Markup {
  return html`<p class="legend-line" aria-hidden="true"><span>share of agents:</span>${SHADES.map(
    (_, shade) =>
      html`<span><svg class="key" viewBox="0 0 14 14" width="14" height="14"><rect class="h${shade}" width="14" height="14"/></svg>${nameOf(shade)}</span> `,
  )}</p>`;
}

function nameOf(shade: number): string {
  const [from, to] = [SHADES[shade]! * 100, (SHADES[shade + 1] ?? 1) * 100];
  if (shade === 0) return `below ${to}%`;
  return to === 100 ? `${from}% and more` : `${from}–${to}%`;
}

/** Share of agents in a third of the scale: below -1/3, between, above 1/3, by whole bins. */
function shareBetween({ bins }: OpinionDistribution, from: number, to: number): number {
  let inside = 0;
  let all = 0;
  for (const [bin, agents] of bins.entries()) {
    const middle = -1 + (2 * bin + 1) / bins.length;
    if (middle > from && middle < to) inside += agents;
    all += agents;
  }
  return inside / all;
}

function captionOf(
  distributions: readonly OpinionDistribution[],
  means: readonly { readonly day: number; readonly mean: number }[],
): string {
  const first = distributions[0];
  const last = distributions.at(-1);
  if (!first || !last) return 'Opinions were not recorded.';
  const all = distributions.length <= MOST_COLUMNS / 2;
  const ends = `Clearly against (below −0.5) are ${percent(shareBetween(last, -2, -0.5))} of agents on day ${last.day}, clearly in favour (above +0.5) ${percent(shareBetween(last, 0.5, 2))}; on day ${first.day} they were ${percent(shareBetween(first, -2, -0.5))} and ${percent(shareBetween(first, 0.5, 2))}.`;
  return `Each column is ${all ? 'a day' : 'a day (not all days have room)'}; the stronger the colour of a cell, the more agents hold that opinion, from −1 to +1. ${courseOfOpinion(means)} ${last === first ? '' : ends}`.trim();
}

function opinionTable(
  topic: string,
  distributions: readonly OpinionDistribution[],
  means: ReadonlyMap<number, number>,
): Markup {
  const { rows, step } = thinned(distributions, ROWS);
  const every = step > 1 ? ` Every ${ordinal(step)} day and the last.` : '';
  const part = (head: string, from: number, to: number) => ({
    head,
    cell: (row: OpinionDistribution) => percent(shareBetween(row, from, to)),
  });
  return table(
    html`Opinions on <bdi>${topic}</bdi> at the end of each day: mean, and share of agents by opinion.${every}`,
    [
      { head: 'day', cell: (row: OpinionDistribution) => String(row.day) },
      { head: 'mean', cell: (row: OpinionDistribution) => decimal(means.get(row.day) ?? Number.NaN) },
      part('−1 to −0.5', -2, -0.5),
      part('−0.5 to 0', -0.5, 0),
      part('0 to 0.5', 0, 0.5),
      part('0.5 to 1', 0.5, 2),
    ],
    rows,
  );
}
