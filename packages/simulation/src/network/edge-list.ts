import { InputError } from '../errors.ts';
import { detectSeparator, EdgeFields, isBlank, separatorName } from './edge-fields.ts';
import { couldBeHeader, isKnownHeader, namedDirection, namesWeight, otherFormat } from './edge-header.ts';
import { EdgeList, networkFromEdges } from './edges.ts';
import { FileProblems, quoted } from './file-problems.ts';
import { agentsFromCodes, countIds, IdTable } from './id-table.ts';
import { LineSplitter } from './line-splitter.ts';
import type { LoadedNetwork, NetworkFileOptions, NetworkFormat, NetworkReader } from './network-file.ts';
import { edgeNotes } from './notes.ts';
import { PlainLine } from './plain-line.ts';

/** No id is this long; a line that is, is a file of another kind. */
const MAX_LINE = 1 << 20;
const CARRIAGE_RETURN = 13;
const BOM = [0xef, 0xbb, 0xbf];

/**
 * Edge list: one tie a line, `follower followee` and optionally a weight >= 0, separated by commas, semicolons, tabs or
 * blanks (whichever the first line has). Lines that start with `#` or `%` are comments. A first line is a header when it
 * names columns in common use, when it is text and the second line is whole numbers, or when it is the number of
 * agents and of ties that follow (as in SNAP-derived exports).
 *
 * Memory is 8 bytes a tie (12 with weights) while reading, whatever the length of the file's text.
 */
export const edgeList: NetworkFormat = {
  summary: 'One tie a line: follower, followee and optionally a weight.',
  endings: ['.csv', '.edgelist', '.edges', '.tsv', '.txt'],
  open: (options) => new EdgeListReader(options),
};

type Ties = Pick<EdgeList, 'sources' | 'targets' | 'weights'>;

class EdgeListReader implements NetworkReader {
  readonly #options: NetworkFileOptions;
  readonly #problems: FileProblems;
  readonly #edges = new EdgeList(1 << 16);
  readonly #table = new IdTable();
  readonly #fields = new EdgeFields();
  readonly #plain = new PlainLine();
  readonly #lines: LineSplitter;
  readonly #notes: string[] = [];
  #line = 0;
  #separator = 0;
  /** The first line while it is open whether it is a header. */
  #first: { bytes: Uint8Array; line: number } | undefined;
  /** From the second tie on nothing but ties can follow, and the fast path may take over. */
  #settled = false;
  #weighted = true;
  /** Who follows whom, if a header says so. */
  #direction: 'forward' | 'backward' | undefined;
  #extraColumns = false;
  /** Whether the first tie was two whole numbers alone, which might be counts and not ids. */
  #mayCount = false;

  constructor(options: NetworkFileOptions) {
    this.#options = options;
    this.#problems = new FileProblems(options.file);
    this.#lines = new LineSplitter({
      maxLength: MAX_LINE,
      line: (bytes, start, end) => this.#takeLine(bytes, start, end),
      tooLong: () => {
        this.#problems.add({ line: ++this.#line, message: `a line longer than ${MAX_LINE} bytes` });
      },
    });
  }

  push(bytes: Uint8Array): void {
    this.#lines.push(bytes, (piece, start) => this.#takePlainLines(piece, start));
  }

  finish(): LoadedNetwork {
    this.#lines.end();
    this.#settleFirst(false);
    if (!this.#problems.found && this.#edges.length === 0) {
      this.#problems.add({
        message: 'no tie in this file',
        allowed: 'one tie a line: two ids, optionally a weight',
      });
    }
    this.#problems.throwIfAny();
    const edges = this.#withoutCounts();
    const ids = agentsFromCodes(edges, this.#table);
    const { network, report } = networkFromEdges(ids.length, this.#inDirection(edges), !this.#isDirected());
    if (this.#extraColumns) this.#notes.push('Columns after the two ids and the weight were left out.');
    return { network, ids, notes: [...this.#notes, ...edgeNotes(report)] };
  }

  #isDirected(): boolean {
    return this.#options.directed ?? this.#direction !== undefined;
  }

  /** The ties from follower to followee, whichever of them the file names first. */
  #inDirection(edges: Ties): Ties {
    if (this.#direction === undefined || !this.#isDirected()) return edges;
    const backward = this.#direction === 'backward';
    if (backward || this.#options.directed === undefined) {
      const who = backward ? 'the second follows the first' : 'the first follows the second';
      this.#notes.push(`The header names followers and followees: on each line ${who}.`);
    }
    return backward ? { sources: edges.targets, targets: edges.sources, weights: edges.weights } : edges;
  }

  #takePlainLines(bytes: Uint8Array, start: number): number {
    if (!this.#settled || !this.#weighted) return start;
    const plain = this.#plain;
    let position = start;
    while (position < bytes.length && plain.read(bytes, position, this.#separator)) {
      this.#edges.push(plain.source, plain.target, plain.weight);
      this.#line++;
      position = plain.next;
    }
    return position;
  }

  #takeLine(bytes: Uint8Array, from: number, to: number): void {
    this.#line++;
    let start = from;
    let end = to;
    if (this.#line === 1 && BOM.every((byte, index) => bytes[start + index] === byte)) start += BOM.length;
    if (end > start && bytes[end - 1] === CARRIAGE_RETURN) end--;
    while (start < end && isBlank(bytes[start]!)) start++;
    while (end > start && isBlank(bytes[end - 1]!)) end--;
    if (start === end || bytes[start] === 35 || bytes[start] === 37) return;

    const isFirst = this.#separator === 0;
    if (isFirst) this.#begin(bytes, start, end);
    this.#fields.split(bytes, start, end, this.#separator);
    if (isFirst && isKnownHeader(this.#fields)) {
      this.#takeHeader(this.#line);
    } else if (isFirst && couldBeHeader(this.#fields)) {
      this.#first = { bytes: bytes.slice(start, end), line: this.#line };
    } else {
      if (this.#first) {
        this.#settleFirst(this.#fields.isWholeNumber(0) && this.#fields.isWholeNumber(1));
        this.#fields.split(bytes, start, end, this.#separator);
      }
      if (isFirst) this.#mayCount = this.#fields.count === 2;
      this.#takeTie(this.#line);
      this.#settled = true;
    }
  }

  #begin(bytes: Uint8Array, start: number, end: number): void {
    this.#separator = detectSeparator(bytes, start, end);
    const line = new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + 1000)));
    const suggestion = otherFormat(line);
    if (suggestion === undefined) return;
    const problem = { line: this.#line, message: 'not an edge list', received: quoted(line), suggestion };
    throw new InputError({ file: this.#options.file, ...problem });
  }

  /** Decides what the first line was, once the second line (or the end) tells. */
  #settleFirst(isHeader: boolean): void {
    const first = this.#first;
    if (!first) return;
    this.#first = undefined;
    this.#fields.split(first.bytes, 0, first.bytes.length, this.#separator);
    if (isHeader) this.#takeHeader(first.line);
    else this.#takeTie(first.line);
  }

  #takeHeader(line: number): void {
    const { count } = this.#fields;
    const names = Array.from({ length: Math.min(count, 3) }, (_, field) => this.#fields.text(field)).join(
      ' ',
    );
    this.#weighted = namesWeight(this.#fields);
    this.#direction = namedDirection(this.#fields);
    this.#notes.push(`Line ${line} was taken for a header: ${quoted(names)}.`);
    if (!this.#weighted) this.#notes.push('The third column is not named weight and was left out.');
  }

  #takeTie(line: number): void {
    const fields = this.#fields;
    const weight = this.#weighted && fields.count > 2 && !fields.isEmpty(2) ? Number(fields.text(2)) : 1;
    if (fields.count < 2 || fields.isEmpty(0) || fields.isEmpty(1)) {
      this.#refuseLine(line);
    } else if (!(weight >= 0 && weight < Infinity)) {
      this.#problems.add({
        line,
        message: 'the third column is not a weight',
        received: quoted(fields.text(2)),
        allowed: 'a number >= 0, or no third column',
      });
    } else {
      if (fields.count > 3) this.#extraColumns = true;
      const { bytes, starts, ends } = fields;
      const source = this.#table.code(bytes, starts[0]!, ends[0]!);
      this.#edges.push(source, this.#table.code(bytes, starts[1]!, ends[1]!), weight);
    }
  }

  #refuseLine(line: number): void {
    const given = Math.min(this.#fields.count, 3);
    const parts = Array.from({ length: given }, (_, field) => this.#fields.text(field));
    this.#problems.add({
      line,
      message: 'not a tie',
      received: quoted(parts.join(' ')),
      allowed: `two ids and optionally a weight, separated by ${separatorName(this.#separator)}`,
    });
  }

  /** Leaves out a first line that is the number of agents and of ties of the rest, and not a tie. */
  #withoutCounts(): Ties {
    const { sources, targets, weights } = this.#edges;
    const [agents, ties] = [sources[0], targets[0]];
    if (!this.#mayCount || ties === undefined || ties !== sources.length - 1) return this.#edges;
    const rest = {
      sources: sources.subarray(1),
      targets: targets.subarray(1),
      weights: weights?.subarray(1),
    };
    const { distinct, largest } = countIds(rest, this.#table);
    if (agents !== distinct && agents !== largest + 1) return this.#edges;
    this.#notes.push(`The first line was taken for the number of agents (${agents}) and of ties (${ties}).`);
    return rest;
  }
}
