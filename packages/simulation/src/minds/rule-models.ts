import { contagionModels } from '../contagion/index.ts';
import { opinionModels } from '../opinions/index.ts';
import { fakeNewsBelief } from './fake-news-belief.ts';
import type { RuleModel } from './mind.ts';

/** Scenario name -> rule that decides: minds of their own, opinion models and contagion models. */
export const ruleModels = {
  ...contagionModels,
  ...opinionModels,
  'fake-news-belief': fakeNewsBelief,
} satisfies Record<string, RuleModel>;
