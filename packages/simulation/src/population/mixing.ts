import { assortativity } from '../network/assortativity.ts';
import type { SocialNetwork } from '../network/social-network.ts';
import { NUMERIC_ATTRIBUTES, type NumericAttribute } from './attributes-schema.ts';
import type { Population } from './population.ts';
import { numericAttribute } from './select-agents.ts';

/** Assortativity by attribute, in [-1, 1]; what a population has no column of, or no differences in, is left out. */
export type AttributeMixing = Readonly<Partial<Record<NumericAttribute | 'gender', number>>>;

/**
 * Whether agents follow their like, attribute by attribute: Newman's coefficient for numbers (education: its rank), and
 * for genders that for kinds. Plain numbers, fit for JSON.
 */
export function attributeMixing(network: SocialNetwork, population: Population): AttributeMixing {
  const found = NUMERIC_ATTRIBUTES.flatMap((name): [string, number][] => {
    const column = numericAttribute(population, name);
    const value = column && assortativity(network, column);
    return value === undefined ? [] : [[name, value]];
  });
  const gender = population.gender && kindAssortativity(network, population.gender.codes);
  return Object.fromEntries(gender === undefined ? found : [...found, ['gender', gender]]);
}

/**
 * Assortativity by kind (Newman 2003, "Mixing patterns in networks", equation 2): (sum e_cc - sum a_c b_c) / (1 - sum a_c b_c) with the
 * shares e_cc of follows within kind c, a_c of follows from it and b_c of follows to it. 1: everybody follows the own kind only.
 *
 * @param kinds one for each agent, whole numbers from 0 to 255
 * @returns undefined if there are no follows or one kind only
 */
export function kindAssortativity(network: SocialNetwork, kinds: Uint8Array): number | undefined {
  const { size, offsets, targets } = network;
  const from = new Float64Array(256);
  const to = new Float64Array(256);
  let within = 0;
  for (let agent = 0; agent < size; agent++) {
    const kind = kinds[agent]!;
    for (let place = offsets[agent]!; place < offsets[agent + 1]!; place++) {
      const other = kinds[targets[place]!]!;
      from[kind]!++;
      to[other]!++;
      if (other === kind) within++;
    }
  }
  const count = network.edgeCount;
  let expected = 0;
  for (let kind = 0; kind < 256; kind++) expected += (from[kind]! * to[kind]!) / (count * count);
  return count === 0 || expected >= 1 ? undefined : (within / count - expected) / (1 - expected);
}
