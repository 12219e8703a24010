import { BELIEVER } from '../events.ts';
import { TickDraws } from '../tick-draws.ts';
import type { BeliefColumns, World } from '../world.ts';
import type { Speakers } from './heard-weight.ts';

/** One claim that a model decides about, and the model's draws for it: claims spread independently of each other. */
export interface ClaimDraws {
  readonly belief: BeliefColumns;
  readonly believers: Speakers;
  readonly draws: TickDraws;
}

/** @param model the model's scenario name: the purpose of its draws */
export function claimDraws(model: string, world: World, claims: readonly BeliefColumns[]): ClaimDraws[] {
  return claims.map((belief) => ({
    belief,
    believers: { state: belief.state, said: BELIEVER },
    draws: new TickDraws(world.scenario.seed, `${model}/${belief.claim.id}`),
  }));
}
