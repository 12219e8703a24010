import type { RuleModel } from '../minds/mind.ts';
import { sir } from './sir.ts';

/** Scenario name -> contagion model. */
export const contagionModels = {
  sir,
} satisfies Record<string, RuleModel>;
