import type { z } from 'zod';
import type { Path } from './document.ts';
import { flatten, type PlacedIssue } from './issues.ts';

/**
 * Parses a section although parts of it are wrong: what is wrong is taken out, so that defaults stand in, and the rest
 * can still be checked. All problems of a file are then found in one go, not one layer at a time.
 */
export function salvage<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { issues: PlacedIssue[]; parsed: z.output<Schema> | undefined } {
  const first = schema.safeParse(value);
  if (first.success) return { issues: [], parsed: first.data };
  const issues = flatten(first.error.issues, value);
  const copy: unknown = structuredClone(value);
  let rest: readonly PlacedIssue[] = issues;
  // Each round removes at least one thing; what is left after a few rounds cannot be parsed without guessing.
  for (let round = 0; round < 5; round++) {
    if (!rest.map((placed) => removeFrom(copy, placed)).some(Boolean)) break;
    const again = schema.safeParse(copy);
    if (again.success) return { issues, parsed: again.data };
    rest = flatten(again.error.issues, copy);
  }
  return { issues, parsed: undefined };
}

function removeFrom(value: unknown, { issue, path }: PlacedIssue): boolean {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => remove(value, [...path, key])).some(Boolean);
  }
  return remove(value, path);
}

function remove(value: unknown, path: Path): boolean {
  const key = path.at(-1);
  let parent = value;
  for (const part of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) return false;
    parent = Object.getOwnPropertyDescriptor(parent, part)?.value;
  }
  if (key === undefined || typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key))
    return false;
  // A list keeps its places until the end of the round would be lost too, so entries are taken out whole.
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, key);
  return true;
}
