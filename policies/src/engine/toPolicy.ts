import type {
  PolicyResource,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationArgs,
  StackValidationPolicy,
} from "@pulumi/policy";
import { appendReport } from "./appendReport.js";
import { appliesTo } from "./appliesTo.js";
import { judge } from "./judge.js";
import { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceView } from "./ResourceView.js";
import type { RelationRule, ResourceRule, Rule } from "./Rule.js";

/** Makes a rule a CrossGuard policy. The engine adapts; the rule itself stays a pure function. */
export function toPolicy(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
  const record = {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}. ${rule.why}`,
    severity: rule.severity,
    remediationSteps: rule.fix,
    url: rule.url,
    tags: [...rule.controls],
  };
  return rule.scope === "resource"
    ? { ...record, validateResource: (args, report) => validateResource(rule, args, report) }
    : { ...record, validateStack: (args, report) => validateStack(rule, args, report) };
}

function validateResource(rule: ResourceRule, args: ResourceValidationArgs, report: ReportViolation): void {
  if (!appliesTo(rule, args.type)) return;
  const resource: ResourceView = {
    type: args.type,
    urn: args.urn,
    name: args.name,
    props: args.props,
    propertyDependencies: {},
  };
  settle(rule, resource, new ResourceGraph([resource]), report);
}

function validateStack(rule: RelationRule, args: StackValidationArgs, report: ReportViolation): void {
  const graph = new ResourceGraph(args.resources.map(viewOf));
  for (const resource of graph.resources) if (appliesTo(rule, resource.type)) settle(rule, resource, graph, report);
}

function settle(rule: Rule, resource: ResourceView, graph: ResourceGraph, report: ReportViolation): void {
  const judgement = judge(rule, resource, graph);
  appendReport(rule, resource, judgement);
  if (judgement.kind !== "violation") return;
  for (const { id, message } of judgement.findings) report(`[${id}] ${message}. Fix: ${rule.fix}`, resource.urn);
}

function viewOf({ type, urn, name, props, parent, propertyDependencies }: PolicyResource): ResourceView {
  const dependencies = Object.entries(propertyDependencies).map(([property, resources]) => [
    property,
    resources.map((resource) => resource.urn),
  ]);
  return {
    type,
    urn,
    name,
    props,
    ...(parent ? { parent: parent.urn } : {}),
    propertyDependencies: Object.fromEntries(dependencies),
  };
}
