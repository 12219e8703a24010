import Papa from 'papaparse';
import { InputError } from '../errors.ts';
import type { PersonaRecord } from '../population/persona.ts';
import { EdgeList, networkFromEdges } from './edges.ts';
import { FileProblems, quoted } from './file-problems.ts';
import type { LoadedNetwork, NetworkFileOptions, NetworkFormat, NetworkReader } from './network-file.ts';
import { counted, edgeNotes } from './notes.ts';
import { parsePythonList } from './python-list.ts';
import { TextCollector } from './text-collector.ts';

const FOLLOWING = 'following_agentid_list';

/**
 * Agent files of OASIS for Twitter (Yang et al. 2024, "OASIS: Open agent social interaction simulations with one million
 * agents"): CSV with the columns `user_id, name, username, following_agentid_list, previous_tweets, user_char, description`,
 * of which all but the list of followees may be missing; other columns are left out. As in OASIS, an agent's id is the number of
 * its row from 0, and the list holds such numbers. (A file whose lists can only be read as `user_id`s is read so.)
 */
export const oasisTwitter: NetworkFormat = {
  summary: 'OASIS agent file for Twitter (CSV): follows and personas.',
  endings: ['.oasis.csv'],
  open: (options) => new OasisTwitterReader(options),
};

interface Row {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

class OasisTwitterReader implements NetworkReader {
  readonly #file: string;
  readonly #collector: TextCollector;

  constructor({ file }: NetworkFileOptions) {
    this.#file = file;
    this.#collector = new TextCollector(file);
  }

  push(bytes: Uint8Array): void {
    this.#collector.push(bytes);
  }

  finish(): LoadedNetwork {
    const problems = new FileProblems(this.#file);
    const rows = readRows(this.#collector.text(), this.#file, problems);
    problems.throwIfAny();
    const lists = rows.map((row) => readList(row, problems));
    problems.throwIfAny();
    const { agentOf, note } = resolver(rows, lists);
    const edges = new EdgeList(1 << 12);
    for (const [agent, list] of lists.entries()) {
      for (const entry of list) {
        const followee = agentOf(entry);
        if (followee === undefined) problems.add(unknownFollowee(rows[agent]!.line, entry, rows.length));
        else edges.push(agent, followee);
      }
    }
    problems.throwIfAny();
    const { network, report } = networkFromEdges(rows.length, edges, false);
    const notes = [`Agents are numbered by row from 0, as OASIS does: ${counted(rows.length, 'agent')}.`];
    if (note) notes.push(note);
    return {
      network,
      ids: rows.map((_, agent) => String(agent)),
      personas: rows.map(({ fields }, agent) => toPersona(fields, agent)),
      notes: [...notes, ...edgeNotes(report)],
    };
  }
}

function readRows(text: string, file: string, problems: FileProblems): Row[] {
  const rows: Row[] = [];
  let header: string[] | undefined;
  let line = 1;
  let counted = 0;
  Papa.parse<string[]>(text, {
    delimiter: ',',
    step: ({ data, errors, meta }) => {
      const start = line;
      // A field may hold line breaks, so lines are counted in the text and not in rows.
      for (; counted < meta.cursor; counted++) if (text.charCodeAt(counted) === 10) line++;
      for (const { message } of errors) problems.add({ line: start, message });
      if (data.every((field) => field.trim() === '')) return;
      if (!header) header = data.map((field) => field.trim());
      else
        rows.push({
          line: start,
          fields: Object.fromEntries(header.map((name, at) => [name, data[at] ?? ''])),
        });
    },
  });
  if (!header?.includes(FOLLOWING)) {
    throw new InputError({
      file,
      line: 1,
      message: `no column ${FOLLOWING}`,
      received: header ? quoted(header.join(',')) : 'an empty file',
      allowed: `user_id, name, username, ${FOLLOWING}, previous_tweets, user_char, description`,
    });
  }
  if (rows.length === 0) problems.add({ message: 'no agent in this file', allowed: 'one agent a row' });
  return rows;
}

function readList({ line, fields }: Row, problems: FileProblems): string[] {
  const text = (fields[FOLLOWING] ?? '').trim();
  if (text === '' || text === 'nan') return [];
  const list = parsePythonList(text);
  if (list) return list.map((entry) => entry.trim().replace(/\.0$/, ''));
  problems.add({ line, path: FOLLOWING, message: 'not a list', received: quoted(text), allowed: '[1, 2]' });
  return [];
}

interface Resolver {
  agentOf(entry: string): number | undefined;
  readonly note?: string;
}

function resolver(rows: readonly Row[], lists: readonly (readonly string[])[]): Resolver {
  const byRow = (entry: string) => {
    const row = /^\d+$/.test(entry) ? Number(entry) : rows.length;
    return row < rows.length ? row : undefined;
  };
  const users = new Map(
    rows.map(({ fields }, agent) => [(fields.user_id ?? '').trim().replace(/\.0$/, ''), agent]),
  );
  users.delete('');
  const known = (of: (entry: string) => number | undefined) =>
    lists.every((list) => list.every((entry) => of(entry) !== undefined));
  const byUser = (entry: string) => users.get(entry);
  if (known(byRow) || users.size < rows.length || !known(byUser)) return { agentOf: byRow };
  return { agentOf: byUser, note: `${FOLLOWING} was read as user_id: not all of its numbers are rows.` };
}

function unknownFollowee(line: number, entry: string, size: number) {
  return {
    line,
    path: FOLLOWING,
    message: 'follows an agent that is not in the file',
    received: quoted(entry),
    allowed: `row numbers from 0 to ${size - 1}`,
  };
}

function toPersona(fields: Readonly<Record<string, string>>, agent: number): PersonaRecord {
  const text = (name: string) => (fields[name] ?? '').trim() || undefined;
  const bio = text('user_char') ?? text('description');
  const tweets = text('previous_tweets');
  const previousPosts = tweets === undefined ? [] : (parsePythonList(tweets) ?? [tweets]);
  const [name, username] = [text('name'), text('username')];
  return {
    id: String(agent),
    ...(name === undefined ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(bio === undefined ? {} : { bio }),
    ...(previousPosts.length === 0 ? {} : { previousPosts }),
    traits: {},
  };
}
