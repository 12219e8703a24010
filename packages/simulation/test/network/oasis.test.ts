import { describe, expect, test } from 'vitest';
import { readOasisReddit } from '../../src/network/oasis-reddit.ts';
import { parsePythonList } from '../../src/network/python-list.ts';
import { follows, problemsOf, read } from './help.ts';

const HEADER = 'user_id,name,username,following_agentid_list,previous_tweets,user_char,description';

describe('oasis-twitter', () => {
  test('follows by row, with personas', () => {
    const content = `,${HEADER}
0,901,Anna,anna_1,"[1, 2]","['Hello, world', ""It's me""]",Likes cats,Likes cats
1,902,Ben,ben,['0'],[],"Two
lines",x
2,903,Carl,,[],,,Quiet
`;
    const loaded = read('oasis-twitter', content);
    expect(follows(loaded.network)).toEqual(['0>1', '0>2', '1>0']);
    expect(loaded.ids).toEqual(['0', '1', '2']);
    expect(loaded.personas).toEqual([
      {
        id: '0',
        name: 'Anna',
        username: 'anna_1',
        bio: 'Likes cats',
        previousPosts: ['Hello, world', "It's me"],
        traits: {},
      },
      { id: '1', name: 'Ben', username: 'ben', bio: 'Two\nlines', traits: {} },
      { id: '2', name: 'Carl', bio: 'Quiet', traits: {} },
    ]);
    expect(loaded.notes[0]).toContain('3 agents');
  });

  test('only the list of followees is needed', () => {
    const loaded = read('oasis-twitter', '\uFEFFfollowing_agentid_list\r\n[1]\r\n"[0, 0, 1]"\r\n');
    expect(follows(loaded.network)).toEqual(['0>1', '1>0']);
    expect(loaded.notes.slice(1)).toHaveLength(2);
  });

  test('lists that can only be user_ids are read so', () => {
    const loaded = read(
      'oasis-twitter',
      'user_id,following_agentid_list\n901,[902]\n902,"[901, 903]"\n903,[]\n',
    );
    expect(follows(loaded.network)).toEqual(['0>1', '1>0', '1>2']);
    expect(loaded.notes[1]).toContain('user_id');
  });

  test('problems name the line, also after fields of several lines', () => {
    const content = `${HEADER}\n1,a,a,[7],[],"x\ny",z\n2,b,b,oops,[],x,z\n3,c,c,[1],[],x,z\n`;
    expect(problemsOf(() => read('oasis-twitter', content))).toMatchObject([
      { line: 4, path: 'following_agentid_list', message: 'not a list', received: '"oops"' },
    ]);
    const unknown = content.replace('oops', '[-1]');
    expect(problemsOf(() => read('oasis-twitter', unknown))).toMatchObject([
      { line: 2, received: '"7"', allowed: 'row numbers from 0 to 2' },
      { line: 4, received: '"-1"' },
    ]);
  });

  test.each([
    ['', 'an empty file'],
    ['a,b\n1,2\n', '"a,b"'],
  ])('not an agent file: %j', (content, received) => {
    expect(problemsOf(() => read('oasis-twitter', content))).toMatchObject([{ line: 1, received }]);
  });

  test('no agent', () => {
    expect(problemsOf(() => read('oasis-twitter', `${HEADER}\n`))[0]?.message).toContain('no agent');
  });

  test('a quote that is never closed', () => {
    const problems = problemsOf(() => read('oasis-twitter', `${HEADER}\n1,"a,a,[],[],x,z\n`));
    expect(problems[0]).toMatchObject({ line: 2, file: 'file' });
  });
});

describe('oasis-reddit', () => {
  const person = {
    realname: 'Anna Berg',
    username: 'anna',
    bio: 'Likes cats.',
    persona: 'Anna is curious.',
    age: 31,
    gender: 'female',
    mbti: 'INTJ',
    country: 'Norway',
    profession: 'Teacher',
    interested_topics: ['Cats', 'Economics'],
    karma: 7,
  };

  test('personas, no ties, and a note that ties are needed', () => {
    const loaded = read(
      'oasis-reddit',
      JSON.stringify([person, { username: 'ben', age: '40', bio: '', mbti: null }]),
    );
    expect(loaded.network.size).toBe(2);
    expect(loaded.network.edgeCount).toBe(0);
    expect(loaded.notes[0]).toContain('choose a generator');
    expect(loaded.personas).toEqual([
      {
        id: '0',
        name: 'Anna Berg',
        username: 'anna',
        bio: 'Likes cats.\nAnna is curious.',
        age: 31,
        gender: 'female',
        mbti: 'INTJ',
        country: 'Norway',
        profession: 'Teacher',
        topics: ['Cats', 'Economics'],
        traits: {},
      },
      { id: '1', username: 'ben', age: 40, traits: {} },
    ]);
    expect(loaded.personas).toEqual(
      readOasisReddit(JSON.stringify([person, { username: 'ben', age: 40 }]), 'file'),
    );
  });

  test.each(['', '{', '{}', '[]', '3'])('not a list of persons: %j', (content) => {
    expect(problemsOf(() => readOasisReddit(content, 'agents.json'))).toMatchObject([
      { file: 'agents.json' },
    ]);
  });

  test('every wrong field is named', () => {
    const content = JSON.stringify([person, { age: 200, username: 5 }, 'x', { interested_topics: 'Cats' }]);
    const problems = problemsOf(() => readOasisReddit(content, 'agents.json'));
    expect(problems.map(({ path }) => path).sort()).toEqual([
      '1.age',
      '1.username',
      '2',
      '3.interested_topics',
    ]);
  });
});

test.each([
  ['[]', []],
  ['[1, 2,3]', ['1', '2', '3']],
  ["['a', \"b's\", 'c\\'s']", ['a', "b's", "c's"]],
  ["['a, b', 'x\\ny\\u00e9', ]", ['a, b', 'x\nyé']],
  ['["\\\\", "]"]', ['\\', ']']],
  ['1, 2', undefined],
  ["['a' 'b']", undefined],
  ["['a]", undefined],
  ['[1,,2]', undefined],
])('Python list %j', (text, expected) => {
  expect(parsePythonList(text)).toEqual(expected);
});
