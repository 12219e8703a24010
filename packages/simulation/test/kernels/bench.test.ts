import { describe, expect, it } from 'vitest';
import { bestTimes, leastOfEach } from '../../../../bench/measure.ts';
import { growthPicture, growthTable, table } from '../../../../bench/print.ts';
import { flatness, type Growth, limited, notMeasured, shown } from '../../../../bench/results.ts';

const growth: Growth = {
  name: 'a day & night',
  points: [
    { agents: 10_000, milliseconds: 0.9 },
    { agents: 100_000, milliseconds: 10 },
    { agents: 1_000_000, milliseconds: 150 },
  ],
  bytesPerAgent: 8,
};

describe('the benchmark', () => {
  it('keeps the best time of contestants that take turns', async () => {
    const order: string[] = [];
    const times = { a: [3, 1, 2], b: [5, 6, 4] };
    const contestant = (name: 'a' | 'b') => ({
      name,
      run: () => {
        order.push(name);
        return times[name].shift()!;
      },
    });
    const best = await bestTimes([contestant('a'), contestant('b')], 3);
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect([...best]).toEqual([
      ['a', 1],
      ['b', 4],
    ]);
    expect(
      leastOfEach([
        [1, 5],
        [2, 3],
      ]),
    ).toEqual([1, 3]);
  });

  it('judges by the budget, the limit itself included', () => {
    expect(limited('work', 1.5, 1.5, 'x C').verdict).toBe('ok');
    expect(limited('work', 1.51, 1.5, 'x C').verdict).toBe('over');
    expect(flatness(growth)).toMatchObject({ measured: '0.90 / 1.00 / 1.50', verdict: 'over' });
    expect(flatness({ ...growth, points: growth.points.slice(0, 2) }).verdict).toBe('ok');
    expect(flatness({ ...growth, reference: true }).verdict).toBe('');
  });

  it('prints every row and every size, and draws them', () => {
    const text = table([shown('seen', 2, 'ms'), notMeasured('in C', 'no gcc', '<= 1.5 x C')]);
    expect(text).toContain('2.00 ms');
    expect(text).toContain('not measured: no gcc');
    const lines = growthTable([growth]).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatch(/1,000,000\s+150\.00\s+150 {2}1\.50/);
    const picture = growthPicture([growth]);
    expect(picture.match(/<circle/g)).toHaveLength(3);
    expect(picture).toContain('a day &amp; night');
    expect(picture).not.toContain('NaN');
  });
});
