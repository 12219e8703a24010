import type { RuleModel } from '../minds/mind.ts';
import { algorithmicBias } from './algorithmic-bias.ts';
import { algorithmicBiasMedia } from './algorithmic-bias-media.ts';
import { attractionRepulsion } from './attraction-repulsion.ts';
import { deffuantWeisbuch } from './deffuant-weisbuch.ts';
import { degroot } from './degroot.ts';
import { friedkinJohnsen } from './friedkin-johnsen.ts';
import { hegselmannKrause } from './hegselmann-krause.ts';
import { lorenz } from './lorenz.ts';
import { majorityRule } from './majority-rule.ts';
import { qVoter } from './q-voter.ts';
import { relativeAgreement } from './relative-agreement.ts';
import { socialJudgement } from './social-judgement.ts';
import { sznajd } from './sznajd.ts';
import { valueDynamics } from './value-dynamics.ts';
import { voter } from './voter.ts';
import { weightedBoundedConfidence } from './weighted-bounded-confidence.ts';

/** Scenario name -> opinion model. */
export const opinionModels = {
  'algorithmic-bias': algorithmicBias,
  'algorithmic-bias-media': algorithmicBiasMedia,
  'attraction-repulsion': attractionRepulsion,
  'deffuant-weisbuch': deffuantWeisbuch,
  degroot,
  'friedkin-johnsen': friedkinJohnsen,
  'hegselmann-krause': hegselmannKrause,
  lorenz,
  'majority-rule': majorityRule,
  'q-voter': qVoter,
  'relative-agreement': relativeAgreement,
  'social-judgement': socialJudgement,
  sznajd,
  'value-dynamics': valueDynamics,
  voter,
  'weighted-bounded-confidence': weightedBoundedConfidence,
} satisfies Record<string, RuleModel>;
