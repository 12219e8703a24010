import type { z } from 'zod';
import type { Problem } from '../errors.ts';
import { allowedKeys } from './allowed-keys.ts';
import { formatPath, type Path, type ScenarioDocument } from './document.ts';
import { suggestion } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** An issue with its full path in the document. */
export interface PlacedIssue {
  readonly issue: Issue;
  readonly path: Path;
}

/** Replaces "no branch of the union fits" by the issues of the branch that the user most likely meant. */
export function flatten(issues: readonly Issue[], value: unknown, prefix: Path = []): PlacedIssue[] {
  return issues.flatMap((issue): PlacedIssue[] => {
    const path = [...prefix, ...issue.path.filter((part) => typeof part !== 'symbol')];
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
    const branches = issue.errors.map((errors) => flatten(errors, value, path));
    const likeliest = branches.reduce((best, branch) =>
      unlikeliness(branch, value) < unlikeliness(best, value) ? branch : best,
    );
    // Branches that all fail at the value itself ("a number or text"): the union's own message says it best.
    const atValue = branches.every((branch) => branch.every((placed) => placed.path.length === path.length));
    const isObject = branches.some((branch) =>
      branch.some((placed) => placed.issue.code === 'unrecognized_keys'),
    );
    return atValue && !isObject ? [{ issue, path }] : likeliest;
  });
}

/** A branch that misses a required field, or is of another type, was hardly meant; otherwise fewer issues are likelier. */
function unlikeliness(branch: readonly PlacedIssue[], value: unknown): number {
  let score = 0;
  for (const { issue, path } of branch) {
    const missing = valueAt(value, path) === undefined;
    const wrongShape =
      issue.code === 'invalid_type' && (issue.expected === 'array' || issue.expected === 'object');
    score += missing || wrongShape ? 100 : 1;
  }
  return score;
}

/** Turns issues into located problems, one for each thing that the user must change. */
export function problemsOf(
  issues: readonly PlacedIssue[],
  value: unknown,
  document: ScenarioDocument,
  jsonSchema: Record<string, unknown>,
): Problem[] {
  return issues.flatMap(({ issue, path }) => {
    if (issue.code !== 'unrecognized_keys') return [describe(issue, path, valueAt(value, path), document)];
    const allowed = allowedKeys(jsonSchema, value, path);
    return issue.keys.map((key) => ({
      ...document.locateKey([...path, key]),
      message: `unknown field "${key}"`,
      ...(allowed.length > 0 && { allowed: allowed.join(', ') }),
      ...suggestion(key, allowed),
    }));
  });
}

function describe(issue: Issue, path: Path, input: unknown, document: ScenarioDocument): Problem {
  const location = document.locate(path);
  const { names, allowed } = expectation(issue);
  const expected = allowed === undefined ? {} : { allowed };
  if (input === undefined) return { ...location, message: 'missing', ...expected };
  return {
    ...location,
    message: wording(issue),
    received: show(input),
    ...expected,
    ...(typeof input === 'string' && suggestion(input, names)),
  };
}

function wording(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return 'wrong type';
    case 'invalid_value':
      return 'not a known value';
    case 'invalid_union':
      return issue.errors.length === 0 ? 'not a known name' : issue.message;
    case 'too_small':
      return countsThings(issue.origin) ? 'too short' : 'too small';
    case 'too_big':
      return countsThings(issue.origin) ? 'too long' : 'too large';
    default:
      return issue.message;
  }
}

function expectation(issue: Issue): { names: readonly string[]; allowed?: string } {
  switch (issue.code) {
    case 'invalid_type':
      return { names: [], allowed: TYPE_WORDS[issue.expected] ?? issue.expected };
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options.map(String))
        : { names: [] };
    case 'too_small':
      return {
        names: [],
        allowed: `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}`,
      };
    case 'too_big':
      return { names: [], allowed: `at most ${issue.maximum}${unit(issue.origin)}` };
    default:
      return { names: [] };
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields (a mapping)',
  record: 'fields (a mapping)',
};

function oneOf(names: readonly string[]): { names: readonly string[]; allowed: string } {
  return { names, allowed: names.join(', ') };
}

function countsThings(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

export function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const part of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Object.getOwnPropertyDescriptor(current, part)?.value;
  }
  return current;
}

/** A received value, short enough for a message. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Puts a problem whose path is relative to `section` where it stands in the document. */
export function placed(document: ScenarioDocument, section: Path, problem: Problem): Problem {
  const inner = (problem.path ?? '').split('.').filter((part) => part !== '');
  const path = [...section, ...inner.map((part) => (/^\d+$/.test(part) ? Number(part) : part))];
  return { ...problem, ...document.locate(path), path: formatPath(path) };
}
