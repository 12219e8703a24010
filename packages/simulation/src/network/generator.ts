import type { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { RandomSource } from '../random.ts';
import type { SocialNetwork } from './social-network.ts';

/** A way to make a network: one file each in this folder, one line each in `index.ts`. */
export interface NetworkGenerator {
  /** One sentence: what kind of network it makes. */
  readonly summary: string;
  /** Paper (authors, year, title) that defines it. */
  readonly source: string;
  /** The fields that a scenario may set, each described with its unit, range and default. */
  readonly parameters: z.ZodObject;
  /** Problems that depend on the number of agents, e.g. a degree larger than the population. Paths are field names. */
  check(parameters: unknown, size: number): Problem[];
  /** Deterministic: the same parameters, size and stream give the same network. */
  generate(parameters: unknown, size: number, random: RandomSource): SocialNetwork;
}

interface GeneratorSpec<Schema extends z.ZodObject> {
  readonly summary: string;
  readonly source: string;
  readonly parameters: Schema;
  check?(parameters: z.output<Schema>, size: number): Problem[];
  generate(parameters: z.output<Schema>, size: number, random: RandomSource): SocialNetwork;
}

/** Binds a generator's functions to its own parameter schema, so that the table can hold them side by side. */
export function defineGenerator<Schema extends z.ZodObject>(spec: GeneratorSpec<Schema>): NetworkGenerator {
  return {
    summary: spec.summary,
    source: spec.source,
    parameters: spec.parameters,
    check: (parameters, size) => spec.check?.(spec.parameters.parse(parameters), size) ?? [],
    generate: (parameters, size, random) => spec.generate(spec.parameters.parse(parameters), size, random),
  };
}
