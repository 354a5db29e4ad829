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
import type { Circumstances } from "./judge.js";
import { judgeEach } from "./judgeEach.js";
import { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceView } from "./ResourceView.js";
import type { ReviewedWaiver } from "./ReviewedWaiver.js";
import type { RelationRule, ResourceRule, Rule } from "./Rule.js";
import { registered } from "./registered.js";
import { remediate } from "./remediate.js";

/** What the policies of a pack share. */
export interface PackCircumstances {
  readonly reviewed: readonly ReviewedWaiver[];
  /**
   * Inputs by URN, kept from the registrations for the judgement of the whole stack: there, Pulumi shows a component's
   * outputs alone, and its intents and waivers are inputs.
   */
  readonly inputs: Map<string, ResourceView["inputs"]>;
}

/** Makes a rule a CrossGuard policy. The engine adapts; the rule itself stays a pure function. */
export function toPolicy(rule: Rule, pack: PackCircumstances): ResourceValidationPolicy | StackValidationPolicy {
  const schemas = Object.entries(rule.settings ?? {}).map(([name, { description, default: value, schema }]) => [
    name,
    { ...schema, description, default: value },
  ]);
  const record = {
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}. ${rule.why}`,
    severity: rule.severity,
    remediationSteps: rule.fix,
    url: rule.url,
    tags: [...rule.controls],
    ...(schemas.length > 0 ? { configSchema: { properties: Object.fromEntries(schemas) } } : {}),
  };
  if (rule.scope === "stack") {
    return { ...record, validateStack: (args, report) => validateStack(rule, args, report, pack) };
  }
  return {
    ...record,
    validateResource: (args, report) => validateResource(rule, args, report, pack),
    ...(rule.remediate === undefined ? {} : { remediateResource: (args) => remediate(rule, args) }),
  };
}

function validateResource(
  rule: ResourceRule,
  args: ResourceValidationArgs,
  report: ReportViolation,
  pack: PackCircumstances,
): void {
  pack.inputs.set(args.urn, args.props);
  if (!appliesTo(rule, args.type)) return;
  const circumstances = { ...pack, settings: args.getConfig<Record<string, unknown>>() };
  settle(rule, new ResourceGraph([registered(args)]), report, circumstances);
}

function validateStack(
  rule: RelationRule,
  args: StackValidationArgs,
  report: ReportViolation,
  pack: PackCircumstances,
): void {
  if (!args.resources.some(({ type }) => appliesTo(rule, type))) return;
  const circumstances = { ...pack, settings: args.getConfig<Record<string, unknown>>() };
  settle(rule, new ResourceGraph(args.resources.map((resource) => viewOf(resource, pack))), report, circumstances);
}

function settle(rule: Rule, graph: ResourceGraph, report: ReportViolation, circumstances: Circumstances): void {
  const lines = [...judgeEach(rule, graph, circumstances)];
  appendReport(lines);
  for (const line of lines) {
    if (line.kind !== "violation") continue;
    for (const { id, message } of line.findings) report(`[${id}] ${message}. Fix: ${rule.fix}`, line.urn);
  }
}

function viewOf(
  { type, urn, name, props, parent, propertyDependencies, opts, provider }: PolicyResource,
  { inputs }: PackCircumstances,
): ResourceView {
  const dependencies = Object.entries(propertyDependencies).map(([property, resources]) => [
    property,
    resources.map((resource) => resource.urn),
  ]);
  return {
    type,
    urn,
    name,
    props,
    inputs: inputs.get(urn) ?? props,
    ...(parent ? { parent: parent.urn } : {}),
    propertyDependencies: Object.fromEntries(dependencies),
    protect: opts.protect,
    ...(provider ? { provider: provider.props } : {}),
  };
}
