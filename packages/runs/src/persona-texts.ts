import type { PersonaRecord } from '@hearsay/simulation';
import { z } from 'zod';
import type { OutputColumn } from './parquet.ts';

const PLAIN = ['username', 'gender', 'mbti', 'country', 'profession', 'bio'] as const;
const LISTS = ['topics', 'previousPosts'] as const;

interface PersonaText {
  readonly field: (typeof PLAIN)[number] | (typeof LISTS)[number];
  /** Its column in agents.parquet, there only if the file of people has it; lists are JSON. */
  readonly column: string;
}

/** What a file may say about people in words, besides their names. */
export const PERSONA_TEXTS: readonly PersonaText[] = [
  ...PLAIN.map((field) => ({ field, column: field })),
  { field: 'topics', column: 'topics' },
  { field: 'previousPosts', column: 'previous_posts' },
];

const listSchema = z.array(z.string());

/** Columns of agents.parquet for the texts that at least one person has. */
export function personaTextsOf(records: readonly PersonaRecord[]): OutputColumn[] {
  return PERSONA_TEXTS.flatMap(({ field, column }) =>
    records.some((record) => record[field] !== undefined)
      ? [{ name: column, values: records.map((record) => cellOf(record[field])) }]
      : [],
  );
}

function cellOf(value: string | readonly string[] | undefined): string | null {
  return typeof value === 'string' || value === undefined ? (value ?? null) : JSON.stringify(value);
}

/** The person of a row of agents.parquet; the numbers are in columns of their own. */
export function recordOfRow(
  id: string,
  name: unknown,
  texts: readonly (PersonaText & { readonly at: (row: number) => unknown })[],
  row: number,
): PersonaRecord {
  const fields = texts.flatMap(({ field, at }) => {
    const value = at(row);
    if (typeof value !== 'string') return [];
    const list = field === 'topics' || field === 'previousPosts';
    return [[field, list ? listSchema.parse(JSON.parse(value)) : value]];
  });
  return { id, ...(typeof name === 'string' && { name }), ...Object.fromEntries(fields), traits: {} };
}
