import type { Cascade } from '@hearsay/analysis';
import { scaleLog } from 'd3-scale';
import { figure, table, thinned } from './figure.ts';
import { at, count, decimal, percent, plural, shortCount, shortened } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import { type ClaimSeries, starterOf } from './series.ts';
import { image } from './svg.ts';

const LISTED = 10;
const WIDTH = 415;
const HEIGHT = 300;
const MOST_POINTS = 200;

/** One step of the distribution: the share of cascades with at least that many nodes. */
interface Step {
  readonly size: number;
  readonly share: number;
}

/** Complementary cumulative distribution of cascade sizes, on two logarithmic axes. */
export function cascadeSizes(series: ClaimSeries, several: boolean): Markup | undefined {
  const { report, spec } = series;
  const steps = stepsOf(report.cascades);
  // A distribution of two or three values is better read in the table.
  if (report.cascades.length < 5 || steps.length < 3) return undefined;
  const largest = report.cascades[0]!;
  const singles = report.cascades.filter((cascade) => cascade.size === 1).length;
  const total = report.cascades.reduce((sum, cascade) => sum + cascade.size, 0);
  const caption = `Share of the ${plural(report.cascades.length, 'cascade')} that have at least so many nodes. ${percent(singles / report.cascades.length)} never got beyond their root; the largest, with ${plural(largest.size, 'node')}, holds ${percent(largest.size / total)} of all.`;
  const id = `sizes-${report.claim}`;
  return figure({
    id: `fig-${id}`,
    kind: 'small',
    title: several ? html`<bdi>${shortened(spec.id, 40)}</bdi>` : undefined,
    caption,
    picture: image(
      { id, title: `Sizes of the cascades of ${spec.id}`, description: caption },
      WIDTH,
      HEIGHT,
      drawing(steps),
    ),
  });
}

function stepsOf(cascades: readonly Cascade[]): readonly Step[] {
  const steps: Step[] = [];
  // Largest first: the place of the last cascade of a size is how many are at least that large.
  for (const [place, { size }] of cascades.entries()) {
    if (cascades[place + 1]?.size !== size) steps.push({ size, share: (place + 1) / cascades.length });
  }
  return thinned(steps.reverse(), MOST_POINTS).rows;
}

function drawing(steps: readonly Step[]): Content {
  const [left, right, top, bottom] = [50, WIDTH - 14, 30, HEIGHT - 44];
  const x = scaleLog()
    .domain([1, steps.at(-1)!.size * 1.1])
    .range([left, right]);
  const y = scaleLog()
    .domain([steps.at(-1)!.share * 0.9, 1])
    .range([bottom, top]);
  const powers = (from: number, to: number) =>
    Array.from({ length: 19 }, (_, place) => 10 ** (place - 9)).filter(
      (power) => power >= from && power <= to,
    );
  // From one size to the next the share stays that of the next: no cascade is in between.
  const stairs = steps.map((step) => `V${at(y(step.share))}H${at(x(step.size))}`).join('');
  return [
    html`<g class="axis">${powers(steps.at(-1)!.share * 0.9, 1).map(
      (tick) =>
        html`<path class="grid" d="M${at(left)} ${at(y(tick))}H${right}"/><text x="${left - 7}" y="${at(y(tick) + 4)}" text-anchor="end">${percent(tick).replace('.0%', '%')}</text>`,
    )}<text class="unit" x="0" y="${top - 14}">share of cascades</text><path d="M${left} ${bottom}H${right}"/>${powers(
      1,
      steps.at(-1)!.size,
    ).map(
      (tick) =>
        html`<path d="M${at(x(tick))} ${bottom}v4"/><text x="${at(x(tick))}" y="${bottom + 17}" text-anchor="middle">${shortCount(tick)}</text>`,
    )}<text class="unit" x="${right}" y="${bottom + 34}" text-anchor="end">nodes, at least</text></g>`,
    html`<path class="line s2" d="M${left} ${top}${stairs}"/><path class="dots s2" stroke-width="5" d="${steps
      .map((step) => `M${at(x(step.size))} ${at(y(step.share))}h0`)
      .join('')}"/>`,
  ];
}

/** The largest cascades with their measures. */
export function cascadeTable({ report, spec }: ClaimSeries, ticksPerDay: number): Markup {
  const shown = report.cascades.slice(0, LISTED);
  const more =
    report.cascades.length > LISTED
      ? `The ${LISTED} largest of ${count(report.cascades.length)} cascades`
      : 'All cascades';
  const days = (ticks: number) => decimal(ticks / ticksPerDay, ticks % ticksPerDay === 0 ? 0 : 1);
  return table(
    html`${more} of <bdi>${spec.id}</bdi>. Durations in days; a measure of a single node is not defined.`,
    [
      {
        head: 'started by',
        text: true,
        cell: (row: Cascade) =>
          html`<bdi>${shortened(starterOf(report, report.cascades.indexOf(row)), 60)}</bdi>`,
      },
      { head: 'nodes', cell: (row: Cascade) => count(row.size) },
      { head: 'agents', cell: (row: Cascade) => count(row.agents) },
      { head: 'depth', cell: (row: Cascade) => count(row.depth) },
      { head: 'max breadth', cell: (row: Cascade) => count(row.maxBreadth) },
      { head: 'structural virality', cell: (row: Cascade) => decimal(row.structuralVirality) },
      { head: 'duration', cell: (row: Cascade) => days(row.duration) },
      { head: 'time to peak', cell: (row: Cascade) => days(row.timeToPeak) },
    ],
    shown,
  );
}
