import { z } from 'zod';
import type { Path } from './document.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The field names that a JSON Schema allows at `path` of `value`; for a choice of shapes, those of the likeliest one. */
export function allowedKeys(schema: JsonSchema, value: unknown, path: Path): string[] {
  const branches = branchesOf(schema);
  if (branches.length > 0) {
    const fitting = branches.reduce((best, branch) =>
      fit(branch, value) > fit(best, value) ? branch : best,
    );
    return allowedKeys(fitting, value, path);
  }
  const [head, ...tail] = path;
  if (head === undefined) return Object.keys(asSchema(schema.properties)).sort();
  const next =
    typeof head === 'number' ? asSchema(schema.items) : asSchema(asSchema(schema.properties)[head]);
  return allowedKeys(next, field(value, head), tail);
}

function branchesOf(schema: JsonSchema): JsonSchema[] {
  const list = schema.anyOf ?? schema.oneOf;
  return Array.isArray(list) ? list.map(asSchema) : [];
}

/** How well a value fits a branch: its tag (a constant field) counts most, then known field names. */
function fit(branch: JsonSchema, value: unknown): number {
  const nested = branchesOf(branch);
  if (nested.length > 0) return Math.max(...nested.map((inner) => fit(inner, value)));
  if (branch.type === 'array') return Array.isArray(value) ? 1 : -1;
  const properties = asSchema(branch.properties);
  let score = 0;
  for (const [key, property] of Object.entries(properties)) {
    const received = field(value, key);
    if (received === undefined) continue;
    const constant = asSchema(property).const;
    score += constant === undefined ? 1 : constant === received ? 100 : -100;
  }
  return score;
}

function asSchema(value: unknown): JsonSchema {
  return z.record(z.string(), z.unknown()).catch({}).parse(value);
}

function field(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
