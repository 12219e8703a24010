import { chosen, generators, networkFormats, randomStream, type SocialNetwork } from '@hearsay/simulation';
import { bestTimes, timed } from './measure.ts';
import { limited, type Row, shown } from './results.ts';

/** Budget of generating a million agents with ten million ties. */
const LIMIT_SECONDS = 5;
const TIES_PER_AGENT = 10;
/** Lines of text handed to the reader at a time, as a file would come. */
const PIECE = 1 << 20;

/** Making a Barabasi-Albert network, and reading it back from an edge list. */
export async function measureNetworks(agents: number, rounds: number): Promise<Row[]> {
  let network: SocialNetwork | undefined;
  const spec = { generator: 'barabasi-albert', edgesPerAgent: TIES_PER_AGENT };
  const { entry, parameters } = chosen('generator', generators, spec);
  const generate = () => {
    network = entry.generate(parameters, agents, randomStream(1, 'network'));
  };
  const best = await bestTimes([{ name: 'generate', run: () => timed(generate) }], rounds);
  const seconds = best.get('generate')! / 1_000;
  const size = `${agents.toLocaleString('en')} agents`;
  const name = `barabasi-albert, ${size}, ${(TIES_PER_AGENT * agents).toLocaleString('en')} ties: generated`;
  const follows = network?.edgeCount ?? 0;
  return [
    agents === 1_000_000 ? limited(name, seconds, LIMIT_SECONDS, 's') : shown(name, seconds, 's'),
    shown(`  read from an edge list of ${follows.toLocaleString('en')} lines`, readBack(network!), 's'),
  ];
}

/** Seconds that reading took, without those in which the text was made. */
function readBack(network: SocialNetwork): number {
  const reader = networkFormats['edge-list'].open({ file: 'bench.csv', directed: true });
  let taken = 0;
  for (const piece of textOf(network)) {
    const begun = performance.now();
    reader.push(piece);
    taken += performance.now() - begun;
  }
  const begun = performance.now();
  const loaded = reader.finish();
  taken += performance.now() - begun;
  if (loaded.network.edgeCount !== network.edgeCount)
    throw new Error('the edge list was read back differently');
  return taken / 1_000;
}

/** The follows as lines `follower followee`, piece by piece; a file of them would be larger than the bench needs. */
function* textOf({ size, offsets, targets }: SocialNetwork): Generator<Uint8Array> {
  const bytes = new Uint8Array(PIECE + 64);
  let filled = 0;
  const write = (value: number, end: number) => {
    const digits = String(value);
    for (let place = 0; place < digits.length; place++) bytes[filled++] = digits.charCodeAt(place);
    bytes[filled++] = end;
  };
  for (let agent = 0; agent < size; agent++) {
    for (let edge = offsets[agent]!; edge < offsets[agent + 1]!; edge++) {
      write(agent, 0x20);
      write(targets[edge]!, 0x0a);
      if (filled < PIECE) continue;
      yield bytes.slice(0, filled);
      filled = 0;
    }
  }
  yield bytes.slice(0, filled);
}
