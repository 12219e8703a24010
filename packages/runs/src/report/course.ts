import type { Spread } from '@hearsay/analysis';
import { count, decimal, percent, plural } from './format.ts';
import type { ClaimSeries, DayRow } from './series.ts';

/** How the number of believers went, in a few sentences made from the data. */
export function courseOfBelief({ days, report }: ClaimSeries, size: number): string {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return 'Nothing was measured yet.';
  return `${courseOfBelievers(days, first, last, report.spread, size)} ${restOfAll(last, size)}`;
}

function courseOfBelievers(
  days: readonly DayRow[],
  first: DayRow,
  last: DayRow,
  { peakDay, peakBelievers }: Spread,
  size: number,
): string {
  const share = (believers: number) => `${count(believers)} (${percent(believers / size)})`;
  if (peakBelievers === 0) return 'Nobody believes the claim on any day.';
  if (days.length === 1) return `On day ${first.day} there are ${plural(first.believers, 'believer')}.`;
  if (days.every((row) => row.believers === first.believers)) {
    return `The number of believers stays at ${share(first.believers)} on every day.`;
  }
  if (peakDay === first.day) {
    return `Believers fall from ${share(first.believers)} on day ${first.day} to ${share(last.believers)} on day ${last.day}; they were never more than at the start.`;
  }
  const rise = `Believers rise from ${count(first.believers)} on day ${first.day} to a peak of ${share(peakBelievers)} on day ${peakDay}`;
  if (peakDay === last.day) return `${rise}, the last day.`;
  const lost = (peakBelievers - last.believers) / peakBelievers;
  const then = lost < 0.05 ? 'then stay near it:' : 'then fall to';
  return `${rise}, ${then} ${share(last.believers)} on day ${last.day}.`;
}

function restOfAll(last: DayRow, size: number): string {
  const parts = [
    `${percent(last.susceptible / size)} of all agents have not heard the claim from a believer`,
    `${percent(last.exposed / size)} have heard it and were never convinced`,
    `${percent(last.recovered / size)} believed it and do not any more`,
  ];
  return `At the end ${parts[0]}, ${parts[1]}, and ${parts[2]}.`;
}

export function courseOfOpinion(means: readonly { readonly day: number; readonly mean: number }[]): string {
  const known = means.filter(({ mean }) => Number.isFinite(mean));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return 'The mean opinion is not defined on any day.';
  const change = last.mean - first.mean;
  if (first.day === last.day) return `The mean is ${decimal(first.mean)} on day ${first.day}.`;
  if (Math.abs(change) < 0.01) return `The mean stays at ${decimal(last.mean)}.`;
  return `The mean moves from ${decimal(first.mean)} on day ${first.day} to ${decimal(last.mean)} on day ${last.day}.`;
}
