import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareInputs, RunDirectory, startRun } from '@hearsay/runs';
import { smallScenario } from './small-scenario.ts';

/** Names that are hostile in one tool or another: shells, spreadsheets, XML, HTML, SQL, terminals. */
export const HOSTILE = [
  'Anna "the Fox" O\'Hara',
  'two\nlines\tand a tab',
  "=cmd()|'/c calc'!A1",
  ']]><script>alert(1)</script>&amp;',
  '\u001b[31mred\u0007\u009b2J',
  '+49 (0) 30',
  '@SUM(A1)',
  '-1+1',
  '🦊 naïve مرحبا',
  'plain, with a comma',
];

/** A finished run in a folder, of a few people with such names, whose claims look like a number and a date. */
export async function hostileRun(folder: string): Promise<RunDirectory> {
  const ids = HOSTILE.map((_, person) => (person === 0 ? '-5' : `p${person}`));
  const ties = [1, 3].flatMap((step) => ids.map((id, at) => `${id},${ids[(at + step) % ids.length]}`));
  writeFileSync(join(folder, 'ties.csv'), `${ties.join('\n')}\n`);
  const people = HOSTILE.map((name, person) => ({
    id: ids[person],
    name,
    bio: `${name} & co`,
    credulity: 0.9,
  }));
  writeFileSync(join(folder, 'people.json'), JSON.stringify(people));
  const claim = (id: string) => `{id: "${id}", text: "${id}?", topic: t, veracity: false}`;
  const scenario = smallScenario(
    'days=4',
    `claims=[${claim('007')}, ${claim('2024-01-01')}]`,
    'population={personas: {file: people.json}, believers: [{agents: ["-5", p3]}, {count: 2, claim: 2024-01-01}]}',
    'network={file: ties.csv}',
    'interventions=[]',
  );
  const inputs = await prepareInputs(scenario, folder);
  const directory = new RunDirectory(join(folder, 'run'));
  await startRun(directory, { name: 'run', command: '', scenario, inputs, inputsFolder: folder });
  return directory;
}
