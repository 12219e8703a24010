import { randomStream, type SocialNetwork } from '@hearsay/simulation';
import graphology from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { sampleAgents, sampleTies, tiesAmong } from './network-sample.ts';
import type { NetworkPicture } from './report-data.ts';

export interface LayoutOptions {
  /** Agents shown at most. Default 1,500. */
  readonly agents?: number;
  /** Ties drawn at most. Default 6,000. */
  readonly ties?: number;
  /** Steps of the layout; more is slower and tidier. Default 220. */
  readonly iterations?: number;
}

/** Share of nodes that define the picture's size; those farther out are drawn in towards it. */
const CORE = 0.97;
/** Ties that the layout feels, for each one drawn: more than are seen, so that thinning does not blur communities. */
const FELT = 2;

/**
 * A picture of a network: all agents, or a sample by random walks with fly-back (see `sampleAgents`) if there are more
 * than `options.agents`; laid out with ForceAtlas2 (Jacomy, Venturini, Heymann, Bastian 2014, "ForceAtlas2, a
 * continuous graph layout algorithm"), from a start that already has neighbours near each other. The same network and
 * seed give the same picture.
 */
export function layoutNetwork(
  network: SocialNetwork,
  seed: number,
  options: LayoutOptions = {},
): Omit<NetworkPicture, 'moments'> {
  const { agents: mostAgents = 1_500, ties: mostTies = 6_000, iterations = 220 } = options;
  const agents = sampleAgents(network, seed, mostAgents);
  const all = tiesAmong(network, agents);
  const felt = sampleTies(all, agents.length, seed, mostTies * FELT);
  const { x, y } = forces(felt, startPlaces(felt, agents.length, seed), iterations);
  normalise(x, y, felt);
  return {
    sampled: agents.length < network.size,
    agents,
    x,
    y,
    ties: sampleTies(all, agents.length, seed, mostTies),
  };
}

interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/**
 * Two random vectors, smoothed over the ties until only what varies slowly over the network is left, the second one
 * without the first: near the plane of the two leading eigenvectors (Koren 2005, "Drawing graphs by eigenvectors"), a
 * start from which the forces need few steps and do not get caught in knots.
 */
function startPlaces(ties: Int32Array, nodes: number, seed: number): Places {
  const random = randomStream(seed, 'report/layout');
  const noise = () => Float64Array.from({ length: nodes }, () => random.normal());
  const [first, second] = [noise(), noise()];
  const degree = new Float64Array(nodes);
  for (const node of ties) degree[node]!++;
  for (let round = 0; round < 60; round++) {
    smooth(first, ties, degree);
    smooth(second, ties, degree);
    const overlap = dot(first, second, degree) / (dot(first, first, degree) || 1);
    for (let node = 0; node < nodes; node++) second[node]! -= overlap * first[node]!;
  }
  const jitter = noise();
  const scale = (vector: Float64Array) =>
    Float32Array.from(vector, (value, node) => 100 * value + 2 * jitter[(node * 7 + 1) % nodes]!);
  return { x: scale(unit(first)), y: scale(unit(second)) };
}

/** Half of the way towards the mean of the neighbours, then without the constant part. */
function smooth(vector: Float64Array, ties: Int32Array, degree: Float64Array): void {
  const sums = new Float64Array(vector.length);
  for (let place = 0; place < ties.length; place += 2) {
    sums[ties[place]!]! += vector[ties[place + 1]!]!;
    sums[ties[place + 1]!]! += vector[ties[place]!]!;
  }
  let total = 0;
  let mass = 0;
  for (let node = 0; node < vector.length; node++) {
    if (degree[node]! > 0) vector[node] = (vector[node]! + sums[node]! / degree[node]!) / 2;
    total += vector[node]! * degree[node]!;
    mass += degree[node]!;
  }
  const mean = mass > 0 ? total / mass : 0;
  for (let node = 0; node < vector.length; node++) vector[node]! -= mean;
}

function dot(a: Float64Array, b: Float64Array, weight: Float64Array): number {
  let sum = 0;
  for (let node = 0; node < a.length; node++) sum += a[node]! * b[node]! * weight[node]!;
  return sum;
}

/** Scaled to a root mean square of 1. */
function unit(vector: Float64Array): Float64Array {
  const mean = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0) / vector.length);
  return mean > 0 ? vector.map((value) => value / mean) : vector;
}

function forces(ties: Int32Array, start: Places, iterations: number): Places {
  const nodes = start.x.length;
  if (nodes < 2) return start;
  const graph = new graphology.UndirectedGraph({ multi: false, allowSelfLoops: false });
  for (let node = 0; node < nodes; node++)
    graph.addNode(String(node), { x: start.x[node]!, y: start.y[node]! });
  for (let place = 0; place < ties.length; place += 2) {
    graph.addEdge(String(ties[place]!), String(ties[place + 1]!));
  }
  const settings = {
    barnesHutOptimize: nodes > 400,
    barnesHutTheta: 1.2,
    // Gravity that grows with distance keeps components together; this weak, it does not press communities flat.
    strongGravityMode: true,
    gravity: 0.05,
    scalingRatio: 20,
    slowDown: 2,
  };
  const places = forceAtlas2(graph, { iterations, settings });
  const x = new Float32Array(nodes);
  const y = new Float32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    const place = places[String(node)]!;
    x[node] = Number.isFinite(place.x) ? place.x : 0;
    y[node] = Number.isFinite(place.y) ? place.y : 0;
  }
  return { x, y };
}

/**
 * Into [0, 1], same scale both ways, around the median. The core is what has ties; nodes beyond its radius come in
 * to a rim around it, in order of distance, so that a few far ones do not make the rest small.
 */
function normalise(x: Float32Array, y: Float32Array, ties: Int32Array): void {
  const nodes = x.length;
  const tied = new Set(ties);
  const inCore = (_: number, node: number) => tied.size === 0 || tied.has(node);
  const middle = { x: quantile(x.filter(inCore), 0.5), y: quantile(y.filter(inCore), 0.5) };
  const radius = Float32Array.from(x, (_, node) => Math.hypot(x[node]! - middle.x, y[node]! - middle.y));
  const core = quantile(radius.filter(inCore), CORE) || quantile(radius, 1) || 1;
  let [left, right, top, bottom] = [0, 0, 0, 0];
  for (let node = 0; node < nodes; node++) {
    const far = radius[node]! / core;
    const factor = far > 1 ? (1 + 0.12 * (1 - 1 / far)) / far : 1;
    x[node] = ((x[node]! - middle.x) / core) * factor;
    y[node] = ((y[node]! - middle.y) / core) * factor;
    left = Math.min(left, x[node]!);
    right = Math.max(right, x[node]!);
    top = Math.min(top, y[node]!);
    bottom = Math.max(bottom, y[node]!);
  }
  const side = Math.max(right - left, bottom - top) || 1;
  const clamp = (value: number) => Math.max(0, Math.min(1, value));
  for (let node = 0; node < nodes; node++) {
    x[node] = clamp(0.5 + (x[node]! - (left + right) / 2) / side);
    y[node] = clamp(0.5 + (y[node]! - (top + bottom) / 2) / side);
  }
}

function quantile(values: Float32Array, share: number): number {
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
