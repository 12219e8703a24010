import type { DayRecord, TickMeasures } from '@hearsay/simulation';
import { count, duration, paint, percent, type Terminal } from './terminal.ts';

const BAR_WIDTH = 24;
/** Of a terminal that does not tell. */
const USUAL_WIDTH = 80;

/**
 * Shows how a run goes: one line that renews itself on a terminal, a line for every tenth of the days when piped.
 */
export class Progress {
  readonly #terminal: Terminal;
  readonly #days: number;
  readonly #interactive: boolean;
  readonly #started = performance.now();
  #firstDay: number | undefined;
  #drawn = Number.NEGATIVE_INFINITY;
  /** Whether the cursor stands behind the bar. */
  #open = false;

  constructor(terminal: Terminal, days: number) {
    this.#terminal = terminal;
    this.#days = days;
    this.#interactive = terminal.err.isTTY === true && process.env.TERM !== 'dumb';
  }

  day(record: DayRecord): void {
    const { day } = record;
    this.#firstDay ??= day - 1;
    const last = day === this.#days;
    if (this.#interactive) {
      const now = performance.now();
      // A fast run has hundreds of days a second; a terminal needs some ten lines of them.
      if (!last && now - this.#drawn < 80) return;
      this.#drawn = now;
      this.#terminal.err.write(`\r\x1b[2K${this.#bar(day)} ${this.#fitted(this.#line(record))}`);
      this.#open = true;
      if (last) this.finish();
    } else if (last || day % Math.max(1, Math.ceil(this.#days / 10)) === 0) {
      this.#terminal.err.write(`${this.#line(record)}\n`);
    }
  }

  /** Ends a line in hand before other text. */
  finish(): void {
    if (this.#open) this.#terminal.err.write('\n');
    this.#open = false;
  }

  #bar(day: number): string {
    const done = Math.round((day / this.#days) * BAR_WIDTH);
    return (
      paint(this.#terminal.err, 'cyan', '█'.repeat(done)) +
      paint(this.#terminal.err, 'dim', '░'.repeat(BAR_WIDTH - done))
    );
  }

  /** A line that wraps could not be renewed. */
  #fitted(line: string): string {
    const width = (this.#terminal.err.columns || USUAL_WIDTH) - BAR_WIDTH - 2;
    return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1))}…`;
  }

  #line(record: DayRecord): string {
    const { day, measures } = record;
    const last = measures.filter((row) => row.tick === measures.at(-1)?.tick).map(stateOf);
    const shown = last.length > 2 ? [...last.slice(0, 2), `and ${last.length - 2} more`] : last;
    const elapsed = (performance.now() - this.#started) / 1000;
    const done = day - (this.#firstDay ?? 0);
    const left = done > 0 ? (elapsed / done) * (this.#days - day) : 0;
    // The time before the claims: it is the claims that a narrow terminal cuts.
    const time = day < this.#days ? `  ${duration(left)} left` : '';
    return `day ${day}/${this.#days}${time}  ${shown.join(', ')}`;
  }
}

/** What stands of one claim or topic at the moment. */
function stateOf(row: TickMeasures): string {
  if (row.claim !== '') return `${count(row.believers)} believe ${row.claim} (${percent(row.prevalence)})`;
  return `${row.topic} ${row.opinionMean.toFixed(2)} ± ${Math.sqrt(row.opinionVariance).toFixed(2)}`;
}
