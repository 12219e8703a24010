import type { contagionModels } from '../../src/contagion/index.ts';

export interface Case {
  /** Parameters under which much happens. */
  readonly busy: string;
  /** Parameters under which chance plays no part; absent: there are none. */
  readonly sure?: string;
  /** The arrows between states that the model's header documents. */
  readonly arrows: readonly string[];
  /** Arrows to `believer` that may have no cause. */
  readonly causeless?: readonly string[];
}

const ADOPTION = ['susceptible>believer'];
const RECOVERY = [...ADOPTION, 'believer>recovered'];

/** What the conformance suite knows of each model. */
export const cases = {
  'competing-claims': {
    busy: 'probability: 0.3, switching: 0.5, ties: equal',
    sure: 'probability: 1',
    arrows: [...RECOVERY, 'recovered>believer'],
  },
  'complex-contagion': { busy: 'sources: 2, adoption: 0.5', sure: 'sources: 2', arrows: ADOPTION },
  'daley-kendall': { busy: 'spread: 0.9, stifle: 0.7', arrows: RECOVERY },
  'independent-cascade': { busy: 'probability: 0.3', sure: 'probability: 1', arrows: ADOPTION },
  'linear-threshold': { busy: '', sure: 'threshold: 0.3', arrows: ADOPTION },
  'maki-thompson': { busy: 'spread: 0.9, stifle: 0.7', arrows: RECOVERY },
  seir: {
    busy: 'beta: 0.2, sigma: 0.4, gamma: 0.2',
    sure: 'beta: 1, sigma: 1, gamma: 1',
    arrows: ['susceptible>exposed', 'exposed>believer', 'believer>recovered'],
  },
  seiz: {
    busy: 'sceptics: 0.1',
    sure: 'beta: 1, b: 0, p: 1, sceptics: 0',
    arrows: [...ADOPTION, 'susceptible>exposed', 'susceptible>sceptic', 'exposed>believer'],
    causeless: ['exposed>believer'],
  },
  si: { busy: 'beta: 0.1', sure: 'beta: 1', arrows: ADOPTION },
  sir: { busy: 'beta: 0.2, gamma: 0.2', sure: 'beta: 1, gamma: 1', arrows: RECOVERY },
  sis: {
    busy: 'beta: 0.2, gamma: 0.2',
    sure: 'beta: 1, gamma: 1',
    arrows: [...ADOPTION, 'believer>susceptible'],
  },
  'watts-threshold': {
    busy: 'phi: {distribution: normal, mean: 0.25, sd: 0.1}',
    sure: 'phi: 0.25',
    arrows: ADOPTION,
  },
} satisfies Record<keyof typeof contagionModels, Case>;
