import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { named, read } from './help.ts';

const edgeList = (content: string) => read('edge-list', content);

describe('pieces', () => {
  const samples = {
    plain: '10,20\n20,30\r\n\n# x\n30,10,0.5\n5,5\n',
    header: '\uFEFFfollower;followee;weight\n"1";2;1\n3;4;2.5\n2;1;1',
    text: 'anna\tben\nŽofie\tanna\n',
    counts: '3 2\n0 1\n1 2\n',
  };

  test.each(Object.entries(samples))('cut anywhere: %s', (_, content) => {
    const bytes = new TextEncoder().encode(content);
    const whole = edgeList(content);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(read('edge-list', bytes, { pieces: [cut] })).toEqual(whole);
    }
    expect(read('edge-list', bytes, { pieces: new Array<number>(bytes.length).fill(1) })).toEqual(whole);
  });

  test('any lines in any pieces', () => {
    const id = fc.oneof(fc.nat(20).map(String), fc.constantFrom('anna', '12345678901', '007', '"a,b"', 'é'));
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.tuple(id, id).map(([a, b]) => `${a},${b}`) },
      fc.tuple(id, id, fc.constantFrom('1', '0.5', '12.25', '1e3')).map((fields) => fields.join(',')),
      fc.constantFrom('', '# note', ' '),
    );
    const file = fc.tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\r\n'));
    const outcome = (content: string, pieces: readonly number[]) => {
      try {
        return read('edge-list', content, { pieces });
      } catch (error) {
        return String(error);
      }
    };
    fc.assert(
      fc.property(
        file,
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }),
        ([lines, newline], pieces) => {
          const content = lines.join(newline);
          expect(outcome(content, pieces)).toEqual(outcome(content, []));
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('the ties of a file are the same whatever its separator, quotes and newlines', () => {
  const pairs = fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 30 });
  const styles = fc.record({
    separator: fc.constantFrom(',', ';', '\t', ' '),
    newline: fc.constantFrom('\n', '\r\n'),
    header: fc.constantFrom('source', undefined),
  });
  fc.assert(
    fc.property(pairs, styles, (edges, { separator, newline, header }) => {
      const lines = edges.map(([a, b]) => `${a}${separator}${b}`);
      if (header) lines.unshift(`source${separator}target`);
      const loaded = edgeList(lines.join(newline));
      // Two numbers alone may be counts; that is tested above.
      fc.pre(!loaded.notes.some((note) => note.includes('number of agents')));
      const expected = new Set(edges.filter(([a, b]) => a !== b).map(([a, b]) => `${a}>${b}`));
      expect(new Set(named(loaded))).toEqual(expected);
      expect(loaded.network.edgeCount).toBe(expected.size);
    }),
  );
});
