import { z } from 'zod';

/** The keys of an algorithm table, sorted: what a scenario may name. */
export function namesOf(table: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(table).sort();
}

/**
 * Schema of "one of the table's algorithms with its own parameters": the field `key` holds the algorithm's name, the
 * other fields are that algorithm's.
 */
export function byName<Key extends string>(
  key: Key,
  table: Readonly<Record<string, { readonly parameters: z.ZodObject; readonly summary: string }>>,
) {
  const options = namesOf(table).map((name) => {
    const { parameters, summary } = table[name]!;
    const tag: Record<string, z.ZodType> = { [key]: z.literal(name).describe(summary) };
    return z.strictObject({ ...tag, ...parameters.shape }).describe(summary);
  });
  const [first, ...rest] = options;
  if (!first) throw new Error(`the table for "${key}" is empty`);
  return z.discriminatedUnion(key, [first, ...rest]);
}

/** The algorithm of a table that a parsed `byName` value names, and its parameters without the name. */
export function chosen<Entry>(
  key: string,
  table: Readonly<Record<string, Entry>>,
  value: Readonly<Record<string, unknown>>,
): { name: string; entry: Entry; parameters: Record<string, unknown> } {
  const { [key]: name, ...parameters } = value;
  const entry = typeof name === 'string' ? table[name] : undefined;
  if (typeof name !== 'string' || !entry)
    throw new Error(`${key} ${JSON.stringify(name)} is not in its table`);
  return { name, entry, parameters };
}
