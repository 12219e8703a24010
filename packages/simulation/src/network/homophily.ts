import { z } from 'zod';
import { type RandomSource, shuffle } from '../random.ts';
import { type Blocks, blockOfEach, cutIntoBlocks } from './blocks.ts';
import { EdgeList } from './edges.ts';
import { defineGenerator } from './generator.ts';
import { degreeProblems, networkFromTies, reciprocity } from './ties.ts';

const parameters = z.strictObject({
  shares: z
    .array(z.number().positive())
    .min(1)
    .default([0.2, 0.8])
    .describe('sizes of the groups relative to each other, each > 0'),
  homophily: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe(
      'preference for the own group (h), in [0, 1]; with two groups 0.5 is none, 1 ties like with like only',
    ),
  edgesPerAgent: z
    .int()
    .min(1)
    .default(4)
    .describe('ties each newcomer makes (m), >= 1 and < population.size; the mean degree is about 2 m'),
  reciprocity,
});

/**
 * Preferential attachment with homophily (Karimi, Génois, Wagner, Singer & Strohmaier 2018, "Homophily influences
 * ranking of minorities in social networks"): a newcomer of group a ties itself to agent i of group b with probability
 * proportional to h_ab (k_i + 1), where h_aa = h and h_ab = (1 - h) / (groups - 1). Above h = 1 / groups a minority's agents
 * rank lower than their share, below it higher.
 *
 * The 1 beside the degree lets the first agents be found (Karimi et al. use a vanishing constant). A newcomer for whom fewer than
 * m agents are left (the very first, or those of a tiny group at h = 1) makes fewer ties. Groups are contiguous ranges of agents;
 * agents arrive in random order.
 */
export const homophily = defineGenerator({
  summary: 'Newcomers prefer the well connected and their own kind: minorities, majorities and who is seen.',
  source: 'Karimi et al. 2018, Homophily influences ranking of minorities in social networks',
  parameters,
  check: ({ edgesPerAgent }, size) => degreeProblems('edgesPerAgent', edgesPerAgent, size),
  generate(given, size, random) {
    const groups = homophilyGroups(given, size);
    const groupOf = blockOfEach(groups);
    const urns = new Urns(groups, given.homophily, given.edgesPerAgent);
    const arrivals = shuffle(
      Int32Array.from(groupOf, (_, agent) => agent),
      random,
    );
    const ties = new EdgeList(size * given.edgesPerAgent + 1);
    const tiedBy = new Int32Array(size).fill(-1);
    const chosen = new Int32Array(given.edgesPerAgent);
    for (const newcomer of arrivals) {
      const group = groupOf[newcomer]!;
      let made = 0;
      for (let miss = 0; made < given.edgesPerAgent && miss < MAX_MISSES; ) {
        const other = urns.draw(group, random);
        if (other < 0) break;
        if (tiedBy[other] === newcomer) {
          miss++;
          continue;
        }
        tiedBy[other] = newcomer;
        chosen[made++] = other;
      }
      for (let place = 0; place < made; place++) {
        const other = chosen[place]!;
        ties.push(newcomer, other);
        urns.add(groupOf[other]!, other);
        urns.add(group, newcomer);
      }
      urns.add(group, newcomer);
    }
    return networkFromTies(size, ties, given.reciprocity, random);
  },
});

/** A newcomer that meets only agents it is tied to has (nearly) no others left. */
const MAX_MISSES = 1_000;

/** The groups that a homophily network of these parameters and size has; see `blockOf`. */
export function homophilyGroups(given: z.input<typeof parameters>, size: number): Blocks {
  return cutIntoBlocks(size, parameters.parse(given).shares);
}

/** One urn a group, in which an agent lies once for each tie and once for itself. */
class Urns {
  readonly #urns: Int32Array[];
  readonly #counts: Float64Array;
  readonly #own: number;
  readonly #other: number;

  constructor({ starts }: Blocks, homophily: number, edgesPerAgent: number) {
    const groups = starts.length - 1;
    this.#urns = Array.from({ length: groups }, (_, group) => {
      const agents = starts[group + 1]! - starts[group]!;
      return new Int32Array(Math.ceil(agents * (2 * edgesPerAgent + 1) * 1.25) + 16);
    });
    this.#counts = new Float64Array(groups);
    this.#own = groups === 1 ? 1 : homophily;
    this.#other = groups === 1 ? 0 : (1 - homophily) / (groups - 1);
  }

  add(group: number, agent: number): void {
    let urn = this.#urns[group]!;
    const count = this.#counts[group]!;
    if (count === urn.length) {
      const larger = new Int32Array(2 * count);
      larger.set(urn);
      urn = larger;
      this.#urns[group] = larger;
    }
    urn[count] = agent;
    this.#counts[group] = count + 1;
  }

  /** An agent as a newcomer of `group` prefers, or -1 if there is none that it could be tied to. */
  draw(group: number, random: RandomSource): number {
    let total = 0;
    for (let other = 0; other < this.#counts.length; other++) total += this.#weight(group, other);
    if (total <= 0) return -1;
    let wanted = random.float() * total;
    let found = -1;
    for (let other = 0; other < this.#counts.length; other++) {
      const weight = this.#weight(group, other);
      if (weight <= 0) continue;
      found = other;
      if (wanted < weight) break;
      wanted -= weight;
    }
    return this.#urns[found]![random.below(this.#counts[found]!)]!;
  }

  #weight(group: number, other: number): number {
    return this.#counts[other]! * (group === other ? this.#own : this.#other);
  }
}
