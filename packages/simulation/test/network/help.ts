import { expect } from 'vitest';
import type { Problem } from '../../src/errors.ts';
import { InputError } from '../../src/errors.ts';
import { generators, networkFormats } from '../../src/network/index.ts';
import type { LoadedNetwork } from '../../src/network/network-file.ts';
import type { SocialNetwork } from '../../src/network/social-network.ts';
import { randomStream } from '../../src/random.ts';

export function generate(
  name: keyof typeof generators,
  parameters: Record<string, unknown>,
  size: number,
  seed = 1,
): SocialNetwork {
  return generators[name].generate(parameters, size, randomStream(seed, 'network'));
}

/** Follows as text, one `a>b` each, in row order. */
export function follows(network: SocialNetwork): string[] {
  const list: string[] = [];
  for (let agent = 0; agent < network.size; agent++) {
    for (const followee of network.followees(agent)) list.push(`${agent}>${followee}`);
  }
  return list;
}

/** What every SocialNetwork promises. */
export function expectSimple(network: SocialNetwork, size: number): void {
  expect(network.size).toBe(size);
  expect(network.offsets[0]).toBe(0);
  expect(network.offsets[size]).toBe(network.targets.length);
  let faults = 0;
  for (let agent = 0; agent < size; agent++) {
    let previous = -1;
    for (const followee of network.followees(agent)) {
      if (followee <= previous || followee === agent || followee >= size) faults++;
      previous = followee;
    }
  }
  expect(faults).toBe(0);
}

export interface ReadOptions {
  /** Undefined: as the file says. Default: true. */
  directed?: boolean | undefined;
  /** Sizes of the pieces that the bytes are pushed in. */
  pieces?: readonly number[];
}

export function read(
  format: keyof typeof networkFormats,
  content: string | Uint8Array,
  options: ReadOptions = {},
): LoadedNetwork {
  const { pieces = [] } = options;
  const directed = 'directed' in options ? options.directed : true;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const reader = networkFormats[format].open({ file: 'file', directed });
  let at = 0;
  for (const piece of pieces) {
    // A copy, as a stream may use its buffer again.
    const copy = bytes.slice(at, at + piece);
    reader.push(copy);
    copy.fill(0);
    at += piece;
  }
  reader.push(bytes.subarray(at));
  return reader.finish();
}

export function problemsOf(action: () => unknown): readonly Problem[] {
  try {
    action();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error('expected an InputError, but nothing was wrong');
}

/** Degrees of a network whose ties are mutual. */
export function degrees(network: SocialNetwork): number[] {
  return Array.from({ length: network.size }, (_, agent) => network.followeeCount(agent));
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function variance(values: readonly number[]): number {
  const center = mean(values);
  return mean(values.map((value) => (value - center) ** 2));
}

/** Follows by the file's own ids. */
export function named({ network, ids }: LoadedNetwork): string[] {
  return follows(network).map((pair) => pair.replaceAll(/\d+/g, (agent) => ids[Number(agent)] ?? '?'));
}
