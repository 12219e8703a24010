import { scaleLinear } from 'd3-scale';
import { figure } from './figure.ts';
import { at, count, plural, shortCount, shortened } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { ClaimSeries, DayRow } from './series.ts';
import { type Frame, image, responsive, xAxis, yAxis } from './svg.ts';
import { dayScale, timeFrame } from './time-frame.ts';

/** Bars that fit beside each other; longer runs have several days a bar. */
const MOST_BARS = 120;
const PANEL_WIDTH = 415;

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly became: number;
  readonly stopped: number;
}

/** How many agents began to believe (up) and stopped believing (down) each day. Day 0, the first believers, is left out. */
export function newBelievers(series: ClaimSeries, panel: boolean): Markup {
  const { spec, report, days } = series;
  const { bars, step } = barsOf(days.filter((row) => row.day > 0));
  const caption = captionOf(series, step);
  const id = `new-${report.claim}`;
  const picture = { id, title: `New believers of ${spec.id} a day`, description: caption };
  const draw = (width: number) => {
    const frame = timeFrame(width, panel ? 220 : 260, width < 500 ? 88 : 128);
    return { height: frame.height, content: drawing(frame, bars, days.at(-1)?.day ?? 0, step) };
  };
  const shown = panel
    ? image(picture, PANEL_WIDTH, 220, draw(PANEL_WIDTH).content)
    : responsive(picture, draw);
  return figure({
    id: `fig-${id}`,
    title: panel ? html`<bdi>${shortened(spec.id, 40)}</bdi>` : undefined,
    caption,
    picture: bars.some((bar) => bar.became > 0 || bar.stopped > 0) && shown,
  });
}

function barsOf(days: readonly DayRow[]): { bars: Bar[]; step: number } {
  const step = Math.max(1, Math.ceil(days.length / MOST_BARS));
  const bars: Bar[] = [];
  for (let place = 0; place < days.length; place += step) {
    const rows = days.slice(place, place + step);
    bars.push({
      from: rows[0]!.day,
      to: rows.at(-1)!.day,
      became: rows.reduce((sum, row) => sum + row.newBelievers, 0),
      stopped: rows.reduce((sum, row) => sum + row.newRecovered, 0),
    });
  }
  return { bars, step };
}

function drawing(frame: Frame, bars: readonly Bar[], lastDay: number, step: number): Content {
  const most = Math.max(1, ...bars.map((bar) => bar.became));
  const least = Math.max(0, ...bars.map((bar) => bar.stopped));
  const x = dayScale(frame, lastDay);
  const y = scaleLinear().domain([-least, most]).range([frame.bottom, frame.top]).nice(8);
  const zero = y(0);
  // The last bar stands half beyond the axis.
  const half = Math.min(14, x(step / 2) - x(0));
  return [
    yAxis(frame, {
      scale: y,
      label: step === 1 ? 'agents a day' : `agents in ${step} days`,
      format: (tick) => shortCount(Math.abs(tick)),
      whole: true,
    }),
    xAxis(frame, x, 'day'),
    bars.map((bar) => {
      // A bar stands on the days it counts, with a gap that leaves it visible however thin.
      const left = Math.max(frame.left + 0.5, x(bar.from - 0.5));
      const right = x(bar.to + 0.5);
      const gap = Math.min(2, (right - left) * 0.25);
      const width = at(Math.min(28, Math.max(0.5, right - left - gap)));
      const place = at((left + right) / 2 - Number(width) / 2);
      return html`<g><title>${daysOf(bar)}: ${count(bar.became)} became believers, ${count(bar.stopped)} stopped</title>${
        bar.became > 0 &&
        html`<rect class="bar s2" x="${place}" y="${at(y(bar.became))}" width="${width}" height="${at(zero - y(bar.became))}"/>`
      }${
        bar.stopped > 0 &&
        html`<rect class="bar s3" x="${place}" y="${at(zero)}" width="${width}" height="${at(y(-bar.stopped) - zero)}"/>`
      }</g>`;
    }),
    html`<path class="zero" d="M${at(frame.left)} ${at(zero)}H${at(frame.right)}"/>`,
    html`<text class="label s2" x="${at(frame.right + 8 + half)}" y="${at(Math.min(zero - 6, (frame.top + zero) / 2 + 4))}">began</text>`,
    least > 0 &&
      html`<text class="label s3" x="${at(frame.right + 8 + half)}" y="${at(Math.max(zero + 14, (frame.bottom + zero) / 2 + 4))}">stopped</text>`,
  ];
}

function daysOf(bar: Bar): string {
  return bar.from === bar.to ? `Day ${bar.from}` : `Days ${bar.from} to ${bar.to}`;
}

function captionOf({ days }: ClaimSeries, step: number): string {
  const after = days.filter((row) => row.day > 0);
  const began = after.reduce((sum, row) => sum + row.newBelievers, 0);
  const stopped = after.reduce((sum, row) => sum + row.newRecovered, 0);
  const seeds = days[0]?.newBelievers ?? 0;
  const first =
    seeds === 0
      ? 'Nobody believed from the start.'
      : `${plural(seeds, 'agent')} believed from the start (not drawn).`;
  if (after.length === 0) return `${first} No day was simulated.`;
  if (began === 0) {
    const others = seeds === 0 ? 'Nobody' : 'Nobody else';
    return `${first} ${others} ever began to believe; ${stopped === 0 ? 'nobody' : plural(stopped, 'agent')} stopped.`;
  }
  const best = after.reduce((most, row) => (row.newBelievers > most.newBelievers ? row : most));
  const bars = step > 1 ? ` Each bar is ${step} days.` : '';
  return `Agents that began to believe each day (up) and that stopped (down). ${first} Most began on day ${best.day}: ${count(best.newBelievers)}. Over the run agents began to believe ${plural(began, 'time')} and stopped ${plural(stopped, 'time')}; who believes again counts again.${bars}`;
}
