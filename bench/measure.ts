/** Somebody who does the same work as others, to be timed against them. */
export interface Contestant {
  readonly name: string;
  /** Does the work once and returns the milliseconds it took. */
  run(): number | Promise<number>;
}

/**
 * Best time of each contestant in milliseconds. They take turns, so that whatever else the machine does falls on all of them; the best
 * counts because other programs can only make a time longer.
 *
 * @param turn how often one does the work in a turn: short work is slow at first, in caches that another filled
 */
export async function bestTimes(
  contestants: readonly Contestant[],
  rounds: number,
  turn = 1,
): Promise<ReadonlyMap<string, number>> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of contestants) {
      for (let again = 0; again < turn; again++) {
        const time = await run();
        best.set(name, Math.min(time, best.get(name) ?? Number.POSITIVE_INFINITY));
      }
    }
  }
  return best;
}

export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Least of each element over several series of equal length. */
export function leastOfEach(series: readonly (readonly number[])[]): number[] {
  const [first = []] = series;
  return first.map((_, place) => Math.min(...series.map((values) => values[place]!)));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
