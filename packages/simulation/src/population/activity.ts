import Papa from 'papaparse';
import { InputError } from '../errors.ts';
import { FileProblems, quoted } from '../network/file-problems.ts';
import { counted } from '../network/notes.ts';
import { suggestion } from '../scenario/suggest.ts';
import { idProblem } from './match-personas.ts';

export const HOURS = 24;

/** When agents are active. */
export interface ActivityCurves {
  /** Probability in [0, 1] of each hour of the day: 24 for all agents, or 24 an agent, agent after agent. */
  readonly hourly: Float32Array;
  readonly perAgent: boolean;
}

/** What a file says: how often each user was seen in each hour of the day. */
export interface ActivityTable {
  readonly file: string;
  readonly users: readonly string[];
  /** 24 counts a user, user after user. */
  readonly counts: Float32Array;
}

const HOUR_NAMES = Array.from({ length: HOURS }, (_, hour) => `h${String(hour).padStart(2, '0')}`);
const COLUMNS = ['user', ...HOUR_NAMES];

/**
 * Reads a CSV file with the columns `user, h00, h01 ... h23` in any order: how often each user was active in each hour
 * of the day (any count or rate >= 0). Throws an InputError with every problem and its line.
 */
export function readActivity(text: string, file: string): ActivityTable {
  const problems = new FileProblems(file);
  const lineOf = new Map<string, number>();
  const users: string[] = [];
  let counts = new Float32Array(HOURS * 64);
  let places: number[] | undefined;
  let line = 0;
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    step: ({ data, errors }) => {
      line++;
      for (const { message } of errors) problems.add({ line, message: `not valid CSV: ${message}` });
      if (data.every((cell) => cell.trim() === '')) return;
      if (!places) {
        places = readHeader(data, line, problems);
        // Without its columns nothing in the file can be told.
        problems.throwIfAny();
        return;
      }
      if (data.length !== places.length) {
        problems.add({
          line,
          message: 'not as many cells as there are columns',
          received: String(data.length),
          allowed: String(places.length),
        });
        return;
      }
      const user = data[places.indexOf(0)]!.trim();
      const earlier = lineOf.get(user);
      if (user === '') problems.add({ line, path: 'user', message: 'missing' });
      else if (earlier !== undefined)
        problems.add({
          line,
          path: 'user',
          message: `line ${earlier} has the same user`,
          received: quoted(user),
        });
      lineOf.set(user, line);
      if ((users.length + 1) * HOURS > counts.length) counts = grown(counts);
      readCounts(data, places, line, counts.subarray(users.length * HOURS), problems);
      users.push(user);
    },
  });
  if (!places || users.length === 0)
    problems.add({ message: 'no users in the file', allowed: 'a header and one row a user' });
  problems.throwIfAny();
  return { file, users, counts: counts.slice(0, users.length * HOURS) };
}

function grown(counts: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(2 * counts.length);
  larger.set(counts);
  return larger;
}

/** For each cell of a row its place in COLUMNS. */
function readHeader(header: readonly string[], line: number, problems: FileProblems): number[] {
  const names = header.map((name) => name.trim().toLowerCase());
  for (const [index, name] of names.entries()) {
    if (!COLUMNS.includes(name)) {
      problems.add({
        line,
        message: `unknown column ${quoted(name)}`,
        allowed: 'user, h00, h01 ... h23',
        ...suggestion(name, COLUMNS),
      });
    } else if (names.indexOf(name) !== index) {
      problems.add({ line, message: `the column ${quoted(name)} stands twice` });
    }
  }
  const missing = COLUMNS.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    problems.add({
      line,
      message: `columns are missing: ${missing.join(', ')}`,
      allowed: 'user, h00 to h23',
    });
  }
  return names.map((name) => COLUMNS.indexOf(name));
}

function readCounts(
  cells: readonly string[],
  places: readonly number[],
  line: number,
  into: Float32Array,
  problems: FileProblems,
): void {
  for (const [index, cell] of cells.entries()) {
    const place = places[index]!;
    if (place === 0) continue;
    const count = cell.trim() === '' ? Number.NaN : Number(cell);
    if (count >= 0 && count <= 1e30) into[place - 1] = count;
    else {
      problems.add({
        line,
        path: COLUMNS[place]!,
        message: 'not a count',
        received: quoted(cell),
        allowed: 'a number >= 0',
      });
    }
  }
}

/**
 * The curves of a network's agents from a file's counts, as in OASIS (Yang et al. 2024, "OASIS: Open agent social
 * interaction simulations with one million agents"): agent i is active in hour h with probability P_ih = f_ih / max_k f_kh over the
 * network's agents k, so the busiest agent of an hour is active for certain, and in an hour in which nobody was seen nobody is.
 * Users without an agent are left out, with a note: a list of follows does not hold who follows nobody. Throws an InputError that
 * names the agents without a user.
 *
 * @param ids ids of the network's agents; undefined if they are the numbers 0 to size - 1
 * @param network the network's file, for messages
 */
export function matchActivity(
  table: ActivityTable,
  size: number,
  ids: readonly string[] | undefined,
  network?: string,
): { curves: ActivityCurves; notes: string[] } {
  const names = ids ?? Array.from({ length: size }, (_, agent) => String(agent));
  const rowOf = new Map(table.users.map((user, row) => [user, row]));
  const nameless = names.filter((name) => !rowOf.has(name));
  // A generated network has no file to point to.
  const problems = idProblem(
    nameless,
    network ?? table.file,
    `agents who are not in the activity file ${table.file}`,
  );
  if (problems.length > 0) throw new InputError(problems);
  const starts = names.map((name) => rowOf.get(name)! * HOURS);
  const most = new Float32Array(HOURS);
  for (const start of starts) {
    for (let hour = 0; hour < HOURS; hour++) most[hour] = Math.max(most[hour]!, table.counts[start + hour]!);
  }
  const hourly = new Float32Array(HOURS * size);
  for (const [agent, start] of starts.entries()) {
    for (let hour = 0; hour < HOURS; hour++) {
      if (most[hour]! > 0) hourly[agent * HOURS + hour] = table.counts[start + hour]! / most[hour]!;
    }
  }
  const others = table.users.length - size;
  const notes =
    others > 0 ? [`Left out, as not in the network: ${counted(others, 'user')} of ${table.file}.`] : [];
  return { curves: { hourly, perAgent: true }, notes };
}
