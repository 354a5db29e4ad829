import { UnknownValueError } from "@pulumi/policy";
import type { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceView } from "./ResourceView.js";
import { excuses, type ReviewedWaiver } from "./ReviewedWaiver.js";
import type { Rule } from "./Rule.js";
import { settingValues } from "./Setting.js";
import { type Verdict, violation } from "./Verdict.js";
import { isExpired, isWaiver, type Waiver } from "./Waiver.js";

/** A verdict, or a violation that a waiver excuses. */
export type Judgement = Verdict | { readonly kind: "waived"; readonly waiver: Waiver };

/** What a judgement depends on besides the resources. */
export interface Circumstances {
  /** Values of the rule's settings. Default: the rule's. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Default: none. */
  readonly reviewed?: readonly ReviewedWaiver[];
  /** Decides which waivers have expired. Default: the present. */
  readonly now?: Date;
}

/**
 * Asks a rule about a resource. An unknown value that the rule reads makes the answer undetermined, with the property's path as the
 * reason; a rule that throws anything else is a finding of its own, so that a defect in a rule never passes for compliance.
 */
export function judge(
  rule: Rule,
  resource: ResourceView,
  graph: ResourceGraph,
  { settings = {}, reviewed = [], now = new Date() }: Circumstances = {},
): Judgement {
  const verdict = ask(rule, resource, graph, settingValues(rule.settings, settings));
  if (verdict.kind !== "violation") return verdict;
  const waivers = [
    ...reviewed.filter((waiver) => excuses(waiver, rule.id, resource.urn)),
    ...(rule.scope === "stack" && rule.waivedBy !== undefined ? waiversFor(rule.waivedBy, resource, graph) : []),
  ];
  const waiver = waivers.find((candidate) => !isExpired(candidate, now));
  return waiver ? { kind: "waived", waiver } : verdict;
}

function ask(rule: Rule, resource: ResourceView, graph: ResourceGraph, settings: object): Verdict {
  try {
    return rule.scope === "resource" ? rule.evaluate(resource, settings) : rule.evaluate(resource, graph, settings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UnknownValueError) return { kind: "undetermined", reason: message };
    return violation("RuleError", `the rule itself failed: ${message}; please report it as a defect of ${rule.id}`);
  }
}

/** The nearest ancestor's waiver under an exception's name. Exceptions are plain values, so they are known at the first preview. */
function waiversFor(exception: string, resource: ResourceView, graph: ResourceGraph): readonly Waiver[] {
  for (const ancestor of graph.ancestors(resource)) {
    const exceptions = ancestor.inputs.exceptions as Readonly<Record<string, unknown>> | undefined;
    const candidate = exceptions?.[exception];
    if (isWaiver(candidate)) return [candidate];
  }
  return [];
}
