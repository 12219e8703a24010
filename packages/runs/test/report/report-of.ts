import { ForestBuilder, measureCascades, measureSpread, subtreeSizes, topSpreaders } from '@hearsay/analysis';
import {
  BELIEVER,
  chosen,
  createPopulation,
  type DayRecord,
  EVENT_KINDS,
  generators,
  personaOf,
  randomStream,
  type Scenario,
  Simulation,
  scenarioSchema,
} from '@hearsay/simulation';
import { layoutNetwork } from '../../src/report/network-picture.ts';
import type { ActionRow, ClaimReport, ReportData } from '../../src/report/report-data.ts';

const INTERVENTION = EVENT_KINDS.indexOf('intervention');

/** A scenario file with only what a test is about. */
export function scenarioOf(given: Record<string, unknown>): Scenario {
  return scenarioSchema.parse({
    name: 'test-run',
    description: 'A test.',
    days: 8,
    claims: [{ id: 'fake-news', text: 'The moon is hollow.', topic: 'politics', veracity: false }],
    population: { size: 60, believers: { count: 5 } },
    network: { generator: 'stochastic-block', blocks: 3, meanDegreeWithin: 6 },
    ...given,
  });
}

/** Runs a scenario (for `stopAfter` days at most) and gathers what a report shows. */
export async function reportOf(
  given: Record<string, unknown> = {},
  stopAfter = Infinity,
): Promise<ReportData> {
  const scenario = scenarioOf(given);
  const { seed } = scenario;
  const { entry, parameters } = chosen('generator', generators, scenario.network);
  const network = entry.generate(
    entry.parameters.parse(parameters),
    scenario.population.size!,
    randomStream(seed, 'network'),
  );
  const population = createPopulation(network.size, seed, scenario.population);
  const simulation = new Simulation(scenario, network, population);
  const records: DayRecord[] = [];
  const snapshots: Uint8Array[] = [];
  const take = (record: DayRecord) => {
    records.push(record);
    snapshots.push(simulation.world.beliefs[0]!.state.slice());
  };
  take(simulation.start());
  while (!simulation.finished && simulation.day < stopAfter) take(await simulation.nextDay());
  const measures = records.flatMap((record) => record.measures);
  const followers = network.followerCounts();
  const claims = scenario.claims.map((spec, claim): ClaimReport => {
    const builder = new ForestBuilder(claim);
    for (const { events } of records) builder.add(events);
    const forest = builder.finish();
    const { state } = simulation.world.beliefs[claim]!;
    const mean = (believes: boolean) => {
      const trait = population.credulity.filter((_, agent) => (state[agent] === BELIEVER) === believes);
      return trait.reduce((sum, value) => sum + value, 0) / trait.length;
    };
    return {
      claim,
      forest,
      spread: measureSpread(
        forest,
        measures.filter((row) => row.claim === spec.id),
        network.size,
      ),
      cascades: measureCascades(forest),
      spreaders: topSpreaders(forest, subtreeSizes(forest), 20).map((row) => {
        const { id, name } = personaOf(population, row.agent);
        return { ...row, id, name, followers: followers[row.agent]! };
      }),
      credulity: { believers: mean(true), others: mean(false) },
    };
  });
  const layout = layoutNetwork(network, seed);
  const days = [...new Set([0, simulation.day >> 1, simulation.day])];
  return {
    run: {
      name: 'test-run-1',
      status: simulation.finished ? 'finished' : 'stopped',
      day: simulation.day,
      command: 'npx hearsay run scenarios/test-run.yaml --set seed=1',
      hash: '0123abcd',
      hearsayVersion: '0.1.0',
      nodeVersion: '24.0.0',
      startedAt: '2026-05-01T12:00:00.000Z',
      endedAt: '2026-05-01T12:00:09.000Z',
      events: records.reduce((sum, { events }) => sum + events.length, 0),
      seconds: 9,
    },
    scenario,
    size: network.size,
    edgeCount: network.edgeCount,
    measures,
    distributions: records.flatMap((record) => record.distributions),
    claims,
    actions: records.flatMap((record) => actionsOf(record, scenario)),
    picture: {
      ...layout,
      moments: days.map((day) => ({
        day,
        states: Uint8Array.from(layout.agents, (agent) => snapshots[day]![agent]!),
      })),
    },
  };
}

function actionsOf({ day, events }: DayRecord, scenario: Scenario): ActionRow[] {
  return Array.from(events.kind.subarray(0, events.length), (_, row) => row)
    .filter((row) => events.kind[row] === INTERVENTION)
    .map((row) => ({
      day,
      kind: 'intervention',
      claim: scenario.claims[events.claim[row]!]?.id,
      agents: events.after[row]!,
    }));
}
