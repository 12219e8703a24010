import { parseScenario, type Scenario } from '@hearsay/simulation';

/** A scenario that has everything which leaves traces on disk, small enough for many runs a second. */
const BASE = `
name: small
seed: 1
days: 6
claims:
  - { id: dam-broken, text: The dam is broken., topic: flood, veracity: false, source: a neighbour }
  - { id: dam-holds, text: The dam holds., topic: flood, veracity: true, stance: -1 }
  - { id: 2024-01-01, text: A claim with an id like a date., topic: calendar, veracity: mixed }
population:
  size: 60
  believers:
    - { count: 6 }
    - { count: 4, claim: dam-holds, select: most-followed }
network: { generator: erdos-renyi, meanDegree: 6 }
interaction: { kind: daily-exchange, contactsPerDay: 3 }
interventions:
  - { kind: official-refutation, when: { everyDays: 2, measure: prevalence, above: 0.05 } }
  - { kind: suspension, threshold: 2, forDays: 2 }
`;

export function smallScenario(...overrides: readonly string[]): Scenario {
  return parseScenario(BASE, { file: 'small.yaml', overrides });
}
