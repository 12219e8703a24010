import type { ColumnStore } from '../columns.ts';
import { SocialNetwork } from '../network/social-network.ts';

/**
 * A copy of a network whose targets (and weights) are state columns: rules of rewiring change them, and they are saved and
 * restored with the rest. Row lengths never change, so the offsets are shared.
 *
 * @param weighted whether the copy has weights even if the network has none (1 each)
 */
export function mutableNetwork(
  columns: ColumnStore,
  network: SocialNetwork,
  weighted: boolean,
): SocialNetwork {
  const { offsets, edgeCount } = network;
  const targets = columns.define('network/targets', 'i32', edgeCount);
  targets.set(network.targets);
  if (!network.weights && !weighted) return new SocialNetwork(offsets, targets);
  const weights = columns.define('network/weights', 'f32', edgeCount, 1);
  if (network.weights) weights.set(network.weights);
  return new SocialNetwork(offsets, targets, weights);
}

/**
 * Puts `newcomer` in the place of the followee at `place` of an agent's row, and moves it to where the row stays sorted; the
 * tie keeps its weight.
 */
export function replaceFollowee(
  { offsets, targets, weights }: SocialNetwork,
  agent: number,
  place: number,
  newcomer: number,
): void {
  const weight = weights?.[place] ?? 1;
  let slot = place;
  for (; slot > offsets[agent]! && targets[slot - 1]! > newcomer; slot--) move(slot - 1, slot);
  for (; slot + 1 < offsets[agent + 1]! && targets[slot + 1]! < newcomer; slot++) move(slot + 1, slot);
  targets[slot] = newcomer;
  if (weights) weights[slot] = weight;

  function move(from: number, to: number): void {
    targets[to] = targets[from]!;
    if (weights) weights[to] = weights[from]!;
  }
}
