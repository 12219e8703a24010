/** A graph as attributes of nodes and directed edges, ready to be written in an exchange format. */
export interface GraphContent {
  readonly nodes: readonly GraphAttribute[];
  readonly nodeCount: number;
  /** The node's id in the file. */
  readonly nodeId: (node: number) => string;
  readonly edges: readonly GraphAttribute[];
  readonly edgeCount: number;
  readonly source: (edge: number) => number;
  readonly target: (edge: number) => number;
}

export interface GraphAttribute {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'double';
  /** Absent values are left out of the file. */
  readonly value: (item: number) => string | number | undefined;
}

export type GraphFormat = 'gexf' | 'graphml';

/** Writes a graph piece by piece, so that its size is bounded by the disk and not by memory. */
export function* writeGraph(content: GraphContent, format: GraphFormat): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield* format === 'gexf' ? gexf(content) : graphml(content);
}

/** GEXF 1.3 (gexf.net), as Gephi reads it. */
function* gexf(content: GraphContent): Generator<string> {
  yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n<graph defaultedgetype="directed" mode="static">\n';
  yield gexfAttributes('node', content.nodes);
  yield gexfAttributes('edge', content.edges);
  yield '<nodes>\n';
  for (let node = 0; node < content.nodeCount; node++) {
    const id = escapeXml(content.nodeId(node));
    const label = content.nodes.find(({ name }) => name === 'name')?.value(node) ?? content.nodeId(node);
    yield `<node id="${id}" label="${escapeXml(String(label))}">${gexfValues(content.nodes, node)}</node>\n`;
  }
  yield '</nodes>\n<edges>\n';
  for (let edge = 0; edge < content.edgeCount; edge++) {
    const { source, target } = endsOf(content, edge);
    const weight = content.edges.find(({ name }) => name === 'weight')?.value(edge);
    const weightText = weight === undefined ? '' : ` weight="${weight}"`;
    const values = gexfValues(content.edges, edge);
    yield `<edge id="${edge}" source="${source}" target="${target}"${weightText}>${values}</edge>\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

function gexfAttributes(of: 'node' | 'edge', attributes: readonly GraphAttribute[]): string {
  const lines = attributes.map(
    ({ name, type }) => `<attribute id="${name}" title="${name}" type="${type}"/>`,
  );
  return lines.length === 0 ? '' : `<attributes class="${of}">${lines.join('')}</attributes>\n`;
}

function gexfValues(attributes: readonly GraphAttribute[], item: number): string {
  const values = attributes.flatMap(({ name, value }) => {
    const found = value(item);
    return found === undefined ? [] : [`<attvalue for="${name}" value="${escapeXml(String(found))}"/>`];
  });
  return values.length === 0 ? '' : `<attvalues>${values.join('')}</attvalues>`;
}

/** GraphML (graphml.graphdrawing.org), as NetworkX, igraph and Cytoscape read it. */
function* graphml(content: GraphContent): Generator<string> {
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const [of, attributes] of [
    ['node', content.nodes],
    ['edge', content.edges],
  ] as const) {
    for (const { name, type } of attributes) {
      const kind = type === 'integer' ? 'long' : type;
      yield `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${kind}"/>\n`;
    }
  }
  yield '<graph edgedefault="directed">\n';
  for (let node = 0; node < content.nodeCount; node++) {
    yield `<node id="${escapeXml(content.nodeId(node))}">${graphmlValues('node', content.nodes, node)}</node>\n`;
  }
  for (let edge = 0; edge < content.edgeCount; edge++) {
    const { source, target } = endsOf(content, edge);
    yield `<edge source="${source}" target="${target}">${graphmlValues('edge', content.edges, edge)}</edge>\n`;
  }
  yield '</graph>\n</graphml>\n';
}

function graphmlValues(of: 'node' | 'edge', attributes: readonly GraphAttribute[], item: number): string {
  return attributes
    .map(({ name, value }) => {
      const found = value(item);
      return found === undefined ? '' : `<data key="${of}-${name}">${escapeXml(String(found))}</data>`;
    })
    .join('');
}

function endsOf(content: GraphContent, edge: number) {
  return {
    source: escapeXml(content.nodeId(content.source(edge))),
    target: escapeXml(content.nodeId(content.target(edge))),
  };
}

/** Text for XML content and attributes; characters that XML 1.0 cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // Readers turn raw line breaks and tabs of an attribute into blanks.
      .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
