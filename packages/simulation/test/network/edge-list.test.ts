import { describe, expect, test } from 'vitest';
import { detectNetworkFormat, networkFormats } from '../../src/network/index.ts';
import { follows, named, problemsOf, read } from './help.ts';

const edgeList = (content: string | Uint8Array, directed = true) => read('edge-list', content, { directed });
const refused = (content: string) => problemsOf(() => edgeList(content));

describe('separators', () => {
  test.each([
    ['comma', '1,2\n2,3\n'],
    ['semicolon', '1;2\n2;3\n'],
    ['tab', '1\t2\n2\t3\n'],
    ['space', '1 2\n2 3\n'],
    ['runs of blanks', '  1   2\n2 \t 3  \n'],
    ['comma and blanks', '1, 2\n2, 3\n'],
    ['carriage returns', '1,2\r\n2,3\r\n'],
    ['no last newline', '1,2\n2,3'],
    ['byte order mark', '\uFEFF1,2\n2,3\n'],
    ['comments and empty lines', '# a b\n% 7 8\n\n1,2\n   \n# c\n2,3\n\n'],
    ['quotes', '"1","2"\n"2",3\n'],
  ])('%s', (_, content) => {
    const loaded = edgeList(content);
    expect(loaded.ids).toEqual(['1', '2', '3']);
    expect(named(loaded)).toEqual(['1>2', '2>3']);
    expect(loaded.notes).toEqual([]);
  });
});

describe('ids', () => {
  test('whole numbers are in ascending order, however long', () => {
    const loaded = edgeList('1234567890123456789,10\n9,1234567890123456788\n999999999,1000000000\n');
    expect(loaded.ids).toEqual([
      '9',
      '10',
      '999999999',
      '1000000000',
      '1234567890123456788',
      '1234567890123456789',
    ]);
    expect(named(loaded)).toEqual([
      '9>1234567890123456788',
      '999999999>1000000000',
      '1234567890123456789>10',
    ]);
  });

  test('one id that is no whole number: all in order of appearance', () => {
    expect(edgeList('30,20\nanna,30\n20,10\n').ids).toEqual(['30', '20', 'anna', '10']);
    // A leading zero makes another id, not the same number.
    expect(edgeList('7,07\n').ids).toEqual(['7', '07']);
    expect(edgeList('-1,2\n').ids).toEqual(['-1', '2']);
  });

  test('quoted ids may hold separators, quotes and any letter', () => {
    const loaded = edgeList('"Doe; Jane","O""Hara"\n"Doe; Jane",Žofie 😀\n');
    expect(loaded.ids).toEqual(['Doe; Jane', 'O"Hara', 'Žofie 😀']);
    expect(loaded.network.edgeCount).toBe(2);
    expect(edgeList('Doe, Jane\tBen\n').ids).toEqual(['Doe, Jane', 'Ben']);
  });

  test('many ids stay apart', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `user${index},user${(index * 7) % 5000}`);
    const loaded = edgeList(lines.join('\n'));
    expect(new Set(loaded.ids)).toEqual(new Set(lines.map((line) => line.split(',')[0])));
    for (let agent = 0; agent < 5000; agent += 499) {
      const own = Number(loaded.ids[agent]!.slice(4));
      const followees = [...loaded.network.followees(agent)].map((other) => loaded.ids[other]);
      expect(followees).toEqual((own * 7) % 5000 === own ? [] : [`user${(own * 7) % 5000}`]);
    }
  });

  test('an agent without ties but to itself is an agent', () => {
    expect(edgeList('1,1\n2,3\n').ids).toEqual(['1', '2', '3']);
  });
});

describe('first lines', () => {
  test.each(['follower,followee', 'Source,Target', 'nd,nw', 'from_id,to_id', 'left,right'])(
    'header %s',
    (header) => {
      const loaded = edgeList(`${header}\n5,6\n6,7\n`);
      expect(loaded.ids).toEqual(['5', '6', '7']);
      expect(loaded.notes).toEqual([expect.stringContaining('header')]);
    },
  );

  test('a header that names followers and followees says who follows whom', () => {
    const unsaid = (content: string) => read('edge-list', content, { directed: undefined });
    expect(follows(unsaid('follower,followee\n5,6\n').network)).toEqual(['0>1']);
    expect(follows(unsaid('followee,follower\n5,6\n').network)).toEqual(['1>0']);
    expect(unsaid('followee,follower\n5,6\n').notes).toContain(
      'The header names followers and followees: on each line the second follows the first.',
    );
    for (const header of ['source,target\n', '']) {
      expect(follows(unsaid(`${header}5,6\n`).network)).toEqual(['0>1', '1>0']);
    }
    const mutual = read('edge-list', 'follower,followee\n5,6\n', { directed: false });
    expect(mutual.network.edgeCount).toBe(2);
  });

  test('a known header over text ids', () => {
    expect(edgeList('source target\nanna ben\n').ids).toEqual(['anna', 'ben']);
  });

  test('text over text is a tie', () => {
    expect(edgeList('anna,ben\nben,carl\n').ids).toEqual(['anna', 'ben', 'carl']);
    expect(edgeList('anna,ben').ids).toEqual(['anna', 'ben']);
  });

  test('the number of agents and of ties', () => {
    const loaded = edgeList('4 3\n0 1\n1 2\n2 3\n');
    expect(loaded.ids).toEqual(['0', '1', '2', '3']);
    expect(named(loaded)).toEqual(['0>1', '1>2', '2>3']);
    expect(loaded.notes[0]).toContain('number of agents (4) and of ties (3)');
  });

  test('two numbers that are not the counts are a tie', () => {
    expect(named(edgeList('4 3\n0 1\n1 2\n'))).toEqual(['0>1', '1>2', '4>3']);
    expect(named(edgeList('9 3\n0 1\n1 2\n2 3\n'))).toEqual(['0>1', '1>2', '2>3', '9>3']);
  });
});

describe('weights', () => {
  test('a third column is the weight; where it is missing, 1', () => {
    const { network } = edgeList('source target weight\n0 1 0.25\n0 2\n1 0 3e1\n2 0 7\n');
    expect([...(network.weights ?? [])]).toEqual([0.25, 1, 30, 7]);
  });

  test('all 1 is no weight', () => {
    expect(edgeList('0 1 1\n1 2 1.0\n').network.weights).toBeUndefined();
  });

  test('a header that calls the third column otherwise', () => {
    const loaded = edgeList('source,target,timestamp\n0,1,2020-01-01\n1,2,2020-01-02\n');
    expect(loaded.network.weights).toBeUndefined();
    expect(loaded.notes[1]).toContain('third column');
  });

  test('further columns are left out with a note', () => {
    const loaded = edgeList('0,1,0.5,x\n1,2,0.5,y\n');
    expect([...(loaded.network.weights ?? [])]).toEqual([0.5, 0.5]);
    expect(loaded.notes).toEqual([expect.stringContaining('Columns after')]);
  });
});

describe('what is left out', () => {
  test('self-loops and repeats are counted', () => {
    const { network, notes } = edgeList('1,1\n1,2\n1,2\n2,1\n2,2\n');
    expect(network.edgeCount).toBe(2);
    expect(notes).toEqual([
      'Left out: 2 ties of an agent to itself.',
      "Left out: 1 tie repeating an earlier one (the first one's weight was kept).",
    ]);
  });

  test('undirected: each line is a tie both ways, and the same tie turned round is a repeat', () => {
    const { network, notes } = edgeList('1,2\n2,1\n2,3\n', false);
    expect(follows(network)).toEqual(['0>1', '1>0', '1>2', '2>1']);
    expect(notes).toEqual([expect.stringContaining('1 tie repeating')]);
  });
});

describe('bad files', () => {
  test('each bad line is named', () => {
    const problems = refused('# comment\n1,2\n3\n4,x,heavy\n5,6,-1\n,7\n8,9\n10,11,NaN\n');
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 8]);
    expect(problems[0]).toMatchObject({
      file: 'file',
      message: 'not a tie',
      received: '"3"',
      allowed: 'two ids and optionally a weight, separated by a comma',
    });
    expect(problems[1]).toMatchObject({ received: '"heavy"', allowed: expect.stringContaining('>= 0') });
  });

  test('line numbers are right after plain lines and after empty ones', () => {
    const plain = Array.from({ length: 1000 }, (_, index) => `${index},${index + 1}`).join('\r\n');
    expect(refused(`${plain}\r\n\r\nbroken`)).toMatchObject([{ line: 1002 }]);
  });

  test('20 problems are listed, the rest counted', () => {
    const problems = refused(`1,2\n${'x\n'.repeat(50)}`);
    expect(problems.length).toBe(21);
    expect(problems[20]?.message).toContain('30 more');
  });

  test.each(['', '\n\n', '# only a comment\n', 'source,target\n', '\uFEFF'])(
    'nothing in it: %j',
    (content) => {
      expect(refused(content)).toMatchObject([{ file: 'file', message: 'no tie in this file' }]);
    },
  );

  test('a line without end', () => {
    const problems = refused(`1,2\n${'9'.repeat(3_000_000)}\n3\n`);
    expect(problems).toMatchObject([
      { line: 2, message: expect.stringContaining('longer than') },
      { line: 3 },
    ]);
  });

  test.each([
    ['<?xml version="1.0"?>', 'gexf or graphml'],
    ['[{"username": "a"}]', 'oasis-reddit'],
    ['user_id,name,following_agentid_list', 'oasis-twitter'],
  ])('a file of another format: %s', (content, hint) => {
    expect(refused(content)[0]?.suggestion).toContain(hint);
  });
});

test('formats by file name', () => {
  expect(detectNetworkFormat('a/b/Follows.CSV')).toBe('edge-list');
  expect(detectNetworkFormat('graph.txt.gz')).toBe('edge-list');
  expect(detectNetworkFormat('graph.gexf')).toBe('gexf');
  expect(detectNetworkFormat('graph.graphml.gz')).toBe('graphml');
  expect(detectNetworkFormat('agents.oasis.csv')).toBe('oasis-twitter');
  expect(detectNetworkFormat('agents.json')).toBe('oasis-reddit');
  expect(detectNetworkFormat('graph.parquet')).toBeUndefined();
  expect(Object.keys(networkFormats)).toEqual(Object.keys(networkFormats).sort());
});
