import type { RuleModel } from '../minds/mind.ts';
import { competingClaims } from './competing-claims.ts';
import { complexContagion } from './complex-contagion.ts';
import { daleyKendall } from './daley-kendall.ts';
import { independentCascade } from './independent-cascade.ts';
import { linearThreshold } from './linear-threshold.ts';
import { makiThompson } from './maki-thompson.ts';
import { seir } from './seir.ts';
import { seiz } from './seiz.ts';
import { si } from './si.ts';
import { sir } from './sir.ts';
import { sis } from './sis.ts';
import { wattsThreshold } from './watts-threshold.ts';

/** Scenario name -> contagion model. */
export const contagionModels = {
  'competing-claims': competingClaims,
  'complex-contagion': complexContagion,
  'daley-kendall': daleyKendall,
  'independent-cascade': independentCascade,
  'linear-threshold': linearThreshold,
  'maki-thompson': makiThompson,
  seir,
  seiz,
  si,
  sir,
  sis,
  'watts-threshold': wattsThreshold,
} satisfies Record<string, RuleModel>;
