import { factChecker } from './fact-checker.ts';
import type { InterventionKind } from './intervention.ts';
import { officialRefutation } from './official-refutation.ts';
import { suspension } from './suspension.ts';

/** Scenario name -> intervention. */
export const interventions = {
  'fact-checker': factChecker,
  'official-refutation': officialRefutation,
  suspension,
} satisfies Record<string, InterventionKind>;

export type { PlannedIntervention } from './intervention.ts';
export { isDue } from './when.ts';
