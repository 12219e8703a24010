import { z } from 'zod';

/** A probability with its default. */
export function probability(value: number, description: string) {
  return z.number().min(0).max(1).default(value).describe(`${description}, in [0, 1].`);
}

/** Chance of transmission: the infection rate of every compartment model on a network. */
export const beta = probability(0.1, 'Chance of transmission for each believer heard in a tick');
export const gamma = probability(0.1, 'Chance of recovery in a tick');
