import Papa from 'papaparse';
import { z } from 'zod';
import { InputError, type Problem } from '../errors.ts';
import { readOasisReddit } from '../network/oasis-reddit.ts';
import { suggestion } from '../scenario/suggest.ts';
import { EDUCATION_LEVELS } from './names.ts';
import type { PersonaRecord } from './persona.ts';
import { BIG_FIVE } from './traits.ts';

const TRAITS: readonly string[] = [...BIG_FIVE, 'credulity', 'leaning', 'activity'];
const TEXT_FIELDS = ['id', 'name', 'gender', 'bio'] as const;
const FIELDS: readonly string[] = [...TEXT_FIELDS, 'age', 'education', ...TRAITS];
/** More would hide the first ones; the rest is counted. */
const MOST_PROBLEMS = 20;

const rowsSchema = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()])));

/**
 * Reads people from a CSV file (with a header) or a JSON array of objects. Fields: id, name, age (years), gender,
 * education (one of EDUCATION_LEVELS), bio, the Big Five, credulity and leaning (each in [-1, 1]) and activity (in [0, 1]).
 * All but id may be missing or empty; without an id column the row's number, from 0, is the id. Agent files of OASIS for
 * Reddit are read as well. Throws an InputError with every problem and its line.
 */
export function readPersonas(text: string, file: string): PersonaRecord[] {
  if (isOasisReddit(text)) return [...readOasisReddit(text, file)];
  const rows = file.toLowerCase().replace(/\.gz$/, '').endsWith('.json')
    ? jsonRows(text, file)
    : csvRows(text, file);
  const problems = unknownFields(rows, file);
  const seen = new Map<string, number>();
  const records = rows.map(({ fields, line }, index) => {
    const record = personaOfRow(fields, String(index), (field, problem) =>
      problems.push({ file, line, path: field, ...problem }),
    );
    const earlier = seen.get(record.id);
    if (earlier === undefined) seen.set(record.id, line);
    else
      problems.push({
        file,
        line,
        path: 'id',
        message: `line ${earlier} has the same id`,
        received: record.id,
      });
    return record;
  });
  if (records.length === 0)
    problems.push({ file, message: 'no people in the file', allowed: 'one row a person' });
  if (problems.length > MOST_PROBLEMS) {
    const rest = problems.length - MOST_PROBLEMS;
    problems.splice(MOST_PROBLEMS, rest, { file, message: `and ${rest} more problems of this kind` });
  }
  if (problems.length > 0) throw new InputError(problems);
  return records;
}

/** The people of an OASIS Reddit file have no ids but a `realname`. */
function isOasisReddit(text: string): boolean {
  return /^\s*\[\s*\{/.test(text) && text.includes('"realname"');
}

interface Row {
  readonly fields: Readonly<Record<string, string>>;
  readonly line: number;
}

function csvRows(text: string, file: string): Row[] {
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: 'greedy' });
  const broken = parsed.errors.filter((error) => error.code !== 'UndetectableDelimiter');
  if (broken.length > 0) {
    throw new InputError(
      broken
        .slice(0, MOST_PROBLEMS)
        .map(({ message, row }) => ({ file, line: (row ?? 0) + 1, message: `not valid CSV: ${message}` })),
    );
  }
  const [header, ...lines] = parsed.data;
  const names = header?.map((name) => name.trim().toLowerCase()) ?? [];
  return lines.map((cells, index) => ({
    fields: Object.fromEntries(names.map((name, place) => [name, cells[place]?.trim() ?? ''])),
    line: index + 2,
  }));
}

function jsonRows(text: string, file: string): Row[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError({
      file,
      message: `not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
  const parsed = rowsSchema.safeParse(value);
  if (!parsed.success) {
    throw new InputError({
      file,
      message: 'not a list of people',
      allowed: `an array of objects with the fields ${FIELDS.join(', ')}`,
    });
  }
  return parsed.data.map((row, index) => ({
    fields: Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell === null ? '' : String(cell)]),
    ),
    // JSON has no lines that mean a row: the place in the list serves, counted from 1.
    line: index + 1,
  }));
}

function unknownFields(rows: readonly Row[], file: string): Problem[] {
  const names = new Set(rows.flatMap(({ fields }) => Object.keys(fields)));
  return [...names]
    .filter((name) => !FIELDS.includes(name))
    .map((name) => ({
      file,
      line: 1,
      message: `unknown column "${name}"`,
      allowed: FIELDS.join(', '),
      ...suggestion(name, FIELDS),
    }));
}

type Report = (field: string, problem: Problem) => void;

function personaOfRow(fields: Row['fields'], id: string, report: Report): PersonaRecord {
  const given = (field: string) =>
    fields[field] === undefined || fields[field] === '' ? undefined : fields[field];
  const age = numberIn(given('age'), 0, 130, 'age', report);
  const education = given('education');
  if (education !== undefined && !EDUCATION_LEVELS.includes(education)) {
    report('education', {
      message: 'not a known level',
      received: JSON.stringify(education),
      allowed: EDUCATION_LEVELS.join(', '),
      ...suggestion(education, EDUCATION_LEVELS),
    });
  }
  const traits = Object.fromEntries(
    TRAITS.flatMap((trait) => {
      const value = numberIn(given(trait), trait === 'activity' ? 0 : -1, 1, trait, report);
      return value === undefined ? [] : [[trait, value]];
    }),
  );
  const texts = Object.fromEntries(
    TEXT_FIELDS.flatMap((field) => (given(field) === undefined ? [] : [[field, given(field)]])),
  );
  return {
    id,
    ...texts,
    ...(age !== undefined && { age: Math.round(age) }),
    ...(education !== undefined && { education }),
    traits,
  };
}

function numberIn(cell: string | undefined, least: number, most: number, field: string, report: Report) {
  if (cell === undefined) return undefined;
  const value = Number(cell);
  if (value >= least && value <= most) return value;
  report(field, {
    message: 'not a usable number',
    received: JSON.stringify(cell),
    allowed: `${least} to ${most}`,
  });
  return undefined;
}
