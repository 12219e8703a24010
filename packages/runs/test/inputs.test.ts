import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Inputs, inputExists, prepareInputs } from '@hearsay/runs';
import { InputError, personaOf, type Scenario } from '@hearsay/simulation';
import { describe, expect, it } from 'vitest';
import { readWorld, writeWorld } from '../src/world-files.ts';
import { newRunDirectory, query, scratchFolder, smallScenario } from './help.ts';
import { HOSTILE } from './hostile-run.ts';

function fileScenario(...overrides: readonly string[]): Scenario {
  return smallScenario('population.size=', 'population.believers={count: 1}', ...overrides);
}

async function problemsOf(inputs: Promise<Inputs>): Promise<string> {
  try {
    await inputs;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('the input was accepted');
}

describe('a network file', () => {
  const EDGES = '# who knows whom\nanna,ben\nben,"carl, jr."\n\ncarl\u00a0x,anna\nben,anna\nben,ben\n';

  it('is the same plain and gzipped', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'ties.csv'), EDGES);
    writeFileSync(join(folder, 'ties.csv.gz'), gzipSync(EDGES));
    const plain = await prepareInputs(fileScenario('network={file: ties.csv}'), folder);
    const packed = await prepareInputs(fileScenario('network={file: ties.csv.gz}'), folder);
    expect(packed).toEqual({ ...plain, notes: packed.notes });
    expect(plain.population.ids).toEqual(['anna', 'ben', 'carl, jr.', 'carl\u00a0x']);
    expect(plain.notes.join(' ')).toMatch(/1 .*self|itself/i);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 12)],
    ['not gzip at all', () => Buffer.from('1,2\n')],
  ])('that is %s is refused with its name', async (_, spoil) => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'ties.csv.gz'), spoil(gzipSync('1,2\n'.repeat(2_000))));
    const message = await problemsOf(prepareInputs(fileScenario('network={file: ties.csv.gz}'), folder));
    expect(message).toMatch(/^ties\.csv\.gz: cannot be read/);
  });

  it('that is missing or a folder does not exist for a scenario', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'ties.csv'), EDGES);
    expect(inputExists(folder, 'ties.csv')).toBe(true);
    expect(inputExists('/', join(folder, 'ties.csv'))).toBe(true);
    expect(inputExists(folder, 'nothing.csv')).toBe(false);
    expect(inputExists(folder, '.')).toBe(false);
  });

  it('must have the agents that the scenario says', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'ties.csv'), EDGES);
    const message = (...overrides: string[]) =>
      problemsOf(prepareInputs(fileScenario('network={file: ties.csv}', ...overrides), folder));
    expect(await message('population.size=9')).toContain('another number of agents; received 9; allowed: 4');
    expect(await message('population.believers={count: 5}')).toMatch(/more believers than agents.*at most 4/);
    expect(await message('population.believers={agents: [anna, bertha]}')).toMatch(
      /no agent has this id; received "bertha"/,
    );
  });
});

describe('first believers', () => {
  it('must be among generated agents too', async () => {
    const message = await problemsOf(
      prepareInputs(smallScenario('population.believers=[{agents: ["0", "59", "60", "-1", "1e1"]}]'), '.'),
    );
    expect(message).toMatch(/received "60", "-1", "1e1"; allowed: 0 to 59/);
  });
});

describe('a persona file', () => {
  const EDGES = 'anna,ben\nben,carl\n';
  const people = (...ids: readonly string[]) =>
    `id,name,age,openness\n${ids.map((id) => `${id},N,40,0.5`).join('\n')}\n`;

  it('is brought into the order of the network, from CSV or JSON', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'ties.csv'), EDGES);
    writeFileSync(join(folder, 'people.csv'), 'id,name,age\ncarl,Carl C,30\nanna,Anna A,40\nben,Ben B,50\n');
    const rows = [
      { id: 'ben', name: 'Ben B', age: 50 },
      { id: 'anna', name: 'Anna A', age: 40 },
      { id: 'carl', name: 'Carl C', age: 30 },
    ];
    writeFileSync(join(folder, 'people.json'), JSON.stringify(rows));
    for (const file of ['people.csv', 'people.json']) {
      const scenario = fileScenario('network={file: ties.csv}', `population.personas.file=${file}`);
      const { population } = await prepareInputs(scenario, folder);
      expect([0, 1, 2].map((agent) => personaOf(population, agent).name)).toEqual([
        'Anna A',
        'Ben B',
        'Carl C',
      ]);
      expect(Array.from(population.age)).toEqual([40, 50, 30]);
    }
  });

  it('that does not match the network is refused with the ids on both sides', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'ties.csv'), EDGES);
    writeFileSync(join(folder, 'people.csv'), people('anna', 'ben', 'dora'));
    const scenario = fileScenario('network={file: ties.csv}', 'population.personas.file=people.csv');
    const message = await problemsOf(prepareInputs(scenario, folder));
    expect(message).toContain('"dora"');
    expect(message).toContain('"carl"');
  });

  it('makes the population of a generated network', async () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'people.csv'), people('a', 'b', 'c', 'd'));
    const scenario = (...overrides: string[]) =>
      fileScenario('population.personas.file=people.csv', 'network={generator: complete}', ...overrides);
    const { network, population } = await prepareInputs(scenario(), folder);
    expect(network.size).toBe(4);
    expect(population.ids).toEqual(['a', 'b', 'c', 'd']);
    const message = await problemsOf(prepareInputs(scenario('population.size=7'), folder));
    expect(message).toMatch(/people\.csv.*received 4 people; allowed: 7/);
  });
});

describe('networks that carry nothing', () => {
  it('are refused if nobody follows anybody, unless contacts come from everybody', async () => {
    const alone = 'network={generator: erdos-renyi, meanDegree: 0}';
    const message = await problemsOf(prepareInputs(smallScenario(alone), '.'));
    expect(message).toMatch(/network: nobody follows anybody/);
    const { notes } = await prepareInputs(smallScenario(alone, 'interaction.contactsFrom=population'), '.');
    expect(notes).toEqual([]);
  });

  it('in parts are run, and the parts are named', async () => {
    const { notes } = await prepareInputs(
      smallScenario('network={generator: erdos-renyi, meanDegree: 0.5}'),
      '.',
    );
    expect(notes.join()).toMatch(/falls into \d+ parts .* the largest holds \d+\.\d% of the agents/);
  });
});

describe('the world of a run directory', () => {
  async function roundTrip(scenario: Scenario, folder: string) {
    const inputs = await prepareInputs(scenario, folder);
    const directory = newRunDirectory();
    directory.create();
    const { network, population } = inputs;
    await writeWorld(directory, scenario, network, population, new Uint8Array(network.size));
    return { inputs, directory, read: await readWorld(directory, scenario, network.size, network.edgeCount) };
  }

  it('is read back as it was generated', async () => {
    const { inputs, read } = await roundTrip(smallScenario(), '.');
    expect(read.network).toEqual(inputs.network);
    expect(read.population).toEqual(inputs.population);
  });

  it('is read back as files gave it, hostile names, weights and absent fields included', async () => {
    const folder = scratchFolder();
    const ids = HOSTILE.map((_, person) => `p${person}`);
    const ring = ids.map((id, person) => `${id},${ids[(person + 1) % ids.length]},${person + 0.5}`);
    writeFileSync(join(folder, 'ties.csv'), `source,target,weight\n${ring.join('\n')}\n`);
    const records = HOSTILE.map((name, person) =>
      person % 2 === 0
        ? { id: ids[person], name, bio: name, agreeableness: -0.25 }
        : { id: ids[person], name },
    );
    writeFileSync(join(folder, 'people.json'), JSON.stringify(records));
    const scenario = fileScenario('network={file: ties.csv}', 'population.personas.file=people.json');
    const { inputs, read, directory } = await roundTrip(scenario, folder);
    expect(inputs.network.weights).toBeDefined();
    expect(read.network).toEqual(inputs.network);
    const { records: _given, ...numbers } = inputs.population;
    expect(read.population).toMatchObject(numbers);
    for (const agent of ids.keys()) {
      expect(personaOf(read.population, agent)).toEqual(personaOf(inputs.population, agent));
    }
    const names = await query(`SELECT name FROM '${directory.agents}' ORDER BY agent`);
    expect(names.map(({ name }) => name)).toEqual(HOSTILE);
  });

  it('keeps attributes, and the activity of a file, without the file', async () => {
    const folder = scratchFolder();
    const hours = Array.from({ length: 24 }, (_, hour) => `h${String(hour).padStart(2, '0')}`);
    const rows = Array.from({ length: 60 }, (_, agent) =>
      [agent, ...hours.map((_, hour) => (agent + hour) % 5)].join(','),
    );
    writeFileSync(join(folder, 'activity.csv'), `user,${hours.join(',')}\n${rows.join('\n')}\n`);
    const scenario = smallScenario(
      'ticksPerDay=24',
      'population.activity={file: activity.csv}',
      'population.attributes={gender: {female: 1, male: 1}, leaning: {distribution: poles}, activity: {mean: 0.5, sd: 0.2}}',
    );
    const { inputs, read } = await roundTrip(scenario, folder);
    const { activityCurves, gender, leaning, activity } = inputs.population;
    expect(activityCurves?.perAgent).toBe(true);
    expect(new Set(activityCurves?.hourly).size).toBeGreaterThan(3);
    expect(read.population.activityCurves).toEqual(activityCurves);
    expect(read.population.leaning).toEqual(leaning);
    expect(read.population.activity).toEqual(activity);
    const words = (column: typeof gender) =>
      Array.from(column?.codes ?? [], (code) => column?.words[code - 1]);
    expect(words(read.population.gender)).toEqual(words(gender));
  });

  it('keeps what agent files of OASIS say about people', async () => {
    const folder = scratchFolder();
    const people = ['ann', 'bob', 'cho'].map((username, person) => ({
      ...{
        realname: username,
        username,
        bio: 'A bio',
        persona: 'A persona',
        age: 30 + person,
        gender: 'other',
      },
      ...{ mbti: 'INTP', country: 'UK', profession: 'Baker', interested_topics: ['Bread', 'a "b"'] },
    }));
    writeFileSync(join(folder, 'agents.json'), JSON.stringify(people));
    const scenario = fileScenario(
      'network={file: agents.json, format: oasis-reddit}',
      'interaction={kind: daily-exchange, contactsPerDay: 1, contactsFrom: population}',
    );
    const { inputs, read } = await roundTrip(scenario, folder);
    const { records: given } = inputs.population;
    expect(given).toBeDefined();
    const words = (records: typeof given) =>
      records?.map(({ traits: _traits, name: _name, age: _age, ...rest }) => rest);
    expect(words(read.population.records)).toEqual(words(given));
  });
});
