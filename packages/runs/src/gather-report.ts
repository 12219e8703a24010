import {
  type CascadeForest,
  ForestBuilder,
  measureCascades,
  measureSpread,
  subtreeSizes,
  topSpreaders,
} from '@hearsay/analysis';
import {
  BELIEVER,
  EVENT_KINDS,
  type EventKind,
  type EventTable,
  type Population,
  personaOf,
  type Scenario,
  type TickMeasures,
} from '@hearsay/simulation';
import { eventNames, LogDigest, readEvents } from './event-log.ts';
import { dayDone, readManifest } from './manifest.ts';
import { replayBeliefs } from './replay-beliefs.ts';
import { layoutNetwork } from './report/network-picture.ts';
import type { ActionRow, ClaimReport, ReportData } from './report/report-data.ts';
import type { RunDirectory } from './run-directory.ts';
import { readScenario } from './scenario-file.ts';
import { readDistributions, readMetrics } from './series.ts';
import { readWorld } from './world-files.ts';

const SPREADERS_SHOWN = 10;
const STARTERS_NAMED = 10;
const ACTIONS: readonly EventKind[] = ['intervention', 'suspension', 'reinstatement'];
const ACTION_NUMBERS = new Set(ACTIONS.map((kind) => EVENT_KINDS.indexOf(kind)));

/** Reads everything that a report shows from a run directory. Throws a RunError if parts are missing or damaged. */
export async function gatherReport(directory: RunDirectory): Promise<ReportData> {
  const manifest = readManifest(directory);
  const lastDay = dayDone(directory, manifest);
  const scenario = readScenario(directory);
  const { network, population } = await readWorld(directory, scenario, manifest.agents, manifest.follows);
  // A day in the making has rows already.
  const measures = readMetrics(directory).filter((row) => row.day <= lastDay);
  const layout = layoutNetwork(network, scenario.seed);
  const log = await readLog(directory, scenario, network.size, lastDay, layout.agents);
  const followers = network.followerCounts();
  return {
    run: {
      name: manifest.name,
      status: manifest.status,
      day: lastDay,
      command: manifest.command,
      hash: log.hash,
      hearsayVersion: manifest.hearsay,
      nodeVersion: manifest.node,
      startedAt: manifest.startedAt,
      endedAt: manifest.endedAt,
      events: log.events,
      seconds: manifest.seconds,
    },
    scenario,
    size: network.size,
    edgeCount: network.edgeCount,
    measures,
    distributions: readDistributions(directory).filter(({ day }) => day <= lastDay),
    claims: log.forests.map((forest, claim) =>
      claimReport(claim, { forest, states: log.states[claim]!, measures, scenario, followers, population }),
    ),
    actions: log.actions,
    picture: { ...layout, moments: log.moments },
  };
}

interface ClaimFacts {
  readonly forest: CascadeForest;
  /** Belief state of every agent at the end. */
  readonly states: Uint8Array;
  readonly measures: readonly TickMeasures[];
  readonly scenario: Scenario;
  /** Number of followers of every agent. */
  readonly followers: Int32Array;
  readonly population: Population;
}

function claimReport(
  claim: number,
  { forest, states, measures, scenario, followers, population }: ClaimFacts,
): ClaimReport {
  const { id } = scenario.claims[claim]!;
  const rows = measures.filter((row) => row.claim === id);
  const spreaders = topSpreaders(forest, subtreeSizes(forest), SPREADERS_SHOWN).map((spreader) => {
    const { name, id: personId } = personaOf(population, spreader.agent);
    return { ...spreader, id: personId, name, followers: followers[spreader.agent]! };
  });
  const cascades = measureCascades(forest);
  const starters = cascades.slice(0, STARTERS_NAMED).map(({ rootAgent }) => {
    const { name, id: personId } = personaOf(population, rootAgent);
    return { id: personId, name };
  });
  return {
    claim,
    spread: measureSpread(forest, rows, population.size),
    cascades,
    starters,
    forest,
    spreaders,
    credulity: credulityByBelief(states, population.credulity),
  };
}

function credulityByBelief(states: Uint8Array, credulity: Float32Array) {
  const sums = [0, 0];
  const counts = [0, 0];
  for (let agent = 0; agent < states.length; agent++) {
    const side = states[agent] === BELIEVER ? 1 : 0;
    sums[side]! += credulity[agent]!;
    counts[side]!++;
  }
  // 0 / 0 is NaN: a mean over nobody is not defined.
  return { others: sums[0]! / counts[0]!, believers: sums[1]! / counts[1]! };
}

/** One pass over the log: forests, belief states at the moments shown, and what interventions did. */
async function readLog(
  directory: RunDirectory,
  scenario: Scenario,
  size: number,
  lastDay: number,
  shown: Int32Array,
) {
  const names = eventNames(scenario);
  const builders = scenario.claims.map((_, claim) => new ForestBuilder(claim));
  const states = scenario.claims.map(() => new Uint8Array(size));
  const moments: { day: number; states: Uint8Array }[] = [];
  const momentDays = new Set([0, Math.round(lastDay / 2), lastDay]);
  const actions: ActionRow[] = [];
  const digest = new LogDigest();
  let events = 0;
  for (let day = 0; day <= lastDay; day++) {
    const table = await readEvents(directory, day, names);
    digest.add(table);
    events += table.length;
    for (const builder of builders) builder.add(table);
    replayBeliefs(table, states);
    actions.push(...actionsOf(table, scenario));
    if (momentDays.has(day))
      moments.push({ day, states: Uint8Array.from(shown, (agent) => states[0]?.[agent] ?? 0) });
  }
  return {
    forests: builders.map((builder) => builder.finish()),
    states,
    moments,
    actions,
    hash: digest.value(),
    events,
  };
}

/** Interventions one by one; suspensions and reinstatements counted by day and claim. */
function actionsOf(table: EventTable, { claims, interventions }: Scenario): ActionRow[] {
  const rows: ActionRow[] = [];
  const counted = new Map<string, ActionRow>();
  for (let row = 0; row < table.length; row++) {
    const kind = table.kind[row]!;
    if (!ACTION_NUMBERS.has(kind)) continue;
    const name = EVENT_KINDS[kind]!;
    const claim = claims[table.claim[row]!]?.id;
    if (name === 'intervention') {
      const acting = interventions[table.before[row]!]?.kind;
      rows.push({ day: table.day, kind: String(acting ?? name), claim, agents: table.after[row]! });
    } else {
      const key = `${name}/${claim}`;
      counted.set(key, { day: table.day, kind: name, claim, agents: (counted.get(key)?.agents ?? 0) + 1 });
    }
  }
  return [...rows, ...counted.values()];
}
