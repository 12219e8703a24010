import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { RandomSource } from '../random.ts';
import { type Blocks, cutIntoBlocks } from './blocks.ts';
import { EdgeList } from './edges.ts';
import { defineGenerator } from './generator.ts';
import { addGeometricTies } from './geometric-ties.ts';
import { networkFromTies, reciprocity } from './ties.ts';

/** Agents an ego network has on average where the scenario does not say how many there are: 4,039 / 10 in ego-Facebook. */
const AGENTS_PER_EGO = 400;

const parameters = z.strictObject({
  egos: z
    .int()
    .min(1)
    .optional()
    .describe('ego networks, >= 1 and <= population.size; default: one for every 400 agents'),
  circleSize: z
    .number()
    .min(2)
    .max(1e6)
    .default(24)
    .describe('expected agents in a circle, >= 2; circles differ much in size (exponential)'),
  density: z
    .number()
    .min(0)
    .max(1)
    .default(0.6)
    .describe('probability that two agents of a circle are tied, in [0, 1]'),
  overlap: z
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .describe('probability that an agent is in a second circle of its ego network, in [0, 1]'),
  shared: z
    .number()
    .min(0)
    .max(1)
    .default(0.05)
    .describe('probability that an agent is in a second ego network, tied to that ego too, in [0, 1]'),
  reciprocity,
});

/**
 * A union of ego networks, like SNAP ego-Facebook (McAuley & Leskovec 2012, "Learning to discover social circles in ego
 * networks"): each ego is tied to all its alters; alters form social circles (family, school, work), overlapping or not, within
 * which agents are tied with one probability, so that agents who share more circles are likelier to be tied; an alter that two egos
 * know bridges their networks. The paper learns such circles from data; this draws them.
 *
 * Agents are in contiguous ranges, one an ego, whose first agent is the ego; the ranges' lengths relative to each other are
 * exponential variates plus 0.1 (ego-Facebook: 52 to 1,045 alters). O(agents + ties).
 */
export const egoNetworks = defineGenerator({
  summary: 'Ego networks of overlapping circles, joined by the friends that egos share.',
  source: 'McAuley & Leskovec 2012, Learning to discover social circles in ego networks',
  parameters,
  check: ({ egos }, size) => (egos === undefined || egos <= size ? [] : tooMany(egos, size)),
  generate(given, size, random) {
    const egos = given.egos ?? Math.max(1, Math.round(size / AGENTS_PER_EGO));
    const ranges = cutIntoBlocks(
      size,
      Array.from({ length: egos }, () => 0.1 + exponential(random)),
    );
    const circles = drawCircles(ranges, given.circleSize, random);
    const members = gatherMembers(circles, drawJoins(circles, given, random));
    const ties = new EdgeList(size * 4 + 16);
    tieEgos(ties, ranges, circles, members);
    tieCircles(ties, members, given.density, random);
    return networkFromTies(size, ties, given.reciprocity, random);
  },
});

function tooMany(egos: number, size: number): Problem[] {
  return [
    {
      path: 'egos',
      message: 'more egos than agents',
      received: String(egos),
      allowed: `at most population.size (${size})`,
    },
  ];
}

function exponential(random: RandomSource): number {
  return -Math.log(1 - random.float());
}

/** The alters of each range, which follow its ego, cut into circles one after another. */
interface Circles {
  /** Circle `c` holds the agents [starts[c], ends[c]), and those that join it. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The circles of ego network `e` are [firstOf[e], firstOf[e + 1]). */
  readonly firstOf: Int32Array;
}

function drawCircles({ starts: ranges }: Blocks, circleSize: number, random: RandomSource): Circles {
  const starts: number[] = [];
  const ends: number[] = [];
  const firstOf = new Int32Array(ranges.length);
  for (let ego = 0; ego + 1 < ranges.length; ego++) {
    const end = ranges[ego + 1]!;
    for (let agent = ranges[ego]! + 1; agent < end; ) {
      starts.push(agent);
      agent = Math.min(end, agent + 2 + Math.round((circleSize - 2) * exponential(random)));
      ends.push(agent);
    }
    firstOf[ego + 1] = starts.length;
  }
  return { starts, ends, firstOf };
}

/** Rows of agents, one a circle: those of its own range, then those that joined. */
interface Members {
  readonly offsets: Int32Array;
  readonly agents: Int32Array;
}

function gatherMembers({ starts, ends }: Circles, joined: EdgeList): Members {
  const count = starts.length;
  const offsets = new Int32Array(count + 1);
  for (let circle = 0; circle < count; circle++) offsets[circle + 1] = ends[circle]! - starts[circle]!;
  for (const circle of joined.sources) offsets[circle + 1]!++;
  for (let circle = 0; circle < count; circle++) offsets[circle + 1]! += offsets[circle]!;
  const agents = new Int32Array(offsets[count]!);
  const next = offsets.slice(0, count);
  for (let circle = 0; circle < count; circle++) {
    for (let agent = starts[circle]!; agent < ends[circle]!; agent++) agents[next[circle]!++] = agent;
  }
  for (let place = 0; place < joined.length; place++) {
    agents[next[joined.sources[place]!]!++] = joined.targets[place]!;
  }
  return { offsets, agents };
}

/** Which alters join which circle besides their own, as pairs (circle, agent). */
function drawJoins(
  { starts, ends, firstOf }: Circles,
  { overlap, shared }: z.output<typeof parameters>,
  random: RandomSource,
): EdgeList {
  const egos = firstOf.length - 1;
  const joined = new EdgeList(1 << 12);
  const join = (agent: number, ego: number) => {
    const first = firstOf[ego]!;
    const count = firstOf[ego + 1]! - first;
    if (count > 0) joined.push(first + random.below(count), agent);
  };
  for (let ego = 0; ego < egos; ego++) {
    for (let circle = firstOf[ego]!; circle < firstOf[ego + 1]!; circle++) {
      for (let agent = starts[circle]!; agent < ends[circle]!; agent++) {
        if (random.float() < overlap) join(agent, ego);
        if (random.float() < shared) join(agent, random.below(egos));
      }
    }
  }
  return joined;
}

/** Each ego to everybody in its circles. An agent in two of them is tied once: repeats are left out later. */
function tieEgos(
  ties: EdgeList,
  { starts }: Blocks,
  { firstOf }: Circles,
  { offsets, agents }: Members,
): void {
  for (let ego = 0; ego + 1 < starts.length; ego++) {
    const end = offsets[firstOf[ego + 1]!]!;
    for (let place = offsets[firstOf[ego]!]!; place < end; place++) ties.push(starts[ego]!, agents[place]!);
  }
}

function tieCircles(
  ties: EdgeList,
  { offsets, agents }: Members,
  density: number,
  random: RandomSource,
): void {
  // Ties between places of the rows, which become agents below.
  const places = new EdgeList(1 << 12);
  for (let circle = 0; circle + 1 < offsets.length; circle++) {
    const start = offsets[circle]!;
    const earlier = { from: () => start, to: (place: number) => place };
    addGeometricTies(places, { from: start, to: offsets[circle + 1]! }, earlier, density, random);
  }
  const { sources, targets } = places;
  for (let tie = 0; tie < sources.length; tie++) ties.push(agents[sources[tie]!]!, agents[targets[tie]!]!);
}
