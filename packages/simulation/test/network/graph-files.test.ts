import { describe, expect, test } from 'vitest';
import { expectSimple, follows, problemsOf, read } from './help.ts';

const gexf = (type: string, edges: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <graph defaultedgetype="${type}">
    <attributes class="node">
      <attribute id="0" title="trust" type="float"/>
      <attribute id="1" title="posts" type="integer"/>
    </attributes>
    <nodes>
      <node id="10" label="Anna"><attvalues><attvalue for="0" value="-0.5"/><attvalue for="1" value="1"/></attvalues></node>
      <node id="9" label="Ben &amp; Co"><attvalues><attvalue for="0" value="1"/><attvalue for="1" value="44"/></attvalues></node>
      <node id="100"/>${more}
    </nodes>
    <edges>${edges}</edges>
  </graph>
</gexf>`;

const graphml = (type: string, edges: string) => `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="w" for="edge" attr.name="weight" attr.type="double"/>
  <key id="n" for="node" attr.name="label" attr.type="string"/>
  <graph edgedefault="${type}">
    <node id="b"><data key="n">Ben</data></node><node id="a"/><node id="c"/>
    ${edges}
  </graph>
</graphml>`;

describe('gexf', () => {
  const ties = '<edge id="0" source="10" target="9" weight="2"/><edge id="1" source="9" target="100"/>';

  test('directed, with personas', () => {
    const loaded = read('gexf', gexf('directed', ties), { directed: false });
    expectSimple(loaded.network, 3);
    expect(loaded.ids).toEqual(['9', '10', '100']);
    expect(follows(loaded.network)).toEqual(['0>2', '1>0']);
    expect([...(loaded.network.weights ?? [])]).toEqual([1, 2]);
    expect(loaded.notes).toEqual(['The file says that its ties are directed.']);
    // `posts` goes beyond 1 and is no trait.
    expect(loaded.personas).toEqual([
      { id: '9', name: 'Ben & Co', traits: { trust: 1 } },
      { id: '10', name: 'Anna', traits: { trust: -0.5 } },
      { id: '100', traits: {} },
    ]);
  });

  test.each(['undirected', 'mutual'])('%s', (type) => {
    const loaded = read('gexf', gexf(type, ties.replace('<edge', `<edge type="${type}"`)));
    expect(follows(loaded.network)).toEqual(['0>1', '0>2', '1>0', '2>0']);
    expect([...(loaded.network.weights ?? [])]).toEqual([2, 1, 2, 1]);
  });

  test('both kinds in one file', () => {
    const mixed =
      '<edge source="10" target="9" type="directed"/><edge source="9" target="100" type="undirected"/>';
    const loaded = read('gexf', gexf('directed', mixed));
    expect(follows(loaded.network)).toEqual(['0>2', '1>0', '2>0']);
    expect(loaded.notes[0]).toContain('both');
  });

  test('self-loops and repeats are left out and counted', () => {
    const edges = '<edge source="9" target="9"/><edge source="9" target="10"/><edge source="9" target="10"/>';
    const loaded = read('gexf', gexf('directed', edges));
    expect(follows(loaded.network)).toEqual(['0>1']);
    expect(loaded.notes.slice(1)).toHaveLength(2);
  });

  test('cut anywhere, also inside a letter', () => {
    const bytes = new TextEncoder().encode(gexf('directed', ties).replace('Anna', 'Žofie'));
    const whole = read('gexf', bytes);
    for (let cut = 0; cut < bytes.length; cut += 13)
      expect(read('gexf', bytes, { pieces: [cut] })).toEqual(whole);
    const pieces = new Array<number>(bytes.length).fill(1);
    expect(read('gexf', bytes, { pieces })).toEqual(whole);
  });

  test('a weight below zero', () => {
    const problems = problemsOf(() =>
      read('gexf', gexf('directed', '<edge source="9" target="10" weight="-2"/>')),
    );
    expect(problems).toMatchObject([
      { file: 'file', received: '-2', message: expect.stringContaining('9 to 10') },
    ]);
  });
});

describe('graphml', () => {
  test('undirected with weights and names', () => {
    const edges = '<edge source="b" target="a"><data key="w">0.5</data></edge><edge source="a" target="c"/>';
    const loaded = read('graphml', graphml('undirected', edges));
    expect(loaded.ids).toEqual(['b', 'a', 'c']);
    expect(follows(loaded.network)).toEqual(['0>1', '1>0', '1>2', '2>1']);
    expect([...(loaded.network.weights ?? [])]).toEqual([0.5, 0.5, 1, 1]);
    expect(loaded.personas?.[0]).toEqual({ id: 'b', name: 'Ben', traits: {} });
  });

  test('directed', () => {
    const loaded = read(
      'graphml',
      graphml('directed', '<edge source="b" target="a"/><edge source="a" target="b"/>'),
    );
    expect(follows(loaded.network)).toEqual(['0>1', '1>0']);
  });
});

describe.each(['gexf', 'graphml'] as const)('bad %s', (format) => {
  const refused = (content: string) => problemsOf(() => read(format, content));

  test.each([
    ['', 'not an XML document'],
    ['source,target\n1,2\n', 'not an XML document'],
    ['<graph><nodes></graph>', 'closed that is not open'],
    ['<a>\n<graph>', 'never closed'],
    ['<graph', 'cannot be read'],
    ['<graph a=1></graph>', 'cannot be read'],
    ['<a></a>', 'no network'],
    ['<graph></graph><graph></graph>', 'not an XML document'],
    ['<a><graph></graph></a>', 'no node'],
  ])('%j', (content, message) => {
    expect(refused(content)).toMatchObject([{ file: 'file', message: expect.stringContaining(message) }]);
  });

  test('the line is named', () => {
    expect(refused('<a>\n  <graph>\n  </b>\n</a>')).toMatchObject([{ line: 3, received: '</b>' }]);
  });

  test('document types and entities are refused', () => {
    const attack =
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><graph><node id="&x;"/></graph></a>';
    expect(refused(attack)[0]?.message).toContain('document types');
  });

  test('a tie to a node that is not there', () => {
    const content =
      '<a><graph edgedefault="directed"><node id="1"/><edge source="1" target="2"/></graph></a>';
    expect(refused(content)[0]?.message).toContain('inexisting node');
  });
});
