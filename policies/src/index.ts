export { appliesTo } from "./engine/appliesTo.js";
export { type Judgement, judge } from "./engine/judge.js";
export { ResourceGraph } from "./engine/ResourceGraph.js";
export type { ResourceView } from "./engine/ResourceView.js";
export type { ExampleResource, RelationRule, ResourceRule, Rule, Severity } from "./engine/Rule.js";
export { compliant, type Finding, type Verdict, verdictOf, violation } from "./engine/Verdict.js";
export { policyPackFor } from "./packs/policyPackFor.js";
export { allRules } from "./rules/index.js";
