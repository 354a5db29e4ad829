import type { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceView } from "./ResourceView.js";
import type { SettingsOf } from "./Setting.js";
import type { Verdict } from "./Verdict.js";

export type Severity = "low" | "medium" | "high" | "critical";

/** A resource in an example: the type, its inputs, and what its properties refer to by name. */
export interface ExampleResource {
  readonly type: string;
  readonly name: string;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  readonly refersTo?: Readonly<Record<string, string | readonly string[]>>;
  readonly protect?: boolean;
}

/** The resources of a small stack; the first is the one that the rule judges. */
export type Example = readonly ExampleResource[];

interface RuleRecord<Settings extends object> {
  /** Kebab-case, unique: the policy's name and the finding's prefix. */
  readonly id: string;
  /** The state that is wanted, as a sentence without a full stop. */
  readonly title: string;
  readonly severity: Severity;
  /** The threat, without a full stop. */
  readonly why: string;
  /** What to write instead, without a full stop. */
  readonly fix: string;
  /** The document of AWS or NIST that says more. */
  readonly url: string;
  /** Ids of the control catalogue. */
  readonly controls: readonly string[];
  /** Pulumi types that the rule judges; a `*` at the end stands for any continuation. */
  readonly types: readonly string[];
  /** What a pack's configuration may change. */
  readonly settings?: SettingsOf<Settings>;
  /** Serve as tests and as documentation. `others`: more violations worth a test, by what is wrong in each. */
  readonly examples: {
    readonly good: Example;
    readonly bad: Example;
    readonly others?: Readonly<Record<string, Example>>;
  };
}

/** A rule that one resource alone decides. It can stop a resource before it is created. */
export interface ResourceRule<Settings extends object = object> extends RuleRecord<Settings> {
  readonly scope: "resource";
  // Methods, not function properties, so that rules with settings of their own fit into one list.
  evaluate(resource: ResourceView, settings: Settings): Verdict;
  /**
   * The inputs mended, or undefined where there is nothing to mend. Used only where a pack's configuration sets the
   * rule's enforcement level to "remediate". Must be idempotent, and its result must comply.
   */
  remediate?(resource: ResourceView, settings: Settings): Readonly<Record<string, unknown>> | undefined;
}

/** A rule about a resource and those that refer to it. It runs after all registrations. */
export interface RelationRule<Settings extends object = object> extends RuleRecord<Settings> {
  readonly scope: "stack";
  /** Name of the exception under which a component's Waiver excuses a violation. */
  readonly waivedBy?: string;
  evaluate(resource: ResourceView, graph: ResourceGraph, settings: Settings): Verdict;
}

export type Rule = ResourceRule | RelationRule;
