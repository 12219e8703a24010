import { z } from 'zod';
import { InputError, type Problem } from '../errors.ts';
import { checkScenario, referencedFiles } from './check.ts';
import { ScenarioDocument } from './document.ts';
import { type PlacedIssue, placed, problemsOf } from './issues.ts';
import { salvage } from './salvage.ts';
import { type Scenario, scenarioJsonSchema, scenarioSchema } from './schema.ts';

export interface ParseOptions {
  /** Name of the file, for messages. */
  readonly file: string;
  /** Overrides of the command line, each `path=value` with the value in YAML. */
  readonly overrides?: readonly string[];
  /** Whether a file that the scenario names can be read; absent: not checked. */
  readonly fileExists?: (path: string) => boolean;
}

/**
 * Reads a scenario file. Throws an InputError with every problem at once: each with file, line, column and path, what
 * was received, what is allowed, and a suggestion where a name was misspelt.
 */
export function parseScenario(text: string, options: ParseOptions): Scenario {
  const document = new ScenarioDocument(text, options.file, options.overrides ?? []);
  if (document.problems.length > 0) throw new InputError(document.problems);
  const value = document.toValue();
  const { issues, partial } = parseSections(value);
  const problems = issues.length > 0 ? problemsOf(issues, value, document, scenarioJsonSchema()) : [];
  const known = new Set(problems.map((problem) => problem.path));
  for (const { section, problem } of checkScenario(partial)) {
    const found = placed(document, section, problem);
    // A field that is wrong in itself is reported once.
    if (!known.has(found.path)) problems.push(found);
  }
  for (const { section, file } of referencedFiles(partial)) {
    if (options.fileExists && !options.fileExists(file)) problems.push(missingFile(document, section, file));
  }
  if (problems.length > 0) throw new InputError(inFileOrder(problems));
  return scenarioSchema.parse(value);
}

function missingFile(
  document: ScenarioDocument,
  section: readonly (string | number)[],
  file: string,
): Problem {
  return placed(document, section, {
    message: 'the file does not exist or cannot be read',
    received: JSON.stringify(file),
    allowed: 'a path relative to the scenario file, or an absolute one',
  });
}

/** Parses each top-level field by itself, so that one that is broken beyond repair hides nothing in the others. */
function parseSections(value: unknown): { issues: PlacedIssue[]; partial: Partial<Scenario> } {
  const whole = salvage(scenarioSchema, value);
  if (whole.parsed) return { issues: whole.issues, partial: whole.parsed };
  const fields = z.record(z.string(), z.unknown()).parse(value);
  const parsed = Object.fromEntries(
    Object.entries(scenarioSchema.shape).flatMap(([key, schema]) => {
      const section = salvage(schema, fields[key]).parsed;
      return section === undefined ? [] : [[key, section]];
    }),
  );
  return { issues: whole.issues, partial: parsed };
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  const place = (problem: Problem) => (problem.line ?? 0) * 1e6 + (problem.column ?? 0);
  return [...problems].sort((a, b) => place(a) - place(b));
}
