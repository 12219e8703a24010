import type { ClaimSpec, TickMeasures } from '@hearsay/simulation';
import type { ClaimReport, ReportData } from './report-data.ts';

/** What one day was like for one claim: the state after its last tick, and what changed in all its ticks. */
export interface DayRow {
  readonly day: number;
  readonly susceptible: number;
  readonly exposed: number;
  readonly believers: number;
  readonly recovered: number;
  readonly sceptics: number;
  readonly opinionMean: number;
  readonly newBelievers: number;
  readonly newRecovered: number;
}

/** Everything about one claim, with its measures in order of time. */
export interface ClaimSeries {
  readonly spec: ClaimSpec;
  readonly report: ClaimReport;
  readonly ticks: readonly TickMeasures[];
  readonly days: readonly DayRow[];
}

export function seriesOf({ scenario, claims, measures }: ReportData): ClaimSeries[] {
  const byClaim = Map.groupBy(measures, (row) => row.claim);
  return claims.flatMap((report) => {
    const spec = scenario.claims[report.claim];
    if (!spec) return [];
    const ticks = byClaim.get(spec.id) ?? [];
    return [{ spec, report, ticks, days: daysOf(ticks) }];
  });
}

/** The days of a topic that no claim is about. */
export function topicDays(measures: readonly TickMeasures[], topic: string): DayRow[] {
  return daysOf(measures.filter((row) => row.claim === '' && row.topic === topic));
}

function daysOf(ticks: readonly TickMeasures[]): DayRow[] {
  const days: DayRow[] = [];
  for (const [day, rows] of Map.groupBy(ticks, (row) => row.day)) {
    const last = rows.at(-1)!;
    days.push({
      day,
      susceptible: last.susceptible,
      exposed: last.exposed,
      believers: last.believers,
      recovered: last.recovered,
      sceptics: last.sceptics,
      opinionMean: last.opinionMean,
      newBelievers: rows.reduce((sum, row) => sum + row.newBelievers, 0),
      newRecovered: rows.reduce((sum, row) => sum + row.newRecovered, 0),
    });
  }
  return days;
}

/** Name of the agent that started a cascade, by the cascade's place among the claim's cascades. */
export function starterOf({ starters, cascades, spreaders }: ClaimReport, place: number): string {
  const agent = cascades[place]!.rootAgent;
  const known = starters?.[place] ?? spreaders.find((row) => row.agent === agent);
  return known ? `${known.name} (${known.id})` : `agent ${agent}`;
}

/** The claim that most agents believed at once: what the key figures are about. */
export function leadingClaim(series: readonly ClaimSeries[]): ClaimSeries | undefined {
  return series.reduce<ClaimSeries | undefined>(
    (best, claim) =>
      best === undefined || claim.report.spread.peakBelievers > best.report.spread.peakBelievers
        ? claim
        : best,
    undefined,
  );
}

/** The `most` claims with the highest peaks, in the scenario's order. */
export function mostBelieved(series: readonly ClaimSeries[], most: number): readonly ClaimSeries[] {
  if (series.length <= most) return series;
  const kept = new Set(
    [...series].sort((a, b) => b.report.spread.peakBelievers - a.report.spread.peakBelievers).slice(0, most),
  );
  return series.filter((claim) => kept.has(claim));
}
