import { count, duration, time } from './format.ts';
import { type Content, html, type Markup } from './html.ts';
import type { ReportData } from './report-data.ts';

/** How to repeat the run, how it was set up, and what ran it. */
export function runFacts({ run, scenario, size, edgeCount }: ReportData): Markup {
  const rate = run.seconds > 0 ? `${count((size * run.day) / run.seconds)} agent-days a second` : undefined;
  return html`<p>The same scenario, seed and answers give the same event log, byte for byte. This command repeats the run:</p>
<pre tabindex="0" aria-label="Command that repeats the run"><code>${run.command}</code></pre>
<h3>The run</h3>
${facts([
  ['Name', html`<bdi>${run.name}</bdi>`],
  ['Status', run.status],
  ['Seed', String(scenario.seed)],
  ['Event log', `${count(run.events)} events`],
  ['Digest of the log', html`<code class="hash">${run.hash}</code>`],
  ['Started', time(run.startedAt)],
  ['Ended', time(run.endedAt)],
  ['Work', `${duration(run.seconds)}${rate === undefined ? '' : `, ${rate}`}`],
  ['Hearsay', run.hearsayVersion],
  ['Node', run.nodeVersion],
])}
<h3>How it was set up</h3>
${facts([
  ['Agents', `${count(size)}, ${count(edgeCount)} follows`],
  [
    'Time',
    `${count(scenario.days)} days of ${count(scenario.ticksPerDay)} ${scenario.ticksPerDay === 1 ? 'tick' : 'ticks'}`,
  ],
  ['Network', settings(scenario.network)],
  ['First believers', settings(scenario.population.believers)],
  ['Opinions', settings(scenario.population.opinions)],
  ['Traits', settings(scenario.population.traits)],
  ['Interaction', settings(scenario.interaction)],
  ['Minds', settings(scenario.minds)],
  ['Memory', settings(scenario.memory)],
  ['Interventions', settings(scenario.interventions)],
])}`;
}

function facts(rows: readonly (readonly [string, Content])[]): Markup {
  return html`<dl class="facts">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

/** Parameters as a line of words: what stands in a scenario file, without its punctuation. */
function settings(value: unknown): Content {
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none';
    return html`<ul>${value.map((item) => html`<li><bdi>${lineOf(item)}</bdi></li>`)}</ul>`;
  }
  const line = lineOf(value);
  return html`<bdi>${line === '' ? 'as by default' : line}</bdi>`;
}

function lineOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(lineOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([key, inner]) => {
      const nested = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
      return nested ? `${key} (${lineOf(inner)})` : `${key} ${lineOf(inner)}`;
    })
    .join(', ');
}
