import { ForestBuilder, measureCascades } from '@hearsay/analysis';
import { BELIEVER, EventTable, NONE } from '@hearsay/simulation';
import { describe, expect, it } from 'vitest';
import { drawTree, generationsOf } from '../../src/report/cascade-nodes.ts';
import { thinned } from '../../src/report/figure.ts';
import {
  count,
  decimal,
  duration,
  listed,
  ordinal,
  percent,
  plural,
  shortened,
  time,
} from '../../src/report/format.ts';
import { spread } from '../../src/report/svg.ts';

describe('numbers', () => {
  it('says that something is not defined, and never 0', () => {
    for (const say of [count, decimal, percent, duration]) expect(say(Number.NaN)).toBe('not defined');
    expect(plural(Number.NaN, 'agent')).toBe('not defined agents');
  });

  it('does not round something to nothing', () => {
    expect(percent(0)).toBe('0%');
    expect(percent(0.00001)).toBe('less than 0.01%');
    expect(percent(0.0004)).toBe('0.04%');
    expect(percent(0.9999)).toBe('more than 99.9%');
    expect(percent(1)).toBe('100%');
  });

  it('writes numbers as people do', () => {
    expect(count(1_234_567)).toBe('1,234,567');
    expect(decimal(-0.25)).toBe('−0.25');
    expect(decimal(-0.001)).toBe('0.00');
    expect([1, 2, 3, 11, 23].map(ordinal)).toEqual(['1st', '2nd', '3rd', '11th', '23rd']);
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(duration(7_500)).toBe('2 h 5 min');
    expect(time('2026-05-01T12:00:05.000Z')).toBe('2026-05-01 12:00:05 UTC');
    expect(time('soon')).toBe('soon');
  });

  it('cuts text between characters', () => {
    expect(shortened('😀😀😀', 2)).toBe('😀…');
    expect(shortened('abc', 3)).toBe('abc');
  });
});

describe('thinned', () => {
  it('keeps the first, the last and what must stay', () => {
    const { rows, step } = thinned(
      Array.from({ length: 100 }, (_, row) => row),
      10,
      (row) => row === 33,
    );
    expect(step).toBe(10);
    expect(rows).toEqual([0, 10, 20, 30, 33, 40, 50, 60, 70, 80, 90, 99]);
  });
});

describe('spread', () => {
  it('moves labels apart, in their order and within bounds', () => {
    const moved = spread([50, 52, 10, 99], 15, 0, 100);
    expect(moved[0]! + 15).toBeLessThanOrEqual(moved[1]!);
    expect(moved[1]! + 15).toBeLessThanOrEqual(moved[3]!);
    expect(Math.max(...moved)).toBeLessThanOrEqual(100);
    expect(moved[2]).toBe(10);
  });
});

describe('the drawn cascade', () => {
  /** Root 0; agents 1..9 from the root; each of them convinces as many as its number. */
  function forest() {
    const table = new EventTable(1, 0);
    table.add(0, { kind: 'seed', agent: 0, claim: 0, after: BELIEVER });
    let agent = 1;
    for (let child = 1; child < 10; child++) {
      table.add(1, { kind: 'belief', agent: agent++, claim: 0, after: BELIEVER, cause: 0 });
    }
    for (let child = 1; child < 10; child++) {
      for (let leaf = 0; leaf < child; leaf++) {
        table.add(2, { kind: 'belief', agent: agent++, claim: 0, after: BELIEVER, cause: child });
      }
    }
    const builder = new ForestBuilder(0);
    builder.add(table);
    return builder.finish();
  }

  it('is whole if it fits', () => {
    const built = forest();
    const [cascade] = measureCascades(built);
    const tree = drawTree(built, cascade!, 600);
    expect(tree.nodes).toHaveLength(55);
    expect(tree.folded).toBe(0);
    expect(tree.rows).toBe(45);
    expect(new Set(tree.nodes.map((node) => node.agent)).size).toBe(55);
    expect(tree.nodes.filter((node) => node.parent === NONE)).toHaveLength(1);
  });

  it('keeps the largest branches, connected, and counts the rest', () => {
    const built = forest();
    const [cascade] = measureCascades(built);
    const tree = drawTree(built, cascade!, 5);
    expect(tree.nodes.map((node) => node.agent).sort((a, b) => a - b)).toEqual([0, 6, 7, 8, 9]);
    expect(tree.folded).toBe(50);
    expect(tree.nodes[0]).toMatchObject({ agent: 0, convinced: 9, folded: 50, depth: 0 });
    for (const node of tree.nodes.slice(1)) expect(node.parent).toBe(0);
  });

  it('counts generations', () => {
    const built = forest();
    const [cascade] = measureCascades(built);
    expect(generationsOf(built, cascade!).map((row) => row.nodes)).toEqual([1, 9, 45]);
  });
});
