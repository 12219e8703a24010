import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chosen,
  generators,
  isNetworkFile,
  parseScenario,
  randomStream,
  type Scenario,
  type SocialNetwork,
} from '@hearsay/simulation';

/** Bounded confidence over everybody's neighbours, uniform opinions: 20 follows an agent. */
export function opinionScenario(agents: number): Scenario {
  return parseScenario(
    `
name: bounded-confidence
days: 10000
topics: [{ id: topic }]
population: { size: ${agents}, opinions: { distribution: uniform } }
network: { generator: erdos-renyi, meanDegree: 20 }
interaction: { kind: all-neighbours }
minds: { model: hegselmann-krause, epsilon: 0.4 }
`,
    { file: 'bench/scenarios.ts', overrides: [] },
  );
}

const MILLION = join(import.meta.dirname, '..', 'scenarios', 'million.yaml');

/** scenarios/million.yaml with another number of people, in communities of the same size. */
export function fakeNewsScenario(agents: number, days: number): Scenario {
  return parseScenario(readFileSync(MILLION, 'utf8'), {
    file: MILLION,
    overrides: [
      `days=${days}`,
      `population.size=${agents}`,
      `population.believers={count: ${agents / 1_000}}`,
      `network.blocks=${Math.max(1, agents / 10_000)}`,
    ],
  });
}

/** Makes the network that a scenario's generator describes. */
export function networkOf({ network, population, seed }: Scenario): SocialNetwork {
  if (isNetworkFile(network)) throw new Error('the benchmark generates its networks');
  const { entry, parameters } = chosen('generator', generators, network);
  return entry.generate(parameters, population.size ?? 0, randomStream(seed, 'network'));
}
