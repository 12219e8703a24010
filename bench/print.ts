import { type Growth, nanosecondsPerAgent, type Row, relativeCosts } from './results.ts';

/** Rows as an aligned table. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['work', 'measured', 'budget', ''],
    ...rows.map(({ work, measured, budget, verdict }) => [work, measured, budget, verdict]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Growth with size: time per tick, cost per agent, and a bar for the cost, one line a size. */
export function growthTable(all: readonly Growth[]): string {
  const lines = [
    `${'growth with size'.padEnd(56)}${'agents'.padStart(10)}${'ms a tick'.padStart(12)}${'ns an agent'.padStart(13)}`,
  ];
  for (const growth of all) {
    const relative = relativeCosts(growth);
    for (const [place, point] of growth.points.entries()) {
      const bar = '█'.repeat(Math.max(1, Math.round(relative[place]! * 10)));
      const bytes =
        place === 0 && growth.bytesPerAgent ? `, ${growth.bytesPerAgent.toFixed(0)} B an agent` : '';
      lines.push(
        (place === 0 ? `${growth.name}${bytes}` : '').padEnd(56) +
          point.agents.toLocaleString('en').padStart(10) +
          point.milliseconds.toFixed(2).padStart(12) +
          nanosecondsPerAgent(point).toFixed(0).padStart(13) +
          `  ${relative[place]!.toFixed(2)} ${bar}`,
      );
    }
  }
  return lines.join('\n');
}

const WIDTH = 640;
const HEIGHT = 420;
const MARGIN = { left: 70, right: 220, top: 40, bottom: 50 };
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7'];

/** Time per tick over size as a picture, both axes logarithmic: a straight line at 45 degrees is a constant cost an agent. */
export function growthPicture(all: readonly Growth[]): string {
  const points = all.flatMap((growth) => growth.points);
  const x = logScale(
    points.map(({ agents }) => agents),
    MARGIN.left,
    WIDTH - MARGIN.right,
  );
  const y = logScale(
    points.map(({ milliseconds }) => milliseconds),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  );
  const vertical = x.ticks.map(
    (value) =>
      `<path d="M${x.at(value)} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" stroke="#ddd"/><text x="${x.at(value)}" y="${HEIGHT - 30}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
  );
  const horizontal = y.ticks.map(
    (value) =>
      `<path d="M${MARGIN.left} ${y.at(value)}H${WIDTH - MARGIN.right}" stroke="#ddd"/><text x="${MARGIN.left - 8}" y="${y.at(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const series = all.map((growth, place) => {
    const colour = COLOURS[place % COLOURS.length]!;
    const path = growth.points
      .map(({ agents, milliseconds }) => `${x.at(agents)} ${y.at(milliseconds)}`)
      .join('L');
    const dots = growth.points.map(
      ({ agents, milliseconds }) =>
        `<circle cx="${x.at(agents)}" cy="${y.at(milliseconds)}" r="4" fill="${colour}"/>`,
    );
    const label = `<text x="${WIDTH - MARGIN.right + 12}" y="${MARGIN.top + 14 + 20 * place}" fill="${colour}">${escaped(growth.name)}</text>`;
    return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/><text x="${MARGIN.left}" y="22" font-size="14">Milliseconds a tick over number of agents (both logarithmic)</text>
${[...vertical, ...horizontal, ...series].join('\n')}
</svg>
`;
}

/** A logarithmic axis over whole powers of ten. */
function logScale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return {
    at: (value: number) =>
      Math.round((from + ((Math.log10(value) - low) / (high - low)) * (to - from)) * 10) / 10,
    ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
