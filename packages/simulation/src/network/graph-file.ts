import { MultiGraph } from 'graphology';
import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { PersonaRecord } from '../population/persona.ts';
import { EdgeList, networkFromEdges } from './edges.ts';
import { FileProblems } from './file-problems.ts';
import type { LoadedNetwork, NetworkFileOptions, NetworkReader } from './network-file.ts';
import { edgeNotes } from './notes.ts';
import { TextCollector } from './text-collector.ts';
import { requireWellFormed } from './xml-check.ts';

/** The part of graphology's graph that is read here. */
type Graph = Pick<
  MultiGraph,
  | 'order'
  | 'size'
  | 'directedSize'
  | 'undirectedSize'
  | 'nodes'
  | 'forEachEdge'
  | 'forEachNode'
  | 'getNodeAttributes'
>;

type Parse = (graph: typeof MultiGraph, text: string) => Graph;

/** What GEXF and GraphML share: XML that graphology reads as a whole, directed or not as the file says. */
export class GraphFileReader implements NetworkReader {
  readonly #options: NetworkFileOptions;
  readonly #collector: TextCollector;
  readonly #parse: Parse;

  constructor(options: NetworkFileOptions, parse: Parse) {
    this.#options = options;
    this.#collector = new TextCollector(options.file);
    this.#parse = parse;
  }

  push(bytes: Uint8Array): void {
    this.#collector.push(bytes);
  }

  finish(): LoadedNetwork {
    const { file } = this.#options;
    const text = this.#collector.text();
    requireWellFormed(text, file);
    if (!/<graph[\s>/]/.test(text)) {
      throw new InputError({
        file,
        message: 'no network in this file',
        allowed: 'an XML document with a <graph>',
      });
    }
    try {
      return toNetwork(this.#parse(MultiGraph, text), file);
    } catch (error) {
      if (error instanceof InputError) throw error;
      // graphology answers a mistake in the file (an unknown node, an id used twice) with a plain Error.
      throw new InputError({ file, message: error instanceof Error ? error.message : String(error) });
    }
  }
}

function toNetwork(graph: Graph, file: string): LoadedNetwork {
  if (graph.order === 0) throw new InputError({ file, message: 'no node in this file' });
  const ids = inIdOrder(graph.nodes());
  const agents = new Map(ids.map((id, agent) => [id, agent]));
  const problems = new FileProblems(file);
  const edges = new EdgeList(2 * graph.size + 1);
  graph.forEachEdge((_, { weight: given = 1 }, source, target) => {
    const weight = z.coerce.number().min(0).finite().safeParse(given);
    if (!weight.success) {
      problems.add({
        message: `the weight of the tie from ${source} to ${target} is not a weight`,
        received: String(given),
        allowed: 'a number >= 0',
      });
    }
    edges.push(agents.get(source) ?? 0, agents.get(target) ?? 0, weight.data ?? 1);
  });
  problems.throwIfAny();
  return { ...build(graph, ids, edges), ...personasOf(graph, ids) };
}

function build(graph: Graph, ids: readonly string[], edges: EdgeList): Omit<LoadedNetwork, 'personas'> {
  // A graph without ties is neither; one of both kinds is read tie by tie.
  const mixed = graph.directedSize > 0 && graph.undirectedSize > 0;
  const mutual = graph.undirectedSize > 0;
  const all = mixed ? withReturns(graph, edges) : edges;
  const { network, report } = networkFromEdges(ids.length, all, mutual && !mixed);
  const kind = mixed ? 'both directed and mutual' : mutual ? 'mutual' : 'directed';
  return { network, ids, notes: [`The file says that its ties are ${kind}.`, ...edgeNotes(report)] };
}

function withReturns(graph: Graph, edges: EdgeList): EdgeList {
  const { sources, targets, weights } = edges;
  const all = new EdgeList(2 * edges.length + 1);
  let edge = 0;
  graph.forEachEdge((_key, _attributes, _source, _target, _sourceData, _targetData, undirected) => {
    const [source, target, weight] = [sources[edge]!, targets[edge]!, weights?.[edge] ?? 1];
    all.push(source, target, weight);
    if (undirected && source !== target) all.push(target, source, weight);
    edge++;
  });
  return all;
}

/** Whole numbers in ascending order; other ids stay as they first appear. */
function inIdOrder(ids: readonly string[]): string[] {
  if (!ids.every((id) => /^(0|[1-9]\d*)$/.test(id))) return [...ids];
  return [...ids].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** Where and how a node is drawn is no trait of a person. */
const DRAWING = new Set(['x', 'y', 'z', 'size', 'color', 'shape', 'thickness']);

/** Labels become names; a numeric attribute becomes a trait if all its values lie in [-1, 1]. */
function personasOf(graph: Graph, ids: readonly string[]): { personas?: PersonaRecord[] } {
  const traits = new Set<string>();
  const unfit = new Set<string>(DRAWING);
  graph.forEachNode((_, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'number' && value >= -1 && value <= 1) traits.add(name);
      else unfit.add(name);
    }
  });
  const kept = [...traits].filter((name) => !unfit.has(name));
  const personas = ids.map((id): PersonaRecord => {
    const attributes = graph.getNodeAttributes(id);
    const { label, name: named } = attributes;
    const name = z
      .string()
      .min(1)
      .safeParse(label ?? named).data;
    const values = kept.map((trait) => [trait, z.number().safeParse(attributes[trait]).data] as const);
    const own = values.flatMap(([trait, value]) => (value === undefined ? [] : [[trait, value] as const]));
    return { id, ...(name === undefined ? {} : { name }), traits: Object.fromEntries(own) };
  });
  const tell = kept.length > 0 || personas.some(({ name }) => name !== undefined);
  return tell ? { personas } : {};
}
