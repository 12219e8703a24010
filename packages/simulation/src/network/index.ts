import { barabasiAlbert } from './barabasi-albert.ts';
import { complete } from './complete.ts';
import { configuration } from './configuration.ts';
import { copying } from './copying.ts';
import { edgeList } from './edge-list.ts';
import { egoNetworks } from './ego-networks.ts';
import { erdosRenyi } from './erdos-renyi.ts';
import type { NetworkGenerator } from './generator.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { holmeKim } from './holme-kim.ts';
import { homophily } from './homophily.ts';
import { lattice } from './lattice.ts';
import { lfr } from './lfr.ts';
import type { NetworkFormat } from './network-file.ts';
import { oasisReddit } from './oasis-reddit.ts';
import { oasisTwitter } from './oasis-twitter.ts';
import { randomRegular } from './random-regular.ts';
import { ringLattice } from './ring-lattice.ts';
import { stochasticBlock } from './stochastic-block.ts';
import { wattsStrogatz } from './watts-strogatz.ts';

/** Scenario name -> generator. */
export const generators = {
  'barabasi-albert': barabasiAlbert,
  complete,
  configuration,
  copying,
  'ego-networks': egoNetworks,
  'erdos-renyi': erdosRenyi,
  'holme-kim': holmeKim,
  homophily,
  lattice,
  lfr,
  'random-regular': randomRegular,
  'ring-lattice': ringLattice,
  'stochastic-block': stochasticBlock,
  'watts-strogatz': wattsStrogatz,
} satisfies Record<string, NetworkGenerator>;

/** Scenario name -> file format. */
export const networkFormats = {
  'edge-list': edgeList,
  gexf,
  graphml,
  'oasis-reddit': oasisReddit,
  'oasis-twitter': oasisTwitter,
} satisfies Record<string, NetworkFormat>;

/** The format that a file's name ending means (any letter case, `.gz` left aside; the longest ending wins). */
export function detectNetworkFormat(fileName: string): keyof typeof networkFormats | undefined {
  const name = fileName.toLowerCase().replace(/\.gz$/, '');
  let found: keyof typeof networkFormats | undefined;
  let longest = 0;
  let format: keyof typeof networkFormats;
  for (format in networkFormats) {
    for (const ending of networkFormats[format].endings) {
      if (!name.endsWith(ending) || ending.length <= longest) continue;
      found = format;
      longest = ending.length;
    }
  }
  return found;
}
