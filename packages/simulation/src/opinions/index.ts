import type { RuleModel } from '../minds/mind.ts';
import { hegselmannKrause } from './hegselmann-krause.ts';

/** Scenario name -> opinion model. */
export const opinionModels = {
  'hegselmann-krause': hegselmannKrause,
} satisfies Record<string, RuleModel>;
