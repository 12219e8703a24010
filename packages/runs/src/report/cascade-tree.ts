import type { Cascade } from '@hearsay/analysis';
import { NONE } from '@hearsay/simulation';
import { scaleLinear } from 'd3-scale';
import { type DrawnTree, drawTree, type TreeNode } from './cascade-nodes.ts';
import { figure } from './figure.ts';
import { at, count, decimal, plural, shortened } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { SpreaderRow } from './report-data.ts';
import { type ClaimSeries, starterOf } from './series.ts';
import { type Frame, responsive, xAxis } from './svg.ts';

const MOST_NODES = 600;
const MOST_LABELS = 6;

/** The largest cascade of a claim: who convinced whom, from left to right in time. */
export function cascadeTree(
  series: ClaimSeries,
  cascade: Cascade,
  ticksPerDay: number,
  several: boolean,
): Markup {
  const { report, spec } = series;
  const tree = drawTree(report.forest, cascade, MOST_NODES);
  const names = new Map(report.spreaders.map((row) => [row.agent, row]));
  const caption = captionOf(
    tree,
    cascade,
    starterOf(report, report.cascades.indexOf(cascade)),
    names,
    ticksPerDay,
  );
  const id = `cascade-${report.claim}`;
  const picture = { id, title: `The largest cascade of ${spec.id}`, description: caption };
  return figure({
    id: `fig-${id}`,
    title: several ? html`<bdi>${shortened(spec.id, 40)}</bdi>` : undefined,
    caption,
    picture: responsive(picture, (width, narrow) => {
      const height = Math.max(150, Math.min(narrow ? 720 : 860, tree.rows * 4.2 + 70));
      const frame: Frame = {
        width,
        height,
        left: 12,
        right: width - (narrow ? 24 : 40),
        top: 14,
        bottom: height - 40,
      };
      return { height, content: drawing(frame, tree, names, ticksPerDay) };
    }),
  });
}

function drawing(
  frame: Frame,
  { nodes, rows }: DrawnTree,
  names: ReadonlyMap<number, SpreaderRow>,
  ticksPerDay: number,
): Content {
  const days = nodes.map((node) => node.tick / ticksPerDay);
  const first = Math.floor(Math.min(...days));
  const x = scaleLinear()
    .domain([first, Math.max(first + 1, ...days)])
    .range([frame.left, frame.right]);
  // A tree of few rows stays together in the middle.
  const used = Math.min(1, Math.max(0, rows - 1) / 20);
  const middle = (frame.top + frame.bottom - 10) / 2;
  const half = ((frame.bottom - frame.top - 10) / 2) * used;
  const y = scaleLinear()
    .domain([0, 1])
    .range([middle - half, middle + half]);
  const place = (node: TreeNode) => [x(node.tick / ticksPerDay), y(rows === 1 ? 0.5 : node.y)] as const;
  return [
    xAxis(frame, x, 'day'),
    html`<path class="link" d="${links(nodes, place)}"/>`,
    dots(nodes, place),
    labels(frame, nodes, names, place),
  ];
}

type Place = (node: TreeNode) => readonly [number, number];

function links(nodes: readonly TreeNode[], place: Place): string {
  let path = '';
  for (const node of nodes) {
    if (node.parent === NONE) continue;
    const [x1, y1] = place(nodes[node.parent]!);
    const [x2, y2] = place(node);
    const middle = at((x1 + x2) / 2);
    path += `M${at(x1)} ${at(y1)}C${middle} ${at(y1)} ${middle} ${at(y2)} ${at(x2)} ${at(y2)}`;
  }
  return path;
}

/** Area after the number of agents convinced; all of one size are one path. */
function dots(nodes: readonly TreeNode[], place: Place): Content {
  const bySize = Map.groupBy(nodes, (node) => (3 + 1.7 * Math.sqrt(node.convinced)).toFixed(1));
  return [...bySize].map(
    ([size, group]) =>
      html`<path class="dots s2" stroke-width="${size}" d="${group
        .map((node) => {
          const [x, y] = place(node);
          return `M${at(x)} ${at(y)}h0`;
        })
        .join('')}"/>`,
  );
}

/** Names of those who convinced most, wherever a label finds room. */
function labels(
  frame: Frame,
  nodes: readonly TreeNode[],
  names: ReadonlyMap<number, SpreaderRow>,
  place: Place,
): Content {
  const candidates = nodes
    .filter((node) => node.convinced > 0 && names.has(node.agent))
    .sort((a, b) => b.convinced - a.convinced || a.tick - b.tick);
  const taken: { x: number; y: number; width: number }[] = [];
  const named = new Set<number>();
  const shown: Markup[] = [];
  for (const node of candidates) {
    if (shown.length === MOST_LABELS) break;
    const text = `${shortened(names.get(node.agent)!.name, 24)} (${count(node.convinced)})`;
    const width = text.length * 6.6;
    const [left, y] = place(node);
    const gap = 5 + Math.sqrt(node.convinced);
    // On the left only the link to the parent is in the way.
    const before = left - gap - width >= 0;
    const x = before ? left - gap - width : left + gap;
    const apart = (other: (typeof taken)[number]) =>
      Math.abs(other.y - y) > 15 || x > other.x + other.width || x + width < other.x;
    const free = x + width <= frame.width && taken.every(apart);
    if (!free || named.has(node.agent)) continue;
    named.add(node.agent);
    taken.push({ x, y, width });
    shown.push(
      html`<text class="name" x="${at(before ? left - gap : left + gap)}" y="${at(y + 4)}" text-anchor="${before ? 'end' : 'start'}">${text}</text>`,
    );
  }
  return shown;
}

function captionOf(
  { nodes, folded }: DrawnTree,
  cascade: Cascade,
  starter: string,
  names: ReadonlyMap<number, SpreaderRow>,
  ticksPerDay: number,
): Content {
  const who = html`<bdi>${shortened(starter, 60)}</bdi>`;
  if (cascade.size === 1) return html`The largest cascade is ${who} alone: nobody was convinced.`;
  const days = cascade.duration / ticksPerDay;
  const grown = html`Started by ${who} on day ${decimal(Math.ceil(cascade.startTick / ticksPerDay), 0)}, the largest cascade has ${plural(cascade.size, 'node')} (${plural(cascade.agents, 'agent')}; who is convinced again counts again) in ${plural(cascade.depth + 1, 'generation')} over ${Number.isInteger(days) ? count(days) : decimal(days, 1)} ${days === 1 ? 'day' : 'days'}, at most ${count(cascade.maxBreadth)} in one generation. Structural virality ${decimal(cascade.structuralVirality)}.`;
  const parts =
    folded > 0
      ? ` Drawn are the ${count(nodes.length)} nodes with the largest branches; ${plural(folded, 'node')} ${folded === 1 ? 'is' : 'are'} folded.`
      : '';
  const labels = nodes.some((node) => node.convinced > 0 && names.has(node.agent))
    ? '; names are those of top spreaders, with how many they convinced here'
    : '';
  return html`${grown}${parts} Larger dots convinced more others${labels}.`;
}
