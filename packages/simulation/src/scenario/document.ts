import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parse,
  parseDocument,
} from 'yaml';
import { InputError, type Location, type Problem } from '../errors.ts';

export type Path = readonly (string | number)[];

/** `population.believers[0].count`, as it stands in messages. */
export function formatPath(path: Path): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`))
    .join('');
}

/** A scenario file as YAML, which is data only, with the overrides of the command line put in. */
export class ScenarioDocument {
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  /** Path of each override -> the option as the user wrote it. */
  readonly #overridden = new Map<string, string>();

  constructor(text: string, file: string, overrides: readonly string[]) {
    this.#file = file;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    for (const { message, pos } of [...this.#document.errors, ...this.#document.warnings]) {
      this.problems.push({ ...this.#at(pos[0]), message: `not valid YAML: ${message}` });
    }
    if (this.problems.length > 0) return;
    if (!isMap(this.#document.contents)) {
      this.problems.push({
        file,
        message: 'not a scenario',
        received: this.#document.contents === null ? 'an empty file' : 'a single value or list',
        allowed: 'fields such as name, days, claims, population, network',
      });
      return;
    }
    for (const override of overrides) this.#override(override);
  }

  /** The plain value; only to be asked for without problems. */
  toValue(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      throw new InputError({ file: this.#file, message: `not usable YAML: ${messageOf(error)}` });
    }
  }

  /** Where the value at `path` stands, or the nearest thing above it that the file has. */
  locate(path: Path): Location {
    for (let length = path.length; length > 0; length--) {
      const option = this.#overridden.get(formatPath(path.slice(0, length)));
      if (option !== undefined) return { file: `--set ${option}`, path: formatPath(path) };
    }
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? this.#document.contents : this.#document.getIn(path.slice(0, length), true);
      const start = rangeStart(node);
      if (start !== undefined) return { ...this.#at(start), path: formatPath(path) };
    }
    return { file: this.#file, path: formatPath(path) };
  }

  /** Where the key at the end of `path` stands, for keys that should not be there. */
  locateKey(path: Path): Location {
    const parent = path.length > 1 ? this.#document.getIn(path.slice(0, -1), true) : this.#document.contents;
    if (isMap(parent) && !this.#overridden.has(formatPath(path))) {
      const pair = parent.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(path.at(-1)),
      );
      const start = rangeStart(pair?.key);
      if (start !== undefined) return { ...this.#at(start), path: formatPath(path) };
    }
    return this.locate(path);
  }

  #at(offset: number): Location {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col };
  }

  #override(option: string): void {
    const problem = (message: string) =>
      this.problems.push({
        file: `--set ${option}`,
        message,
        allowed: 'path=value, e.g. population.size=5000',
      });
    const equals = option.indexOf('=');
    const path = option.slice(0, equals).trim();
    if (equals < 1 || path === '') {
      problem('not a path=value');
      return;
    }
    const keys = path
      .split(/[.[\]]/)
      .filter((key) => key !== '')
      .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
    let value: unknown;
    try {
      value = parse(option.slice(equals + 1));
    } catch (error) {
      problem(`the value is not valid YAML: ${messageOf(error)}`);
      return;
    }
    try {
      // `path=` with nothing behind it takes the field out of the file; `path=null` would be a value.
      if (option.slice(equals + 1).trim() === '') {
        if (this.#document.hasIn(keys)) this.#document.deleteIn(keys);
      } else {
        this.#setIn(keys, value);
      }
      this.#overridden.set(formatPath(keys), option);
    } catch {
      problem(`there is nothing that has fields at ${formatPath(keys.slice(0, -1))}`);
    }
  }

  #setIn(keys: Path, value: unknown): void {
    // A field with no value yet (`population:`) is null in YAML and cannot take fields of its own.
    for (let length = 1; length < keys.length; length++) {
      const parent = this.#document.getIn(keys.slice(0, length), true);
      if (isScalar(parent) && parent.value === null) this.#document.deleteIn(keys.slice(0, length));
      else if (parent !== undefined && !isCollection(parent)) throw new Error('not a collection');
    }
    this.#document.setIn(keys, this.#document.createNode(value));
  }
}

function rangeStart(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error);
}
