import { InputError, type Problem } from '../errors.ts';

/** Problems beyond this many are counted, not listed: a file in the wrong format has one on every line. */
const LISTED = 20;

/** The problems of one file as they are found. */
export class FileProblems {
  readonly #file: string;
  readonly #problems: Problem[] = [];
  #unlisted = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add(problem: Problem): void {
    if (this.#problems.length < LISTED) this.#problems.push({ file: this.#file, ...problem });
    else this.#unlisted++;
  }

  get found(): boolean {
    return this.#problems.length > 0;
  }

  throwIfAny(): void {
    if (!this.found) return;
    if (this.#unlisted === 0) throw new InputError(this.#problems);
    const rest = { file: this.#file, message: `and ${this.#unlisted} more problems in this file` };
    throw new InputError([...this.#problems, rest]);
  }
}

/** Received text for a message: short, on one line, in quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
