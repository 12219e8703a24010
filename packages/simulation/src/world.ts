import { ColumnStore } from './columns.ts';
import { NONE } from './events.ts';
import type { SocialNetwork } from './network/social-network.ts';
import type { Population } from './population/population.ts';
import { assignRoles } from './population/roles.ts';
import { rewirings } from './rewiring/index.ts';
import { mutableNetwork } from './rewiring/mutable-network.ts';
import { chosen } from './scenario/by-name.ts';
import type { ClaimSpec, Scenario } from './scenario/schema.ts';
import { topicIdsOf } from './scenario/topic-ids.ts';

/** State of all agents about one claim; every array has one element an agent. */
export interface BeliefColumns {
  readonly claim: ClaimSpec;
  /** Place of the claim in the scenario. */
  readonly index: number;
  /** Place of its topic in `World.topics`. */
  readonly topic: number;
  /** Belief state, see BELIEF_STATES. */
  readonly state: Uint8Array;
  /** Id of the event that last changed the state; NONE if none did. What the agent says has this cause. */
  readonly event: Float64Array;
  /** How many times the agent was the cause of another's belief. */
  readonly convinced: Int32Array;
  /** Tick in which the state last changed; 0 if it never did. */
  readonly since: Int32Array;
  /** Effect of refutations still at work, >= 0, in logits. */
  readonly refutation: Float32Array;
  /** Id of the intervention event that last refuted the claim before the agent; NONE if none did. */
  readonly refutationEvent: Float64Array;
}

export interface Topic {
  readonly id: string;
  /** Opinion of every agent in [-1, 1]. */
  readonly opinion: Float32Array;
}

/** Everything that a simulation knows: what never changes, and the columns that ticks change. */
export interface World {
  readonly scenario: Scenario;
  readonly size: number;
  /** Who follows whom now; where the scenario rewires, its targets and weights are columns, see `mutableNetwork`. */
  readonly network: SocialNetwork;
  readonly population: Population;
  readonly columns: ColumnStore;
  readonly beliefs: readonly BeliefColumns[];
  readonly topics: readonly Topic[];
  /** First day on which the agent is heard again; 0 if not suspended, FOREVER if suspended for ever. */
  readonly suspendedUntil: Int32Array;
  /** 1 for agents whose beliefs and opinions nothing changes (stubborn agents, bots, officials, media), else 0. */
  readonly fixed: Uint8Array;
  /** Role of every agent: 0 none, otherwise 1 + place in ROLES. */
  readonly roles: Uint8Array;
  /** The entry of `population.roles` behind an agent's role, -1 for none; empty if the scenario has no roles. */
  readonly roleEntry: Int32Array;
}

/** Later than any day of a scenario. */
export const FOREVER = 0x7fffffff;

/** Makes the columns of a world, all agents susceptible and of opinion 0; `startPopulation` fills them in. */
export function createWorld(scenario: Scenario, network: SocialNetwork, population: Population): World {
  const size = network.size;
  const columns = new ColumnStore();
  const topicIds = topicIdsOf(scenario);
  const roles = rolesOf(scenario, network, population, columns);
  return {
    scenario,
    size,
    network: networkOf(scenario, network, columns),
    population,
    columns,
    topics: topicIds.map((id) => ({ id, opinion: columns.define(`opinion/${id}`, 'f32', size) })),
    beliefs: scenario.claims.map((claim, index) => ({
      claim,
      index,
      topic: topicIds.indexOf(claim.topic),
      state: columns.define(`belief/${claim.id}`, 'u8', size),
      event: columns.define(`belief-event/${claim.id}`, 'f64', size, NONE),
      since: columns.define(`since/${claim.id}`, 'i32', size),
      convinced: columns.define(`convinced/${claim.id}`, 'i32', size),
      refutation: columns.define(`refutation/${claim.id}`, 'f32', size),
      refutationEvent: columns.define(`refutation-event/${claim.id}`, 'f64', size, NONE),
    })),
    suspendedUntil: columns.define('suspended-until', 'i32', size),
    ...roles,
  };
}

/** Roles are saved with the state, so that a resume needs not choose the same agents again. */
function rolesOf(
  scenario: Scenario,
  network: SocialNetwork,
  population: Population,
  columns: ColumnStore,
): Pick<World, 'fixed' | 'roles' | 'roleEntry'> {
  const { size } = network;
  const specs = scenario.population.roles;
  if (specs.length === 0) {
    return { fixed: new Uint8Array(size), roles: new Uint8Array(size), roleEntry: new Int32Array(0) };
  }
  const roles = columns.define('roles', 'u8', size);
  const fixed = columns.define('fixed', 'u8', size);
  const roleEntry = assignRoles({ seed: scenario.seed, population, network }, specs, roles);
  for (let agent = 0; agent < size; agent++) if (roles[agent] !== 0) fixed[agent] = 1;
  return { fixed, roles, roleEntry };
}

function networkOf(scenario: Scenario, network: SocialNetwork, columns: ColumnStore): SocialNetwork {
  if (scenario.rewiring.length === 0) return network;
  const weighted = scenario.rewiring.some((spec) => chosen('kind', rewirings, spec).entry.weighted);
  return mutableNetwork(columns, network, weighted);
}
