import type { RandomSource } from '../random.ts';
import { assortativity } from './assortativity.ts';
import { type Clustering, meanClustering } from './clustering.ts';
import { weakComponents } from './components.ts';
import { type PathLengths, pathLengths } from './path-lengths.ts';
import { fitPowerLaw, type PowerLawFit } from './power-law-fit.ts';
import type { SocialNetwork } from './social-network.ts';
import { returnedFollows, undirectedView } from './undirected.ts';

export interface DegreeSummary {
  readonly mean: number;
  readonly max: number;
  /** Smallest degree that at least this share of the agents do not exceed. */
  readonly quantiles: Readonly<Record<'p10' | 'p25' | 'p50' | 'p75' | 'p90' | 'p99', number>>;
}

/**
 * What kind of network this is, in the usual figures. Plain numbers, text and objects: JSON holds it as it is, without the
 * fields that are undefined. For assortativity by what agents are, see `attributeMixing`.
 */
export interface NetworkSummary {
  readonly agents: number;
  readonly follows: number;
  /** Followees an agent has (out-degree). */
  readonly followees: DegreeSummary;
  /** Followers an agent has (in-degree). */
  readonly followers: DegreeSummary;
  /** Of the tail of follower counts; undefined if there is too little to tell. */
  readonly powerLaw: PowerLawFit | undefined;
  /** Of the network with every follow made mutual. */
  readonly clustering: Clustering;
  /** Share of follows that are returned, in [0, 1]; undefined without follows. */
  readonly reciprocity: number | undefined;
  /** Weakly connected: whatever the direction of follows. */
  readonly components: {
    readonly count: number;
    /** Share of the agents that are in the largest one, in [0, 1]. */
    readonly largestShare: number;
  };
  /** Of the network with every follow made mutual. */
  readonly paths: PathLengths;
  /** Whether agents with many ties are tied to others with many, in [-1, 1]; undefined if all have the same. */
  readonly degreeAssortativity: number | undefined;
}

/** Measures a network; some seconds for a million agents. What is sampled says so, and is the same for the same stream. */
export function summarizeNetwork(network: SocialNetwork, random: RandomSource): NetworkSummary {
  const { size, edgeCount } = network;
  const reversed = network.reversed();
  const view = undirectedView(network, reversed);
  const followerCounts = network.followerCounts();
  const { count, largest } = weakComponents(network);
  return {
    agents: size,
    follows: edgeCount,
    followees: summarizeDegrees(degreesOf(network)),
    followers: summarizeDegrees(followerCounts),
    powerLaw: fitPowerLaw(followerCounts),
    clustering: meanClustering(view, random),
    reciprocity: edgeCount === 0 ? undefined : returnedFollows(network, reversed) / edgeCount,
    components: { count, largestShare: size === 0 ? 0 : largest / size },
    paths: pathLengths(view, random),
    degreeAssortativity: assortativity(view, degreesOf(view)),
  };
}

function degreesOf({ offsets, size }: SocialNetwork): Int32Array {
  const degrees = new Int32Array(size);
  for (let agent = 0; agent < size; agent++) degrees[agent] = offsets[agent + 1]! - offsets[agent]!;
  return degrees;
}

function summarizeDegrees(degrees: Int32Array): DegreeSummary {
  const sorted = degrees.slice().sort();
  const quantile = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const sum = sorted.reduce((total, degree) => total + degree, 0);
  return {
    mean: sorted.length === 0 ? 0 : sum / sorted.length,
    max: sorted.at(-1) ?? 0,
    quantiles: {
      p10: quantile(0.1),
      p25: quantile(0.25),
      p50: quantile(0.5),
      p75: quantile(0.75),
      p90: quantile(0.9),
      p99: quantile(0.99),
    },
  };
}
