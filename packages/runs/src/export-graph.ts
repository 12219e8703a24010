import { BELIEF_STATES, NONE, personaOf } from '@hearsay/simulation';
import { eventNames, readEvents } from './event-log.ts';
import { beliefColumn, type ExportSource, readForests } from './export-source.ts';
import { type GraphContent, type GraphFormat, writeGraph } from './graph-files.ts';
import { replayBeliefs } from './replay-beliefs.ts';
import { writeStream } from './streams.ts';
import { readWorld } from './world-files.ts';

/** Writes the network, or who convinced whom, as a graph. */
export async function exportGraph(
  source: ExportSource,
  what: 'network' | 'cascades',
  format: GraphFormat,
  file: string,
): Promise<void> {
  const content = what === 'network' ? await networkContent(source) : await cascadeContent(source);
  await writeStream(file, writeGraph(content, format));
}

async function networkContent(source: ExportSource): Promise<GraphContent> {
  const { directory, manifest, scenario } = source;
  const { network, population } = await readWorld(directory, scenario, manifest.agents, manifest.follows);
  const follower = new Int32Array(network.edgeCount);
  for (let agent = 0; agent < network.size; agent++) {
    follower.fill(agent, network.offsets[agent]!, network.offsets[agent + 1]!);
  }
  const states = await finalStates(source, network.size);
  const persona = (agent: number) => personaOf(population, agent);
  return {
    nodeCount: network.size,
    nodeId: (agent) => population.ids?.[agent] ?? String(agent),
    nodes: [
      { name: 'agent', type: 'integer', value: (agent) => agent },
      { name: 'name', type: 'string', value: (agent) => persona(agent).name },
      { name: 'age', type: 'integer', value: (agent) => population.age[agent]! },
      { name: 'education', type: 'string', value: (agent) => persona(agent).education },
      { name: 'credulity', type: 'double', value: (agent) => population.credulity[agent]! },
      ...scenario.claims.map(({ id }, claim) => ({
        name: beliefColumn(id),
        type: 'string' as const,
        value: (agent: number) => BELIEF_STATES[states[claim]![agent]!],
      })),
    ],
    edgeCount: network.edgeCount,
    edges: network.weights
      ? [{ name: 'weight', type: 'double', value: (edge) => network.weights![edge]! }]
      : [],
    source: (edge) => follower[edge]!,
    target: (edge) => network.targets[edge]!,
  };
}

async function finalStates(
  { directory, lastDay, scenario }: ExportSource,
  size: number,
): Promise<Uint8Array[]> {
  const states = scenario.claims.map(() => new Uint8Array(size));
  for (let day = 0; day <= lastDay; day++) {
    const events = await readEvents(directory, day, eventNames(scenario));
    replayBeliefs(events, states);
  }
  return states;
}

/** Edges run from who convinced to who was convinced; a node is one conversion, so an agent may have several. */
async function cascadeContent(source: ExportSource): Promise<GraphContent> {
  const forests = await readForests(source);
  const nodes = forests.flatMap((forest, claim) =>
    Array.from({ length: forest.size }, (_, node) => ({ forest, claim, node })),
  );
  const starts = forests.map((_, claim) => forests.slice(0, claim).reduce((sum, { size }) => sum + size, 0));
  const edges = nodes.flatMap(({ forest, claim, node }, place) =>
    forest.parent[node] === NONE ? [] : [{ from: starts[claim]! + forest.parent[node]!, to: place }],
  );
  const at = (place: number) => nodes[place]!;
  return {
    nodeCount: nodes.length,
    nodeId: (place) => String(at(place).forest.event[at(place).node]),
    nodes: [
      { name: 'agent', type: 'integer', value: (place) => at(place).forest.agent[at(place).node]! },
      { name: 'claim', type: 'string', value: (place) => source.scenario.claims[at(place).claim]!.id },
      {
        name: 'cascade',
        type: 'integer',
        value: (place) => at(place).forest.event[at(place).forest.root[at(place).node]!]!,
      },
      { name: 'depth', type: 'integer', value: (place) => at(place).forest.depth[at(place).node]! },
      { name: 'day', type: 'integer', value: (place) => at(place).forest.day[at(place).node]! },
    ],
    edgeCount: edges.length,
    edges: [],
    source: (edge) => edges[edge]!.from,
    target: (edge) => edges[edge]!.to,
  };
}
