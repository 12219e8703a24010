import type { Cascade } from '@hearsay/analysis';
import { topicIdsOf } from '@hearsay/simulation';
import { writeFileAtomic } from './atomic-file.ts';
import { gatherReport } from './gather-report.ts';
import { renderReport } from './report/render.ts';
import type { ReportData, SpreaderRow } from './report/report-data.ts';
import type { RunDirectory } from './run-directory.ts';

/** What a report says in numbers, for terminals and scripts. */
export interface RunReport {
  /** Path of report.html, if it was made. */
  readonly file: string | undefined;
  readonly claims: readonly ClaimSummary[];
  /** Opinions at the end on every topic. */
  readonly topics: readonly TopicSummary[];
}

export interface TopicSummary {
  readonly id: string;
  /** In [-1, 1]. */
  readonly mean: number;
  /** In [0, 1]. */
  readonly variance: number;
  /** In (0, 1]; NaN (null in JSON) if not defined. */
  readonly bimodality: number;
}

export interface ClaimSummary {
  readonly id: string;
  readonly text: string;
  /** Believers at the end of each tick, the start included. */
  readonly believers: readonly number[];
  /** In [0, 1]; NaN (null in JSON) if not defined. */
  readonly attackRate: number;
  readonly peakBelievers: number;
  readonly peakDay: number;
  readonly cascades: number;
  readonly largest: Cascade | undefined;
  readonly spreaders: readonly SpreaderRow[];
}

/** Measures a run and, if `html` is set, makes (or makes again) its report.html. */
export async function writeReport(directory: RunDirectory, { html }: { html: boolean }): Promise<RunReport> {
  const data = await gatherReport(directory);
  if (html) writeFileAtomic(directory.report, renderReport(data));
  return {
    file: html ? directory.report : undefined,
    claims: data.claims.map((_, claim) => summarize(data, claim)),
    topics: topicsAtEnd(data),
  };
}

function topicsAtEnd({ scenario, measures }: ReportData): TopicSummary[] {
  return topicIdsOf(scenario).flatMap((id) => {
    const last = measures.findLast(({ topic }) => topic === id);
    if (!last) return [];
    return [
      { id, mean: last.opinionMean, variance: last.opinionVariance, bimodality: last.opinionBimodality },
    ];
  });
}

function summarize({ scenario, measures, claims }: ReportData, claim: number): ClaimSummary {
  const { id, text } = scenario.claims[claim]!;
  const { spread, cascades, spreaders } = claims[claim]!;
  return {
    id,
    text,
    believers: measures.filter((row) => row.claim === id).map((row) => row.believers),
    attackRate: spread.attackRate,
    peakBelievers: spread.peakBelievers,
    peakDay: spread.peakDay,
    cascades: cascades.length,
    largest: cascades[0],
    spreaders,
  };
}
