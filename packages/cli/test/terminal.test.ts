import { describe, expect, it } from 'vitest';
import { count, duration, json, percent, plain, plainLines, shellWord, sparkline } from '../src/terminal.ts';

describe('text for a terminal', () => {
  it('holds nothing that a terminal would act on', () => {
    expect(plain('a\u001b[31mb\u001b]0;title\u0007c\u009b2Jd\ne\u202ef')).toBe('abcd e f');
    expect(plainLines('a\u001b[31mb\nc\u0007')).toBe('ab\nc ');
  });

  it('is JSON that says the same, escaped where a terminal would act', () => {
    const value = { text: 'a\u001b[31m\u009b2J\u007f\u202e"é🦊' };
    expect(JSON.parse(json(value))).toEqual(value);
    for (const control of ['\u001b', '\u007f', '\u009b', '\u202e'])
      expect(json(value)).not.toContain(control);
  });

  it('shows numbers for people', () => {
    expect([count(12345.6), percent(0.1234), percent(Number.NaN)]).toEqual([
      '12,346',
      '12.3%',
      'not defined',
    ]);
    expect([0.84, 9.96, 59.6, 61, 3_600, 7_900].map(duration)).toEqual([
      ...['0.8 s', '10 s', '1 min 0 s', '1 min 1 s', '1 h 0 min', '2 h 11 min'],
    ]);
  });

  it('draws series of any length', () => {
    expect(sparkline([0, 1, 2, 4, 8])).toBe('▁▂▃▅█');
    expect(sparkline([])).toBe('');
    expect(sparkline([0, 0])).toBe('▁▁');
    expect(sparkline(Array.from({ length: 300_000 }, (_, place) => place))).toHaveLength(40);
  });

  it('quotes words of a command for a shell', () => {
    expect(['a-b/c.yaml', 'a b', "it's", ''].map(shellWord)).toEqual([
      'a-b/c.yaml',
      "'a b'",
      "'it'\\''s'",
      "''",
    ]);
  });
});
