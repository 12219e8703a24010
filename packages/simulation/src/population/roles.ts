import type { World } from '../world.ts';
import type { RoleSpec } from './schema.ts';
import { type SelectionBase, selectAgents } from './select-agents.ts';

/**
 * Kinds of agents whose beliefs and opinions never change. Stubborn agents are people (the zealots of Mobilia 2003, "Does
 * a single zealot affect an infinite group of voters?"; the stubborn agents of Acemoglu et al. 2013, "Opinion fluctuations and
 * disagreement in social networks"); bots, officials and media are accounts that speak and are heard like everybody.
 */
export const ROLES = ['stubborn', 'bot', 'official', 'media'] as const;
export type Role = (typeof ROLES)[number];

/** In a column of roles: an agent without one. Others are 1 + their place in ROLES. */
export const NO_ROLE = 0;
export const STUBBORN = 1;

/**
 * Fills the column of roles: entry after entry, each from the agents that have no role yet, so that each has as many
 * as it says. An agent that two entries name keeps the first role. Returns the entry (from 0) behind every role, -1 for none.
 */
export function assignRoles(base: SelectionBase, specs: readonly RoleSpec[], roles: Uint8Array): Int32Array {
  const entryOf = new Int32Array(roles.length).fill(-1);
  for (const [entry, spec] of specs.entries()) {
    const code = ROLES.indexOf(spec.role) + 1;
    const free = (agent: number) => roles[agent] === NO_ROLE;
    for (const agent of selectAgents(base, spec, `roles/${entry}`, free)) {
      if (!free(agent)) continue;
      roles[agent] = code;
      entryOf[agent] = entry;
    }
  }
  return entryOf;
}

/** Whether an agent stands for a person. Accounts only speak: they believe what their role says, and keep their follows. */
export function isPerson(world: Pick<World, 'roles'>, agent: number): boolean {
  const role = world.roles[agent]!;
  return role === NO_ROLE || role === STUBBORN;
}
