import type { TickMeasures } from '@hearsay/simulation';
import { courseOfBelief } from './course.ts';
import { figure, table, thinned } from './figure.ts';
import { at, count, decimal, listed, ordinal, plural, shortCount, shortened } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { ActionRow } from './report-data.ts';
import type { ClaimSeries, DayRow } from './series.ts';
import { inState, type StateLook, statesIn } from './states.ts';
import { type Frame, image, linePath, responsive, type Scale, spread, xAxis, yAxis } from './svg.ts';
import { countScale, dayScale, timeFrame } from './time-frame.ts';

/** Points of a curve; more could not be told apart on a page. */
const MOST_POINTS = 600;
const MOST_PANEL_POINTS = 240;
/** More intervention days than this are a strip of marks above the plot, without lines through it. */
const MOST_LINES = 6;
const ROWS = 40;
/** Height of a row of marks above the plot. */
const MARK_ROW = 14;
const PANEL_WIDTH = 415;

export interface BeliefCurvesOptions {
  readonly size: number;
  readonly ticksPerDay: number;
  readonly actions: readonly ActionRow[];
  /** Whether it is one of several panels side by side. */
  readonly panel: boolean;
}

/** How many agents are in each belief state, over time, for one claim. */
export function beliefCurves(series: ClaimSeries, options: BeliefCurvesOptions): Markup {
  const { spec, report, days } = series;
  const { panel, size } = options;
  const actions = options.actions.filter((row) => row.claim === undefined || row.claim === spec.id);
  const caption = courseOfBelief(series, size) + captionOfActions(actions);
  const id = `beliefs-${report.claim}`;
  const picture = { id, title: `Belief in ${spec.id} over time`, description: caption };
  const points = pointsOf(series, options.ticksPerDay, panel ? MOST_PANEL_POINTS : MOST_POINTS);
  const draw = (width: number) => {
    const frame = timeFrame(
      width,
      panel ? 280 : 360,
      width < 500 ? 88 : 128,
      34 + MARK_ROW * kindsOf(options.actions).length,
    );
    return { height: frame.height, content: drawing(frame, points, days, actions, size) };
  };
  return figure({
    id: `fig-${id}`,
    title: panel ? html`<bdi>${shortened(spec.id, 40)}</bdi>` : undefined,
    caption,
    picture: panel ? image(picture, PANEL_WIDTH, 280, draw(PANEL_WIDTH).content) : responsive(picture, draw),
    table: dayTable(series, size),
  });
}

interface Point {
  readonly at: number;
  readonly row: TickMeasures;
}

/** Every tick if there is room, else every day, else every k-th day; always the peak and the last. */
function pointsOf({ ticks, report }: ClaimSeries, ticksPerDay: number, most: number): Point[] {
  const daily =
    ticks.length <= most ? ticks : ticks.filter((row, place) => ticks[place + 1]?.day !== row.day);
  const { rows } = thinned(daily, most, (row) => row.tick === report.spread.peakTick);
  return rows.map((row) => ({ at: row.tick / ticksPerDay, row }));
}

function drawing(
  frame: Frame,
  points: readonly Point[],
  days: readonly DayRow[],
  actions: readonly ActionRow[],
  size: number,
): Content {
  const x = dayScale(frame, days.at(-1)?.day ?? 0);
  const y = countScale(frame, size);
  const states = statesIn(days);
  const curves = states.map((state) => {
    const path = linePath(points.map(({ at: day, row }) => [x(day), y(inState(row, state))] as const));
    return html`<path class="line ${state.look}" d="${path}"/>`;
  });
  return [
    yAxis(frame, { scale: y, label: 'agents', format: shortCount, whole: true }),
    xAxis(frame, x, 'day'),
    actionMarks(frame, x, actions),
    curves,
    points.length < 3 && dots(states, points, x, y),
    directLabels(states, frame, y, days.at(-1)),
    days.length <= 120 && hoverColumns(states, frame, x, days),
  ];
}

/** A line of one point would not be seen. */
function dots(states: readonly StateLook[], points: readonly Point[], x: Scale, y: Scale): Content {
  return states.map((state) =>
    points.map(
      ({ at: day, row }) =>
        html`<circle class="dot ${state.look}" cx="${at(x(day))}" cy="${at(y(inState(row, state)))}" r="3"/>`,
    ),
  );
}

function directLabels(
  states: readonly StateLook[],
  frame: Frame,
  y: Scale,
  last: DayRow | undefined,
): Content {
  if (!last) return undefined;
  const places = states.map((state) => y(inState(last, state)) + 4);
  const moved = spread(places, 15, frame.top + 4, frame.bottom + 4);
  return states.map(
    (state, index) =>
      html`<text class="label ${state.look}" x="${at(frame.right + 8)}" y="${at(moved[index]!)}">${state.name}${
        frame.width > 500 && html` <tspan class="value">${count(inState(last, state))}</tspan>`
      }</text>`,
  );
}

/** Values of a day under the pointer, without a script. */
function hoverColumns(
  states: readonly StateLook[],
  frame: Frame,
  x: Scale,
  days: readonly DayRow[],
): Content {
  const width = x(1) - x(0);
  return html`<g class="hover">${days.map((row) => {
    const values = states.map((state) => `${state.name} ${count(inState(row, state))}`).join(', ');
    const left = Math.max(frame.left, x(row.day) - width / 2);
    return html`<rect x="${at(left)}" y="${at(frame.top)}" width="${at(width)}" height="${at(frame.bottom - frame.top)}"><title>Day ${row.day}: ${values}</title></rect>`;
  })}</g>`;
}

function kindsOf(actions: readonly ActionRow[]): string[] {
  return [...new Set(actions.map((row) => row.kind))];
}

/** A row of marks for each kind of action above the plot; interventions also as lines through it while they are few. */
function actionMarks(frame: Frame, x: Scale, actions: readonly ActionRow[]): Content {
  const kinds = kindsOf(actions);
  return kinds.map((kind, index) => {
    const days = daysOf(actions, kind);
    const y = frame.top - 2 - MARK_ROW * (kinds.length - index - 0.5);
    const lines = kind !== 'suspension' && kind !== 'reinstatement' && days.length <= MOST_LINES;
    return html`<g class="action"><path class="mark" d="${days.map((day) => `M${at(x(day))} ${at(y - 4)}v8`).join('')}"/>${
      lines &&
      html`<path class="guide" d="${days.map((day) => `M${at(x(day))} ${at(y)}V${at(frame.bottom)}`).join('')}"/>`
    }<text x="${at(frame.right + 8)}" y="${at(y + 3.5)}">${kind}</text></g>`;
  });
}

function captionOfActions(actions: readonly ActionRow[]): string {
  const kinds = kindsOf(actions).map((kind) => ({ kind, days: daysOf(actions, kind) }));
  if (kinds.length === 0) return '';
  const marks = kinds.map(({ kind, days }) =>
    days.length <= MOST_LINES
      ? `${kind} on day ${listed(days.map(String))}`
      : `${kind} on ${plural(days.length, 'day')}`,
  );
  return ` Marks above the plot: ${marks.join('; ')}.`;
}

function daysOf(actions: readonly ActionRow[], kind: string): number[] {
  return [...new Set(actions.filter((row) => row.kind === kind).map((row) => row.day))];
}

function dayTable({ days, spec, report }: ClaimSeries, size: number): Markup {
  const { rows, step } = thinned(days, ROWS, (row) => row.day === report.spread.peakDay);
  const every = step > 1 ? ` Every ${ordinal(step)} day, the peak and the last.` : '';
  return table(
    html`Belief in <bdi>${spec.id}</bdi> among ${plural(size, 'agent')}, at the end of each day.${every}`,
    [
      { head: 'day', cell: (row: DayRow) => count(row.day) },
      ...statesIn(days).map((state) => ({
        head: state.name,
        cell: (row: DayRow) => count(inState(row, state)),
      })),
      { head: 'new believers', cell: (row: DayRow) => count(row.newBelievers) },
      { head: 'stopped believing', cell: (row: DayRow) => count(row.newRecovered) },
      { head: 'mean opinion', cell: (row: DayRow) => decimal(row.opinionMean) },
    ],
    rows,
  );
}
