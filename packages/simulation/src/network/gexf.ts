import { parse } from 'graphology-gexf';
import { GraphFileReader } from './graph-file.ts';
import type { NetworkFormat } from './network-file.ts';

/**
 * GEXF 1.2 and 1.3, as Gephi writes it. Whether ties are directed stands in the file (`defaultedgetype`, or `type` of an
 * edge). Read as a whole, at some kilobyte an edge: for networks of up to about 100,000 edges.
 */
export const gexf: NetworkFormat = {
  summary: 'Gephi’s XML format; directed or not as the file says.',
  endings: ['.gexf'],
  open: (options) =>
    new GraphFileReader(options, (graph, text) =>
      // GEXF calls a tie both ways `mutual` or `undirected`; graphology knows the latter only.
      parse(graph, text.replaceAll(/\btype=(["'])mutual\1/g, 'type="undirected"'), {
        allowUndeclaredAttributes: true,
      }),
    ),
};
