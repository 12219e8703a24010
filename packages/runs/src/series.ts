import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import {
  OPINION_BINS,
  type OpinionDistribution,
  rowsPerTick,
  type Scenario,
  type TickMeasures,
  topicIdsOf,
} from '@hearsay/simulation';
import { writeFileAtomic } from './atomic-file.ts';
import { RunError, writeFailure } from './errors.ts';
import type { RunDirectory } from './run-directory.ts';

/** Columns of metrics.csv with the field each shows; units and ranges are in docs/run-directory.md. */
const METRICS: readonly (readonly [string, keyof TickMeasures])[] = [
  ['day', 'day'],
  ['tick', 'tick'],
  ['claim', 'claim'],
  ['topic', 'topic'],
  ['susceptible', 'susceptible'],
  ['exposed', 'exposed'],
  ['believers', 'believers'],
  ['recovered', 'recovered'],
  ['sceptics', 'sceptics'],
  ['new_believers', 'newBelievers'],
  ['new_recovered', 'newRecovered'],
  ['prevalence', 'prevalence'],
  ['opinion_mean', 'opinionMean'],
  ['opinion_variance', 'opinionVariance'],
  ['opinion_bimodality', 'opinionBimodality'],
  ['suspended', 'suspended'],
];

export const METRIC_COLUMNS: readonly string[] = METRICS.map(([column]) => column);
/** The same columns with their SQL types. */
export const METRIC_TYPES: readonly (readonly [string, 'VARCHAR' | 'INTEGER' | 'DOUBLE'])[] =
  METRIC_COLUMNS.map((column) => [column, typeOf(column)]);

export const OPINION_COLUMNS: readonly string[] = ['day', 'topic', 'from', 'to', 'agents'];

/** Starts both series with their headers. */
export function startSeries(directory: RunDirectory): void {
  writeFileAtomic(directory.metrics, `${METRIC_COLUMNS.join(',')}\n`);
  writeFileAtomic(directory.opinions, `${OPINION_COLUMNS.join(',')}\n`);
}

/** Adds a day's rows. A kill in between leaves a partial last day, which `cutSeries` takes away on resume. */
export function appendSeries(
  directory: RunDirectory,
  measures: readonly TickMeasures[],
  distributions: readonly OpinionDistribution[],
): void {
  append(directory.metrics, measures.map(metricsLine));
  append(directory.opinions, distributions.flatMap(opinionLines));
}

/** Takes away everything after a day, and a last line that was never finished. */
export function cutSeries(directory: RunDirectory, lastDay: number): void {
  for (const file of [directory.metrics, directory.opinions]) {
    const [header, ...lines] = wholeLines(file);
    const kept = lines.filter((line) => dayOf(line) <= lastDay);
    writeFileAtomic(file, `${[header, ...kept].join('\n')}\n`);
  }
}

/** Whether both series hold every row up to a day. */
export function seriesReach(directory: RunDirectory, scenario: Scenario, lastDay: number): boolean {
  const ticks = 1 + lastDay * scenario.ticksPerDay;
  const topics = topicIdsOf(scenario).length;
  return (
    rowsUpTo(directory.metrics, METRIC_COLUMNS, lastDay) === ticks * rowsPerTick(scenario) &&
    rowsUpTo(directory.opinions, OPINION_COLUMNS, lastDay) === (1 + lastDay) * topics * OPINION_BINS
  );
}

function rowsUpTo(file: string, columns: readonly string[], lastDay: number): number {
  if (!existsSync(file)) return 0;
  const [header, ...lines] = wholeLines(file);
  if (header !== columns.join(',')) return 0;
  return lines.filter((line) => line.split(',').length === columns.length && dayOf(line) <= lastDay).length;
}

function dayOf(line: string): number {
  return Number(line.slice(0, line.indexOf(',')));
}

/** The rows of metrics.csv, in order. */
export function readMetrics(directory: RunDirectory): TickMeasures[] {
  const [header, ...lines] = wholeLines(directory.metrics);
  if (header !== METRIC_COLUMNS.join(',')) throw foreign(directory.metrics);
  return lines.map((line) => {
    const cells = line.split(',');
    const text = (column: string) => cells[METRIC_COLUMNS.indexOf(column)] ?? '';
    const value = (column: string) => (text(column) === '' ? Number.NaN : Number(text(column)));
    return {
      day: value('day'),
      tick: value('tick'),
      claim: text('claim'),
      topic: text('topic'),
      susceptible: value('susceptible'),
      exposed: value('exposed'),
      believers: value('believers'),
      recovered: value('recovered'),
      sceptics: value('sceptics'),
      newBelievers: value('new_believers'),
      newRecovered: value('new_recovered'),
      prevalence: value('prevalence'),
      opinionMean: value('opinion_mean'),
      opinionVariance: value('opinion_variance'),
      opinionBimodality: value('opinion_bimodality'),
      suspended: value('suspended'),
    };
  });
}

/** metrics.csv up to a day, without the rows of a day in the making. */
export function metricsText(directory: RunDirectory, lastDay: number): string {
  const [header, ...lines] = wholeLines(directory.metrics);
  if (header !== METRIC_COLUMNS.join(',')) throw foreign(directory.metrics);
  const kept = lines.filter((line) => dayOf(line) <= lastDay);
  return `${[header, ...kept].join('\n')}\n`;
}

function typeOf(column: string): 'VARCHAR' | 'INTEGER' | 'DOUBLE' {
  if (column === 'claim' || column === 'topic') return 'VARCHAR';
  return column === 'prevalence' || column.startsWith('opinion_') ? 'DOUBLE' : 'INTEGER';
}

/** The opinion distributions of opinions.csv, in order. */
export function readDistributions(directory: RunDirectory): OpinionDistribution[] {
  const [header, ...lines] = wholeLines(directory.opinions);
  if (header !== OPINION_COLUMNS.join(',')) throw foreign(directory.opinions);
  const distributions: OpinionDistribution[] = [];
  for (let first = 0; first + OPINION_BINS <= lines.length; first += OPINION_BINS) {
    const rows = lines.slice(first, first + OPINION_BINS).map((line) => line.split(','));
    const [day = '', topic = ''] = rows[0] ?? [];
    distributions.push({ day: Number(day), topic, bins: Int32Array.from(rows, (cells) => Number(cells[4])) });
  }
  return distributions;
}

// Ids of claims and topics are words joined by hyphens, so no cell needs quotes.
function metricsLine(row: TickMeasures): string {
  return METRICS.map(([, field]) => cell(row[field])).join(',');
}

function cell(value: string | number): string {
  return typeof value === 'number' && Number.isNaN(value) ? '' : String(value);
}

function opinionLines({ day, topic, bins }: OpinionDistribution): string[] {
  const edge = (bin: number) => Math.round((-1 + (2 * bin) / OPINION_BINS) * 1e6) / 1e6;
  return Array.from(bins, (agents, bin) => [day, topic, edge(bin), edge(bin + 1), agents].join(','));
}

function append(file: string, lines: readonly string[]): void {
  try {
    const handle = openSync(file, 'a');
    try {
      writeFileSync(handle, lines.map((line) => `${line}\n`).join(''));
      // The checkpoint of the day will say that these rows are there, also after a power cut.
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw writeFailure(file, error);
  }
}

function wholeLines(file: string): string[] {
  if (!existsSync(file))
    throw new RunError(`${file} is missing: the run directory is damaged`, { exitCode: 2 });
  const lines = readFileSync(file, 'utf8').split('\n');
  // What stands after the last line break was never finished (or is empty).
  return lines.slice(0, -1);
}

function foreign(file: string): RunError {
  return new RunError(`${file} does not have the columns of this version of Hearsay`, { exitCode: 2 });
}
