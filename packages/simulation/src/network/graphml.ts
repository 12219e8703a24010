import { parse } from 'graphology-graphml';
import { GraphFileReader } from './graph-file.ts';
import type { NetworkFormat } from './network-file.ts';

/**
 * GraphML, as NetworkX, igraph and yEd write it. Whether ties are directed stands in the file (`edgedefault`, or `directed`
 * of an edge). Read as a whole, at some kilobyte an edge: for networks of up to about 100,000 edges.
 */
export const graphml: NetworkFormat = {
  summary: 'The XML format of NetworkX, igraph and yEd; directed or not as the file says.',
  endings: ['.graphml'],
  open: (options) => new GraphFileReader(options, (graph, text) => parse(graph, text)),
};
