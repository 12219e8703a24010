import type { RandomSource } from '../random.ts';
import type { EdgeList } from './edges.ts';

/**
 * Ties each agent `row` in [rows.from, rows.to) with each agent of its columns [from(row), to(row)) independently with
 * one probability. Pairs are reached by geometric skips (Batagelj & Brandes 2005, "Efficient generation of large
 * random networks"), so the cost is O(rows + ties), not O(pairs).
 */
export function addGeometricTies(
  edges: EdgeList,
  rows: { from: number; to: number },
  columns: { from(row: number): number; to(row: number): number },
  probability: number,
  random: RandomSource,
): void {
  if (probability <= 0) return;
  const logMiss = Math.log1p(-Math.min(probability, 1));
  const skip = () => (probability >= 1 ? 0 : Math.floor(Math.log(1 - random.float()) / logMiss));
  let ahead = skip();
  for (let row = rows.from; row < rows.to; row++) {
    const start = columns.from(row);
    const length = columns.to(row) - start;
    while (ahead < length) {
      edges.push(row, start + ahead);
      ahead += 1 + skip();
    }
    ahead -= Math.max(length, 0);
  }
}
