import { NONE } from '../events.ts';
import type { BeliefDecisions } from '../minds/mind.ts';

/** Decides that an agent changes because of another agent, whose last event is the cause. */
export function changeBy(
  decided: BeliefDecisions,
  agent: number,
  next: number,
  source: number,
  event: Float64Array,
): void {
  decided.state[agent] = next;
  decided.source[agent] = source;
  decided.cause[agent] = event[source]!;
}

/** Decides that an agent changes by itself (recovery, forgetting): nobody and no event is behind it. */
export function changeAlone(decided: BeliefDecisions, agent: number, next: number): void {
  decided.state[agent] = next;
  // Written although absent: decisions keep the source and cause of the agent's last change.
  decided.source[agent] = NONE;
  decided.cause[agent] = NONE;
}
