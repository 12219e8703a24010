import { describe, expect, test } from 'vitest';
import { weakComponents } from '../../src/network/components.ts';
import { EdgeList, networkFromEdges } from '../../src/network/edges.ts';
import type { World } from '../../src/world.ts';
import { runAll, scenarioWith, simulationOf } from '../fixtures.ts';

/** The world at the end of a run of bounded confidence on a random network, with rewiring probability w. */
async function deffuant(epsilon: number, w: number, days = 150): Promise<World> {
  const simulation = simulationOf(
    scenarioWith(
      `days=${days}`,
      'claims=[]',
      'topics=[{ id: issue, opinions: { distribution: uniform } }]',
      'population={ size: 800, believers: [] }',
      'network={ generator: erdos-renyi, meanDegree: 6 }',
      'interaction={ kind: pairs }',
      `minds={ model: deffuant-weisbuch, epsilon: ${epsilon} }`,
      `rewiring={ kind: bounded-confidence, epsilon: ${epsilon}, probability: ${w} }`,
    ),
  );
  await runAll(simulation);
  return simulation.world;
}

/** Connected agents of (nearly) one opinion, as in the paper; largest cluster first. */
function clusters({ topics, network, size }: World): number[][] {
  const { opinion } = topics[0]!;
  const edges = new EdgeList();
  for (let agent = 0; agent < size; agent++) {
    for (const other of network.followees(agent))
      if (Math.abs(opinion[other]! - opinion[agent]!) <= 0.02) edges.push(agent, other);
  }
  const { of, count } = weakComponents(networkFromEdges(size, edges, false).network);
  const found: number[][] = Array.from({ length: count }, () => []);
  for (const [agent, cluster] of of.entries()) found[cluster]!.push(agent);
  return found.sort((a, b) => b.length - a.length);
}

function discordantShare({ topics, network, size }: World, epsilon: number): number {
  const { opinion } = topics[0]!;
  let discordant = 0;
  for (let agent = 0; agent < size; agent++) {
    for (const other of network.followees(agent))
      if (Math.abs(opinion[other]! - opinion[agent]!) > epsilon) discordant++;
  }
  return discordant / network.edgeCount;
}

/** The components of the network among some agents, as the clusters (by index) that each holds. */
function componentsAmong({ network, size }: World, groups: readonly (readonly number[])[]): Set<number>[] {
  const groupOf = new Int32Array(size).fill(-1);
  for (const [group, agents] of groups.entries()) for (const agent of agents) groupOf[agent] = group;
  const edges = new EdgeList();
  for (let agent = 0; agent < size; agent++) {
    for (const other of network.followees(agent))
      if (groupOf[agent]! >= 0 && groupOf[other]! >= 0) edges.push(agent, other);
  }
  const { of } = weakComponents(networkFromEdges(size, edges, false).network);
  const held = new Map<number, Set<number>>();
  const members = new Map<number, number>();
  for (let agent = 0; agent < size; agent++) {
    if (groupOf[agent]! < 0) continue;
    const component = of[agent]!;
    held.set(component, (held.get(component) ?? new Set()).add(groupOf[agent]!));
    members.set(component, (members.get(component) ?? 0) + 1);
  }
  return [...held].filter(([component]) => members.get(component)! > 20).map(([, groupsHeld]) => groupsHeld);
}

/**
 * Kozma & Barrat 2008: rewiring "fosters cluster formation by enhancing communication between agents of similar opinion,
 * though it also promotes the division of these clusters".
 */
describe('Kozma & Barrat', () => {
  test('small epsilon: the network falls apart into components of one opinion each', async () => {
    const [fixed, adaptive] = await Promise.all([deffuant(0.25, 0), deffuant(0.25, 0.3, 400)]);
    const large = (world: World) => clusters(world).filter((agents) => agents.length >= 40);
    expect(discordantShare(fixed, 0.25)).toBeGreaterThan(0.4);
    // Stragglers of opinions that hardly anybody shares go on looking for friends.
    expect(discordantShare(adaptive, 0.25)).toBeLessThan(0.05);
    const parts = componentsAmong(adaptive, large(adaptive));
    expect(parts.length).toBe(large(adaptive).length);
    expect(parts.length).toBeGreaterThanOrEqual(3);
    for (const part of parts) expect(part.size).toBe(1);
    // Without rewiring the same network holds all opinions together.
    const whole = componentsAmong(fixed, large(fixed));
    expect(whole.length).toBe(1);
    expect(whole[0]!.size).toBeGreaterThan(1);
  });

  test('agents whom nobody around agrees with find their like: fewer and larger clusters', async () => {
    const [fixed, adaptive] = await Promise.all([deffuant(0.15, 0), deffuant(0.15, 0.3)]);
    expect(clusters(adaptive).length).toBeLessThan(0.5 * clusters(fixed).length);
    expect(clusters(adaptive)[0]!.length).toBeGreaterThan(1.5 * clusters(fixed)[0]!.length);
  });

  test('large epsilon: consensus, rewiring or not', async () => {
    for (const w of [0, 0.3]) expect(clusters(await deffuant(1, w))[0]!.length).toBeGreaterThan(750);
  });
});

/**
 * Holme & Newman 2006 with two opinions (as Vazquez, Eguíluz & San Miguel 2008, "Generic absorbing transition in coevolution
 * dynamics"): agents copy neighbours or rewire to their like. Little rewiring ends in consensus of one large component, much in
 * a component for each opinion, of the sizes that the opinions had at first.
 */
describe('Holme & Newman', () => {
  const copying = async (meetings: number, probability: number, days: number) => {
    const simulation = simulationOf(
      scenarioWith(
        `days=${days}`,
        'claims=[]',
        'topics=[{ id: issue, opinions: { distribution: binary } }]',
        'population={ size: 200, believers: [] }',
        'network={ generator: erdos-renyi, meanDegree: 8 }',
        `interaction={ kind: pairs, meetingsPerAgent: ${meetings} }`,
        'minds={ model: voter }',
        `rewiring={ kind: bounded-confidence, epsilon: 1, probability: ${probability}, to: similar }`,
      ),
    );
    await runAll(simulation);
    const { world } = simulation;
    const plus = world.topics[0]!.opinion.filter((value) => value > 0).length;
    return { minority: Math.min(plus, 200 - plus), discordant: discordantShare(world, 1), world };
  };

  test('rewiring alone: the components are the opinions of day 0', async () => {
    const scenario = scenarioWith(
      'days=120',
      'population={ size: 300, believers: [], opinions: { distribution: binary, share: 0.4 }, roles: [{ role: stubborn, share: 1 }] }',
      'rewiring={ kind: bounded-confidence, epsilon: 1, probability: 0.5, to: similar }',
    );
    const simulation = simulationOf(scenario);
    simulation.start();
    const { world } = simulation;
    const before = world.topics[0]!.opinion.slice();
    while (!simulation.finished) await simulation.nextDay();
    expect(world.topics[0]!.opinion).toEqual(before);
    expect(discordantShare(world, 1)).toBe(0);
    const parts = componentsAmong(world, [
      Array.from(before, (_, agent) => agent).filter((agent) => before[agent]! > 0),
      Array.from(before, (_, agent) => agent).filter((agent) => before[agent]! < 0),
    ]);
    expect(parts.map((part) => part.size)).toEqual([1, 1]);
  });

  test('much rewiring fragments, little leaves one opinion', async () => {
    const much = await copying(0.2, 1, 200);
    expect(much.discordant).toBe(0);
    expect(much.minority).toBeGreaterThan(50);
    const little = await copying(2, 0.02, 1_000);
    expect(little.discordant).toBe(0);
    expect(little.minority).toBeLessThan(10);
  });
});
