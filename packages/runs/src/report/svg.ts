import type { ScaleLinear } from 'd3-scale';
import { at } from './format.ts';
import { type Content, html, type Markup } from './html.ts';

/** The space of one chart, in units of its own view box (CSS pixels when shown at full width). */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Edges of the plot: where the axes stand. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Scale = ScaleLinear<number, number>;

/** Full page width, and the width that phones get: text keeps its size, the plot gives way. */
export const WIDE = 860;
export const NARROW = 390;

export interface Picture {
  /** Unique in the page. */
  readonly id: string;
  /** What it is, for who cannot see it. */
  readonly title: string;
  readonly description: Content;
}

export function image(picture: Picture, width: number, height: number, content: Content, kind = ''): Markup {
  const { id, title, description } = picture;
  return html`<svg class="chart ${kind}" viewBox="0 0 ${at(width)} ${at(height)}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${content}</svg>`;
}

/** The same chart drawn for a page and for a phone; the style sheet shows the one that fits. */
export function responsive(
  picture: Picture,
  draw: (width: number, narrow: boolean) => { readonly height: number; readonly content: Content },
): Markup {
  const wide = draw(WIDE, false);
  const narrow = draw(NARROW, true);
  return html`${image(picture, WIDE, wide.height, wide.content, 'wide')}${image({ ...picture, id: `${picture.id}-n` }, NARROW, narrow.height, narrow.content, 'narrow')}`;
}

/** Ticks that fit, whole numbers only if the axis counts something. */
export function ticksOf(scale: Scale, most: number, whole: boolean): number[] {
  const ticks = scale.ticks(most);
  return whole ? ticks.filter(Number.isInteger) : ticks;
}

/** A day axis below the plot. */
export function xAxis(
  frame: Frame,
  scale: Scale,
  label: string,
  most = Math.max(2, (frame.right - frame.left) / 70),
): Markup {
  const { left, right, bottom } = frame;
  const ticks = ticksOf(scale, most, true);
  return html`<g class="axis"><path d="M${at(left)} ${at(bottom)}H${at(right)}"/>${ticks.map(
    (tick) =>
      html`<path d="M${at(scale(tick))} ${at(bottom)}v4"/><text x="${at(scale(tick))}" y="${at(bottom + 17)}" text-anchor="middle">${tick.toLocaleString('en-US')}</text>`,
  )}<text class="unit" x="${at(right)}" y="${at(bottom + 34)}" text-anchor="end">${label}</text></g>`;
}

export interface VerticalAxis {
  readonly scale: Scale;
  readonly label: string;
  readonly format: (tick: number) => string;
  readonly whole: boolean;
  readonly ticks?: readonly number[];
}

/** Hair lines across the plot with their values on the left, and the unit above them. */
export function yAxis(frame: Frame, { scale, label, format, whole, ticks }: VerticalAxis): Markup {
  const { left, right, top, bottom } = frame;
  const shown = ticks ?? ticksOf(scale, Math.max(2, (bottom - top) / 45), whole);
  return html`<g class="axis">${shown.map(
    (tick) =>
      html`<path class="grid" d="M${at(left)} ${at(scale(tick))}H${at(right)}"/><text x="${at(left - 7)}" y="${at(scale(tick) + 4)}" text-anchor="end">${format(tick)}</text>`,
  )}<text class="unit" x="0" y="${at(top - 14)}">${label}</text></g>`;
}

/** Moves labels apart so that none covers another, each as near to its place as the order allows. */
export function spread(places: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a]! - places[b]! || a - b);
  const moved = [...places];
  let last = top - gap;
  for (const index of order) {
    last = Math.max(moved[index]!, last + gap);
    moved[index] = last;
  }
  let next = bottom + gap;
  for (const index of order.reverse()) {
    next = Math.min(moved[index]!, next - gap);
    moved[index] = next;
  }
  return moved;
}

/** A polyline through points, with gaps where a value is not finite. */
export function linePath(points: readonly (readonly [x: number, y: number])[]): string {
  let path = '';
  let pen = false;
  for (const [x, y] of points) {
    const drawn = Number.isFinite(x) && Number.isFinite(y);
    if (drawn) path += `${pen ? 'L' : 'M'}${at(x)} ${at(y)}`;
    pen = drawn;
  }
  return path;
}
