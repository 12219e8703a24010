import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { formatProblem, InputError, type Problem, parseScenario, scenarioSchema } from '../src/index.ts';
import { closest } from '../src/scenario/suggest.ts';

const SCENARIOS = new URL('../../../scenarios/', import.meta.url);

const VALID = `
name: test
days: 10
claims:
  - { id: claim, text: The moon is hollow., topic: politics, veracity: false }
population: { size: 300, believers: { count: 8 } }
network: { generator: erdos-renyi }
`;

function problemsOf(text: string, overrides: string[] = []): readonly Problem[] {
  try {
    parseScenario(text, { file: 'test.yaml', overrides, fileExists: () => false });
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('shipped scenarios', () => {
  const files = readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml'));
  test.each(files)('%s is valid, named after its file and points to the schema', (name) => {
    const text = readFileSync(new URL(name, SCENARIOS), 'utf8');
    const scenario = parseScenario(text, { file: name });
    expect(`${scenario.name}.yaml`).toBe(name);
    // `hearsay list` shows the first line alone.
    expect(scenario.description.split('\n')[0]).toMatch(/^.{20,100}\.$/);
    expect(text).toContain('$schema=../docs/reference/scenario.schema.json');
  });
});

test('a scenario with ten different mistakes gets ten located problems in one go', () => {
  const problems = problemsOf(`name: Bad Name
days: 0
tickPerDay: 2
claims:
  - id: c1
    txt: hello
    topic: politics
    veracity: flase
population:
  size: 10
  believers: { count: 200 }
network:
  generator: barabasi
interaction:
  kind: daily-exchange
  contactsPerDay: many
  contactsFrom: neighbors
interventions:
  - kind: fact-checker
    share: 1.5
  - kind: suspension
    threshhold: 3
`);
  const places = problems.map(({ line, path }) => `${line} ${path}`);
  expect(places).toEqual([
    '1 name',
    '2 days',
    '3 tickPerDay',
    '5 claims[0].text',
    '6 claims[0].txt',
    '8 claims[0].veracity',
    '11 population.believers.count',
    '13 network.generator',
    '16 interaction.contactsPerDay',
    '17 interaction.contactsFrom',
    '20 interventions[0].share',
    '22 interventions[1].threshhold',
  ]);
  const text = problems.map(formatProblem).join('\n');
  expect(text).toContain('Did you mean "ticksPerDay"?');
  expect(text).toContain('Did you mean "barabasi-albert"?');
  expect(text).toContain('Did you mean "neighbours"?');
  expect(text).toContain('Did you mean "threshold"?');
  expect(text).toContain('received 200; allowed: at most population.size (10)');
  expect(text).toContain(
    'test.yaml:20:12 interventions[0].share: too large; received 1.5; allowed: at most 1',
  );
});

describe('problems', () => {
  test.each([
    ['days', 'days: ten', 'wrong type; received "ten"; allowed: a number'],
    ['seed', 'days: 10\nseed: -1', 'too small; received -1; allowed: at least 0'],
    ['days', 'days: 2.5', 'received 2.5'],
    ['memory', 'days: 10\nmemory: 3', 'allowed: fields (a mapping)'],
  ])('%s in "%s"', (path, line, message) => {
    const problems = problemsOf(VALID.replace('days: 10', line));
    expect(problems.map((problem) => problem.path)).toEqual([path]);
    expect(formatProblem(problems[0]!)).toContain(message);
  });

  test.each([
    ['more believers than agents', ['population.believers.count=301'], 'at most population.size (300)'],
    [
      'believers given twice',
      ['population.believers={count: 3, share: 0.1}'],
      'exactly one of count, share and agents',
    ],
    ['an unknown claim', ['population.believers={claim: clam, count: 1}'], 'Did you mean "claim"?'],
    [
      'a degree above the population',
      ['network={generator: barabasi-albert, edgesPerAgent: 300}'],
      'edgesPerAgent',
    ],
    ['no size for a generated network', ['population.size='], 'population.size: missing'],
    [
      'an intervention after the end',
      ['interventions=[{kind: suspension, when: {days: [11]}}]'],
      'days 1 to 10',
    ],
    [
      'days and a period',
      ['interventions=[{kind: suspension, when: {days: [1], everyDays: 2}}]'],
      'days as well as a period',
    ],
    [
      'a condition without a bound',
      ['interventions=[{kind: suspension, when: {measure: prevalence}}]'],
      'above or below',
    ],
    ['a missing file', ['network={file: nowhere.csv}'], 'does not exist'],
    ['a file of unknown format', ['network={file: nowhere.doc}'], 'does not tell its format'],
    ['an override that is no path=value', ['days'], 'not a path=value'],
    ['an override below a value', ['days.x=3'], 'nothing that has fields at days'],
    ['an override of a misspelt field', ['population.sise=3'], 'Did you mean "size"?'],
    ['an override with broken YAML', ['days=[1'], 'not valid YAML'],
    [
      'two rules for one claim',
      ['minds=[{model: sir}, {model: seir}]'],
      'minds[0] decides about the claim claim already',
    ],
    [
      'a rule that needs meetings',
      ['minds={model: deffuant-weisbuch}'],
      'in a way that deffuant-weisbuch can use; received daily-exchange; allowed: pairs',
    ],
    [
      'a rule about claims without claims',
      ['claims=[]', 'topics=[{id: t}]', 'minds={model: sir}'],
      'there are none',
    ],
    [
      'an unknown topic for a rule',
      ['minds={model: hegselmann-krause, topics: [politic]}'],
      'Did you mean "politics"?',
    ],
    ['a claim id twice', ['claims.1={id: claim, text: x, topic: y, veracity: true}'], 'taken by claims[0]'],
    [
      'too many contacts',
      ['interaction={kind: daily-exchange, contactsFrom: population, contactsPerDay: 300}'],
      'less than population.size (300)',
    ],
  ])('%s', (_, overrides, message) => {
    const text = problemsOf(VALID, overrides).map(formatProblem).join('\n');
    expect(text).toContain(message);
  });

  test.each([
    ['', 'an empty file'],
    ['just text', 'not a scenario'],
    ['name: x\nname: y\n', 'Map keys must be unique'],
    ['name: !!js/function "x"\n', 'Unresolved tag'],
    ['a: [1', 'not valid YAML'],
  ])('broken file %j', (text, message) => {
    expect(problemsOf(text).map(formatProblem).join('\n')).toContain(message);
  });

  test('any YAML gives a scenario or an InputError, nothing else', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom('name', 'days', 'claims', 'population', 'network', 'size', 'x') }),
        (value) => {
          problemsOf(stringify(value));
        },
      ),
    );
  });
});

test('overrides replace, add and remove fields', () => {
  const scenario = parseScenario(VALID, {
    file: 'test.yaml',
    overrides: ['days=3', 'claims.0.topic=finance', 'memory.longTerm.retention=0.2', 'population.size=20'],
  });
  expect(scenario).toMatchObject({
    days: 3,
    claims: [{ topic: 'finance', veracity: 'false' }],
    memory: { longTerm: { retention: 0.2 } },
    population: { size: 20 },
  });
});

test('a resolved scenario parses to itself', () => {
  const scenario = parseScenario(VALID, { file: 'test.yaml' });
  expect(scenarioSchema.parse(parse(stringify(scenario)))).toEqual(scenario);
});

test('suggestions', () => {
  expect(closest('contacts_per_day', ['contactsPerDay', 'contactsFrom'])).toBe('contactsPerDay');
  expect(closest('refutation', ['fact-checker', 'official-refutation'])).toBe('official-refutation');
  expect(closest('zebra', ['days', 'name'])).toBeUndefined();
});
