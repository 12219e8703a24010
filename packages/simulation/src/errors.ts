/** Where a problem was found: a file with a 1-based line and column, a path inside a document, or both. */
export interface Location {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
}

/** One thing wrong with the input: where, what was received, what is allowed, what to do. */
export interface Problem extends Location {
  readonly message: string;
  readonly received?: string;
  readonly allowed?: string;
  readonly suggestion?: string;
}

/**
 * The input (scenario, file, option) cannot be used; nothing was run or written. Handled by whoever took the input:
 * the command line prints `problems` and exits with 2.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[] | Problem) {
    const list: readonly Problem[] = 'message' in problems ? [problems] : problems;
    super(list.map(formatProblem).join('\n'));
    this.problems = list;
  }
}

/** One line: `file:line:column path: message; received ...; allowed: ... Suggestion`. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const head = [place, problem.path].filter((part) => part !== undefined && part !== '').join(' ');
  const tail = [
    problem.message,
    problem.received === undefined ? undefined : `received ${problem.received}`,
    problem.allowed === undefined ? undefined : `allowed: ${problem.allowed}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ');
  return `${head === '' ? '' : `${head}: `}${tail}${problem.suggestion === undefined ? '' : `. ${problem.suggestion}`}`;
}
