import { UnknownValueError } from "@pulumi/policy";
import type { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceView } from "./ResourceView.js";
import type { Rule } from "./Rule.js";
import { type Verdict, violation } from "./Verdict.js";
import { isExpired, isWaiver, type Waiver } from "./Waiver.js";

/** A verdict, or a violation that a waiver excuses. */
export type Judgement = Verdict | { readonly kind: "waived"; readonly waiver: Waiver };

/**
 * Asks a rule about a resource. An unknown value that the rule reads makes the answer undetermined, with the property's path as the
 * reason; a rule that throws anything else is a finding of its own, so that a defect in a rule never passes for compliance.
 */
export function judge(rule: Rule, resource: ResourceView, graph: ResourceGraph, now: Date = new Date()): Judgement {
  const verdict = ask(rule, resource, graph);
  if (verdict.kind !== "violation" || rule.scope !== "stack" || rule.waivedBy === undefined) return verdict;
  const waiver = waiverFor(rule.waivedBy, resource, graph);
  return waiver && !isExpired(waiver, now) ? { kind: "waived", waiver } : verdict;
}

function ask(rule: Rule, resource: ResourceView, graph: ResourceGraph): Verdict {
  try {
    return rule.scope === "resource" ? rule.evaluate(resource) : rule.evaluate(resource, graph);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof UnknownValueError) return { kind: "undetermined", reason: message };
    return violation("RuleError", `the rule itself failed: ${message}; please report it as a defect of ${rule.id}`);
  }
}

/** The nearest ancestor's waiver under an exception's name. Exceptions are plain values, so they are known at the first preview. */
function waiverFor(exception: string, resource: ResourceView, graph: ResourceGraph): Waiver | undefined {
  for (const ancestor of graph.ancestors(resource)) {
    const exceptions = ancestor.props.exceptions as Readonly<Record<string, unknown>> | undefined;
    const candidate = exceptions?.[exception];
    if (isWaiver(candidate)) return candidate;
  }
  return undefined;
}
