export { createMinds, modelledTopics } from './create-minds.ts';
export { Decisions, type Mind, type MindScope, type RuleModel } from './mind.ts';
export { ruleModels } from './rule-models.ts';
