import type { Cascade } from '@hearsay/analysis';
import { scaleLinear } from 'd3-scale';
import { type Generation, generationsOf } from './cascade-nodes.ts';
import { figure, table } from './figure.ts';
import { at, count, plural, shortCount, shortened } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { ClaimSeries } from './series.ts';
import { type Frame, image, xAxis, yAxis } from './svg.ts';

const WIDTH = 415;
const HEIGHT = 300;
const MOST_ROWS = 40;
/** More generations than bars: each bar is then several generations. */
const MOST_BARS = 60;

/** How many nodes of the largest cascade are how far from its root. */
export function cascadeGenerations(
  series: ClaimSeries,
  cascade: Cascade,
  several: boolean,
): Markup | undefined {
  if (cascade.size === 1) return undefined;
  const { report, spec } = series;
  const generations = generationsOf(report.forest, cascade);
  const broadest = generations.reduce((best, row) => (row.nodes > best.nodes ? row : best));
  const caption = `Nodes of the largest cascade by distance from its root. The broadest generation is number ${broadest.depth}, with ${plural(broadest.nodes, 'node')}; the last is number ${cascade.depth}.`;
  const id = `generations-${report.claim}`;
  const picture = { id, title: `Generations of the largest cascade of ${spec.id}`, description: caption };
  return figure({
    id: `fig-${id}`,
    kind: 'small',
    title: several ? html`<bdi>${shortened(spec.id, 40)}</bdi>` : undefined,
    caption,
    picture: image(picture, WIDTH, HEIGHT, drawing(generations)),
    table: generationTable(series, generations),
  });
}

function drawing(generations: readonly Generation[]): Content {
  const frame: Frame = {
    width: WIDTH,
    height: HEIGHT,
    left: 50,
    right: WIDTH - 14,
    top: 30,
    bottom: HEIGHT - 44,
  };
  const step = Math.ceil(generations.length / MOST_BARS);
  const bars = Array.from({ length: Math.ceil(generations.length / step) }, (_, bar) =>
    generations.slice(bar * step, (bar + 1) * step).reduce((sum, row) => sum + row.nodes, 0),
  );
  const x = scaleLinear()
    .domain([-0.5, bars.length * step - 0.5])
    .range([frame.left, frame.right]);
  const y = scaleLinear()
    .domain([0, Math.max(...bars)])
    .range([frame.bottom, frame.top])
    .nice(8);
  const width = Math.min(28, (x(step) - x(0)) * 0.8);
  return [
    yAxis(frame, { scale: y, label: 'nodes', format: shortCount, whole: true }),
    xAxis(frame, x, 'generation'),
    bars.map((nodes, bar) => {
      const middle = x(bar * step + (step - 1) / 2);
      const name = step === 1 ? `Generation ${bar}` : `Generations ${bar * step} to ${(bar + 1) * step - 1}`;
      return html`<rect class="bar s2" x="${at(middle - width / 2)}" y="${at(y(nodes))}" width="${at(width)}" height="${at(frame.bottom - y(nodes))}"><title>${name}: ${count(nodes)}</title></rect>`;
    }),
  ];
}

function generationTable({ spec }: ClaimSeries, rows: readonly Generation[]): Markup {
  const rest = rows.length > MOST_ROWS ? ` The first ${MOST_ROWS} of ${rows.length}.` : '';
  return table(
    html`Generations of the largest cascade of <bdi>${spec.id}</bdi>.${rest}`,
    [
      { head: 'generation', cell: (row: Generation) => String(row.depth) },
      { head: 'nodes', cell: (row: Generation) => count(row.nodes) },
      { head: 'first on day', cell: (row: Generation) => String(row.firstDay) },
      { head: 'last on day', cell: (row: Generation) => String(row.lastDay) },
    ],
    rows.slice(0, MOST_ROWS),
  );
}
