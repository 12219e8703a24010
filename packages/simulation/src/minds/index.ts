import { fakeNewsBelief } from './fake-news-belief.ts';
import type { RuleModel } from './mind.ts';

/** Scenario name -> rule that decides. */
export const ruleModels = {
  'fake-news-belief': fakeNewsBelief,
} satisfies Record<string, RuleModel>;

export { Decisions, type Mind } from './mind.ts';
