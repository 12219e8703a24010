import { BELIEF_STATES, BELIEVER, EXPOSED, RECOVERED, SCEPTIC, SUSCEPTIBLE } from '../events.ts';

export interface BeliefCounts {
  readonly susceptible: number;
  readonly exposed: number;
  readonly believers: number;
  readonly recovered: number;
  readonly sceptics: number;
}

/** How many agents are in each belief state; `state` has one element an agent. */
export function countBeliefs(state: Uint8Array): BeliefCounts {
  const counts = new Int32Array(BELIEF_STATES.length);
  for (let agent = 0; agent < state.length; agent++) counts[state[agent]!]!++;
  return {
    susceptible: counts[SUSCEPTIBLE]!,
    exposed: counts[EXPOSED]!,
    believers: counts[BELIEVER]!,
    recovered: counts[RECOVERED]!,
    sceptics: counts[SCEPTIC]!,
  };
}
