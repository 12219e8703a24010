import type { Manifest, RunReport } from '@hearsay/runs';
import { count, duration, paint, percent, plain, sparkline, type Terminal } from './terminal.ts';

/** The end of a run in a few lines for people. */
export function printSummary(terminal: Terminal, manifest: Manifest, path: string, report: RunReport): void {
  const { out } = terminal;
  const line = (label: string, text: string) =>
    out.write(`  ${paint(out, 'dim', label.padEnd(16))}${text}\n`);
  const state =
    manifest.status === 'finished' ? 'finished' : `stopped after day ${manifest.day} of ${manifest.days}`;
  out.write(
    `\n${paint(out, 'bold', plain(manifest.name))}: ${count(manifest.agents)} agents, ${count(manifest.follows)} follows, ` +
      `${manifest.day} days; ${state} in ${duration(manifest.seconds)}\n\n`,
  );
  for (const claim of report.claims) {
    out.write(`  ${paint(out, 'cyan', sparkline(claim.believers))}  ${plain(claim.text)}\n`);
    line(
      'believers',
      `${count(claim.believers[0] ?? 0)} -> ${count(claim.believers.at(-1) ?? 0)}, most on day ${claim.peakDay} (${count(claim.peakBelievers)})`,
    );
    line('attack rate', `${percent(claim.attackRate)} of those who did not believe it at first`);
    const { largest } = claim;
    if (largest) {
      line(
        'largest cascade',
        `${count(largest.size)} convinced or seeded, depth ${largest.depth}, breadth ${count(largest.maxBreadth)}, of ${count(claim.cascades)} cascades`,
      );
    }
    const [top] = claim.spreaders;
    if (top)
      line(
        'top spreader',
        `${plain(top.name)} (agent ${plain(top.id)}) convinced ${count(top.convinced)}, reached ${count(top.reached)}`,
      );
    out.write('\n');
  }
  for (const { id, mean, variance, bimodality } of report.topics) {
    const figures = [mean, Math.sqrt(variance), bimodality].map((value) =>
      Number.isNaN(value) ? 'not defined' : value.toFixed(2).replace(/^-(0\.00)$/, '$1'),
    );
    line('opinions', `${id}: mean ${figures[0]}, standard deviation ${figures[1]}, bimodality ${figures[2]}`);
  }
  for (const note of manifest.notes) line('note', plain(note));
  line('run directory', plain(path));
  line('log hash', manifest.hash ?? 'not defined');
  if (report.file !== undefined) line('report', paint(out, 'bold', plain(report.file)));
}
