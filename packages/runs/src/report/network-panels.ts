import { figure, table } from './figure.ts';
import { count, listed, percent, plural } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { NetworkPicture } from './report-data.ts';
import { BELIEVERS, RECOVERED, STATES, type StateLook } from './states.ts';
import { image } from './svg.ts';

/** Whole coordinates in this square keep the paths short. */
const SIDE = 600;
const MARGIN = 16;

/** The network at some days, same place for the same agent, coloured by belief. */
export function networkPanels(picture: NetworkPicture, claimId: string, size: number): Markup {
  const moments = picture.moments.map(({ day, states }) => ({ day, counts: countsOf(states), states }));
  const shown = picture.agents.length;
  const places = placesOf(picture);
  const dot = dotSize(shown);
  const present = STATES.map((state, number) => ({ ...state, number })).filter(
    ({ number }) => number === 0 || number === BELIEVERS || moments.some(({ counts }) => counts[number]! > 0),
  );
  const caption = captionOf(picture, moments, size);
  const panels = moments.map(({ day, counts, states }, index) => {
    const description = listed(present.map(({ number, name }) => `${count(counts[number]!)} ${name}`));
    const content = html`<use href="#ties"/>${dotPaths(places, states, dot)}`;
    return html`<div class="panel"><p class="figure-title">Day ${day}</p>${image(
      { id: `network-${index}`, title: `The network on day ${day}`, description },
      SIDE,
      SIDE,
      content,
      'net',
    )}<p class="panel-note">${percent(counts[BELIEVERS]! / shown)} believe ${html`<bdi>${claimId}</bdi>`}</p></div>`;
  });
  return figure({
    id: 'fig-network',
    kind: 'full',
    caption,
    picture: html`<svg class="defs" width="0" height="0" aria-hidden="true"><defs><path id="ties" class="ties" stroke-opacity="${tieOpacity(picture.ties.length / 2)}" d="${tiesPath(picture, places)}"/></defs></svg>
<div class="panels three">${panels}</div>${stateLegend(present)}`,
    table: table(
      `Belief states of the ${plural(shown, 'agent')} shown`,
      [
        { head: 'day', cell: (moment: (typeof moments)[number]) => String(moment.day) },
        ...present.map(({ name, number }) => ({
          head: name,
          cell: (moment: (typeof moments)[number]) => count(moment.counts[number]!),
        })),
      ],
      moments,
    ),
  });
}

function countsOf(states: Uint8Array): Int32Array {
  const counts = new Int32Array(STATES.length);
  for (const state of states) counts[state]!++;
  return counts;
}

/** `x y` of each node in the picture's square. */
function placesOf({ x, y, agents }: NetworkPicture): readonly (readonly [number, number])[] {
  const scale = (value: number) => Math.round(MARGIN + value * (SIDE - 2 * MARGIN));
  return Array.from(agents, (_, node) => [scale(x[node]!), scale(y[node]!)] as const);
}

/** Relative moves: most ties are short, so are their numbers. */
function tiesPath({ ties }: NetworkPicture, places: readonly (readonly [number, number])[]): string {
  let path = '';
  for (let place = 0; place + 1 < ties.length; place += 2) {
    const [x1, y1] = places[ties[place]!]!;
    const [x2, y2] = places[ties[place + 1]!]!;
    if (x1 !== x2 || y1 !== y2) path += `M${x1} ${y1}l${x2 - x1} ${y2 - y1}`;
  }
  return path;
}

/**
 * One path a state: a line of no length with a round end is a dot. Recovered agents are squares; their lines have some
 * length, because printers draw no square end on a line without direction.
 */
function dotPaths(places: readonly (readonly [number, number])[], states: Uint8Array, dot: number): Content {
  const paths = STATES.map(() => '');
  for (const [node, [x, y]] of places.entries())
    paths[states[node]!] += `M${x} ${y}h${states[node] === RECOVERED ? '.1' : '0'}`;
  // Believers last, on top: they are what the picture is about.
  return [0, 1, 3, 4, 2].map((state) => {
    const path = paths[state]!;
    const width = dot * (state === 0 ? 0.8 : state === BELIEVERS ? 1.25 : 1);
    return (
      path !== '' &&
      html`<path class="dots ${STATES[state]!.look}" stroke-width="${width.toFixed(1)}" d="${path}"/>`
    );
  });
}

function dotSize(nodes: number): number {
  return Math.max(6, Math.min(22, 230 / Math.sqrt(Math.max(1, nodes))));
}

/** The more ties, the fainter each, so that dense parts do not turn black. */
function tieOpacity(ties: number): string {
  return Math.max(0.1, Math.min(0.6, 14 / Math.sqrt(Math.max(1, ties)))).toFixed(2);
}

function stateLegend(present: readonly (StateLook & { readonly number: number })[]): Markup {
  return html`<p class="legend-line" aria-hidden="true">${present.map(
    ({ look, name, number }) =>
      html`<span><svg class="key" viewBox="0 0 14 14" width="14" height="14"><path class="dots ${look}" stroke-width="${number === 0 ? 6 : 9}" d="M7 7h.1"/></svg>${name}</span> `,
  )}</p>`;
}

function captionOf(
  picture: NetworkPicture,
  moments: readonly { readonly day: number; readonly counts: Int32Array }[],
  size: number,
): string {
  const shown = picture.agents.length;
  const ties = picture.ties.length / 2;
  const who = picture.sampled
    ? `A connected sample of ${count(shown)} of ${plural(size, 'agent')}`
    : `All ${plural(shown, 'agent')}`;
  const first = `${who}, with ${plural(ties, 'tie')} drawn; who is tied stands near.`;
  const course = listed(moments.map(({ day, counts }) => `${count(counts[BELIEVERS]!)} on day ${day}`));
  const note = picture.sampled ? ' A sample need not have the shares of the whole.' : '';
  return `${first} Believers among them: ${course || 'none recorded'}.${note}`;
}
