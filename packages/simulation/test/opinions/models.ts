import fc from 'fast-check';
import { opinionModels } from '../../src/opinions/index.ts';
import type { Form, ModelName } from './help.ts';

/** What the conformance suite needs to know about a model. */
export interface Case {
  /** Any parameters that the model accepts. */
  readonly parameters: fc.Arbitrary<Record<string, unknown>>;
  /** Whether nothing is drawn when agents hear all their neighbours together. */
  readonly deterministic?: true;
  /** Whether agents without ties are moved too (by media). */
  readonly reachesIsolated?: true;
  /** Parameters under which consensus is at rest, where it is not always. */
  readonly forConsensus?: Readonly<Record<string, unknown>>;
  /** Parameters that make the most of the model's own state columns. */
  readonly forRestore?: Readonly<Record<string, unknown>>;
  /** Single parameters that must be refused. */
  readonly refused: readonly Readonly<Record<string, unknown>>[];
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const epsilon = real(0, 2);
const share = real(0, 1);
const mu = real(1e-3, 0.5);
const bias = { epsilon, mu, gamma: real(0, 5) };
const threshold = [{ epsilon: -0.1 }, { epsilon: 2.1 }];

/** Everything about every model of the table. */
export const CASES: Record<ModelName, Case> = {
  'algorithmic-bias': {
    parameters: fc.record(bias),
    refused: [...threshold, { gamma: -1 }, { mu: 0.6 }, { mu: 0 }],
  },
  'algorithmic-bias-media': {
    parameters: fc.record({
      ...bias,
      media: fc.array(real(-1, 1), { minLength: 1, maxLength: 4 }),
      mediaProbability: share,
      gammaMedia: real(0, 5),
    }),
    reachesIsolated: true,
    forConsensus: { mediaProbability: 0 },
    refused: [{ media: [] }, { media: [1.5] }, { mediaProbability: 1.1 }, { gammaMedia: -1 }],
  },
  'attraction-repulsion': {
    parameters: fc.record({ tolerance: epsilon, responsiveness: share, exposure: real(0.01, 10) }),
    refused: [{ tolerance: 3 }, { responsiveness: 2 }, { exposure: 0 }],
  },
  'deffuant-weisbuch': { parameters: fc.record({ epsilon, mu }), refused: [...threshold, { mu: 0.7 }] },
  degroot: {
    parameters: fc.record({ selfWeight: share }),
    deterministic: true,
    refused: [{ selfWeight: 2 }],
  },
  'friedkin-johnsen': {
    parameters: fc.record({
      susceptibility: fc.oneof(share, fc.record({ mean: share, sd: share })),
      selfWeight: share,
    }),
    refused: [{ susceptibility: 1.2 }, { susceptibility: { mean: 2, sd: 0.1 } }, { selfWeight: -1 }],
  },
  'hegselmann-krause': { parameters: fc.record({ epsilon }), deterministic: true, refused: threshold },
  lorenz: {
    parameters: fc.record({ alpha: share, theta: share, lambda: real(0.01, 10), k: real(0.1, 10) }),
    deterministic: true,
    forConsensus: { theta: 1 },
    refused: [{ alpha: 2 }, { theta: -1 }, { lambda: 0 }, { k: 0 }],
  },
  'majority-rule': {
    parameters: fc.record({
      groupSize: fc.integer({ min: 2, max: 9 }),
      ties: fc.constantFrom('keep', 'negative', 'positive'),
    }),
    refused: [{ groupSize: 1 }, { groupSize: 2.5 }, { ties: 'coin' }],
  },
  'q-voter': {
    parameters: fc.record({ q: fc.integer({ min: 1, max: 6 }), epsilon: share }),
    refused: [{ q: 0 }, { epsilon: 1.1 }],
  },
  'relative-agreement': {
    parameters: fc.record({
      mu,
      uncertainty: real(0.01, 2),
      extremists: share,
      extremistUncertainty: real(0.01, 2),
      bias: real(-1, 1),
    }),
    forRestore: { uncertainty: 1.2, extremists: 0.2 },
    refused: [{ uncertainty: 0 }, { extremists: 2 }, { bias: -2 }, { mu: 1 }],
  },
  'social-judgement': {
    parameters: fc.record({ acceptance: share, rejection: real(1, 2), mu }),
    refused: [{ acceptance: 3 }, { rejection: 0.1 }, { mu: 0 }],
  },
  sznajd: { parameters: fc.constant({}), refused: [{ epsilon: 1 }] },
  'value-dynamics': {
    parameters: fc.record({ epsilon, mu: share, epsilonOf: fc.record({ 'topic-0': epsilon }) }),
    deterministic: true,
    refused: [...threshold, { mu: 2 }, { muOf: { 'topic-0': 2 } }, { epsilonOf: { power: 0.2 } }],
  },
  voter: { parameters: fc.constant({}), refused: [{ noise: 0.1 }] },
  'weighted-bounded-confidence': {
    parameters: fc.record({ epsilon, alpha: share }),
    deterministic: true,
    refused: [...threshold, { alpha: 2 }],
  },
};

export interface Variant {
  readonly model: ModelName;
  readonly form: Form;
  readonly update: 'synchronous' | 'asynchronous';
}

/** Every model in every form and order of update that it knows. */
export function variants(): Variant[] {
  const all: Variant[] = [];
  let model: ModelName;
  for (model in opinionModels) {
    for (const form of opinionModels[model].forms) {
      all.push({ model, form, update: 'synchronous' });
      if (form === 'heard') all.push({ model, form, update: 'asynchronous' });
    }
  }
  return all;
}

/** Every model with every single parameter that it must refuse. */
export function refusals(): { model: ModelName; bad: Readonly<Record<string, unknown>> }[] {
  const all: { model: ModelName; bad: Readonly<Record<string, unknown>> }[] = [];
  let model: ModelName;
  for (model in CASES) for (const bad of CASES[model].refused) all.push({ model, bad });
  return all;
}
