import { z } from 'zod';

/** The keys of an algorithm table, sorted: what a scenario may name. */
export function namesOf(table: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(table).sort();
}

/**
 * Schema of "one of the table's algorithms with its own parameters": the field `key` holds the algorithm's name, the
 * other fields are that algorithm's, and those of `common`, which every one of the table has.
 */
export function byName<Key extends string>(
  key: Key,
  table: Readonly<Record<string, { readonly parameters: z.ZodObject; readonly summary: string }>>,
  common: Readonly<Record<string, z.ZodType>> = {},
) {
  const options = namesOf(table).map((name) => {
    const { parameters, summary } = table[name]!;
    const tag: Record<string, z.ZodType> = { [key]: z.literal(name).describe(summary) };
    return z.strictObject({ ...tag, ...common, ...parameters.shape }).describe(summary);
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

/** The fields of a `byName` value that belong to one schema, without those it has in common with its whole table. */
export function ownFields(schema: z.ZodObject, value: unknown): Record<string, unknown> {
  const fields = z.record(z.string(), z.unknown()).parse(value);
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key in schema.shape));
}
