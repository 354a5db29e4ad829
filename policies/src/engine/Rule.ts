import type { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceView } from "./ResourceView.js";
import type { Verdict } from "./Verdict.js";

export type Severity = "low" | "medium" | "high" | "critical";

/** A resource in an example: the type, its inputs, and what its properties refer to by name. */
export interface ExampleResource {
  readonly type: string;
  readonly name: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly refersTo?: Readonly<Record<string, string>>;
}

interface RuleRecord {
  /** Kebab-case, unique: the policy's name and the finding's prefix. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** The threat. */
  readonly why: string;
  readonly fix: string;
  readonly url: string;
  /** Ids of the control catalogue. */
  readonly controls: readonly string[];
  /** Pulumi types that the rule judges. */
  readonly types: readonly string[];
  /** Whole stacks that comply and that do not, used as tests and as documentation. The first resource is the one judged. */
  readonly examples: { readonly good: readonly ExampleResource[]; readonly bad: readonly ExampleResource[] };
}

/** A rule that one resource alone decides. It can stop a resource before it is created. */
export interface ResourceRule extends RuleRecord {
  readonly scope: "resource";
  readonly evaluate: (resource: ResourceView) => Verdict;
}

/** A rule about a resource and those that refer to it. It runs after all registrations. */
export interface RelationRule extends RuleRecord {
  readonly scope: "stack";
  /** Name of the exception under which a component's Waiver excuses a violation. */
  readonly waivedBy?: string;
  readonly evaluate: (resource: ResourceView, graph: ResourceGraph) => Verdict;
}

export type Rule = ResourceRule | RelationRule;
