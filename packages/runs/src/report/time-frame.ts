import { scaleLinear } from 'd3-scale';
import type { Frame, Scale } from './svg.ts';

/** Where charts over time stand, so that days are below each other in all of them. */
export function timeFrame(width: number, height: number, right: number, top = 30): Frame {
  return { width, height, left: width < 500 ? 38 : 50, right: width - right, top, bottom: height - 40 };
}

/** Days from 0 to the last one; a run of no day still has an axis. */
export function dayScale(frame: Frame, lastDay: number): Scale {
  return scaleLinear()
    .domain([0, Math.max(1, lastDay)])
    .range([frame.left, frame.right]);
}

/** Counts from 0 to at least 1, up to a round number. */
export function countScale(frame: Frame, most: number): Scale {
  return scaleLinear()
    .domain([0, Math.max(1, most)])
    .range([frame.bottom, frame.top])
    .nice(10);
}
