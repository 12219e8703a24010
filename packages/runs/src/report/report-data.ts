import type { Cascade, CascadeForest, Spread } from '@hearsay/analysis';
import type { OpinionDistribution, Scenario, TickMeasures } from '@hearsay/simulation';

/** Everything that a report shows; gathered from a run directory, so that a report can be made again at any time. */
export interface ReportData {
  readonly run: RunFacts;
  /** With every default filled in. */
  readonly scenario: Scenario;
  /** Number of agents and of follows. */
  readonly size: number;
  readonly edgeCount: number;
  /** A row a tick and claim, in order of time; the first rows are tick 0. */
  readonly measures: readonly TickMeasures[];
  /** One entry a day and topic, from day 0 on. */
  readonly distributions: readonly OpinionDistribution[];
  /** In the order of the scenario. */
  readonly claims: readonly ClaimReport[];
  /** What interventions did, in order of time; suspensions and reinstatements of a day come as one row each. */
  readonly actions: readonly ActionRow[];
  readonly picture: NetworkPicture;
}

export interface RunFacts {
  readonly name: string;
  readonly status: 'running' | 'stopped' | 'finished' | 'failed';
  /** Days done. */
  readonly day: number;
  /** The shell command that repeats the run. */
  readonly command: string;
  /** Digest of the event log. */
  readonly hash: string;
  readonly hearsayVersion: string;
  readonly nodeVersion: string;
  /** ISO 8601 times. */
  readonly startedAt: string;
  readonly endedAt: string | undefined;
  /** Events in the log. */
  readonly events: number;
  /** Seconds of work, over all sessions. */
  readonly seconds: number;
}

export interface ClaimReport {
  /** Place in the scenario's claims. */
  readonly claim: number;
  readonly spread: Spread;
  /** Largest first. */
  readonly cascades: readonly Cascade[];
  readonly forest: CascadeForest;
  /** Who started the cascades, in the order of `cascades`; the first ten are shown. Absent: agents go by their number. */
  readonly starters?: readonly { readonly id: string; readonly name: string }[];
  /** Most influential first. */
  readonly spreaders: readonly SpreaderRow[];
  /** Mean trait credulity in [-1, 1] of agents that believe at the end and of those that do not; NaN if there are none. */
  readonly credulity: { readonly believers: number; readonly others: number };
}

export interface SpreaderRow {
  readonly agent: number;
  readonly id: string;
  readonly name: string;
  readonly followers: number;
  readonly convinced: number;
  readonly reached: number;
}

export interface ActionRow {
  readonly day: number;
  /** Kind of the intervention that acted, or suspension or reinstatement. */
  readonly kind: string;
  /** Id of the claim, if there is one. */
  readonly claim: string | undefined;
  /** Agents reached, suspended or reinstated. */
  readonly agents: number;
}

/** The network, or a sample of it, laid out in the plane, with belief states of the first claim at some days. */
export interface NetworkPicture {
  /** Whether only some of the agents are shown. */
  readonly sampled: boolean;
  /** Agent of each node. */
  readonly agents: Int32Array;
  /** Coordinates of each node, in [0, 1]. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Pairs of node places, each tie once; may be a sample of the ties among the nodes. */
  readonly ties: Int32Array;
  /** Start, middle and end: belief state of each node (see BELIEF_STATES) after that day. */
  readonly moments: readonly { readonly day: number; readonly states: Uint8Array }[];
}
