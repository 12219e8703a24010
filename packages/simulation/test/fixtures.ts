import {
  chosen,
  createPopulation,
  generators,
  isNetworkFile,
  parseScenario,
  randomStream,
  type Scenario,
  Simulation,
  type SocialNetwork,
} from '../src/index.ts';

/** A small false political claim in a random network; overrides are `--set` options. */
export function scenarioWith(...overrides: string[]): Scenario {
  return parseScenario(
    `
name: test
days: 10
claims: [{ id: claim, text: The moon is hollow., topic: politics, veracity: false }]
population: { size: 300, believers: { count: 8 } }
network: { generator: erdos-renyi, meanDegree: 4 }
interaction: { kind: daily-exchange, contactsPerDay: 4 }
`,
    { file: 'test.yaml', overrides },
  );
}

export function networkOf(scenario: Scenario): SocialNetwork {
  if (isNetworkFile(scenario.network)) throw new Error('a generated network is wanted');
  const { entry, parameters } = chosen('generator', generators, scenario.network);
  return entry.generate(parameters, scenario.population.size ?? 0, randomStream(scenario.seed, 'network'));
}

export function simulationOf(scenario: Scenario, network = networkOf(scenario)): Simulation {
  return new Simulation(
    scenario,
    network,
    createPopulation(network.size, scenario.seed, scenario.population),
  );
}

/** Runs to the end; returns all days, day 0 first. */
export async function runAll(simulation: Simulation) {
  const records = [simulation.start()];
  while (!simulation.finished) records.push(await simulation.nextDay());
  return records;
}

/** All events as plain rows, for comparison. */
export function rowsOf(records: Awaited<ReturnType<typeof runAll>>) {
  return records.flatMap(({ events }) =>
    Array.from({ length: events.length }, (_, row) => ({
      id: events.firstId + row,
      day: events.day,
      tick: events.tick[row]!,
      kind: events.kind[row]!,
      agent: events.agent[row]!,
      target: events.targetAgent[row]!,
      claim: events.claim[row]!,
      before: events.before[row]!,
      after: events.after[row]!,
      cause: events.cause[row]!,
    })),
  );
}
