import { appliesTo } from "./appliesTo.js";
import { type Circumstances, judge } from "./judge.js";
import type { ReportLine } from "./ReportLine.js";
import type { ResourceGraph } from "./ResourceGraph.js";
import type { Rule } from "./Rule.js";

/** Asks a rule about every resource that it is about, one after the other. */
export function* judgeEach(rule: Rule, graph: ResourceGraph, circumstances?: Circumstances): Generator<ReportLine> {
  for (const resource of graph.resources) {
    if (!appliesTo(rule, resource.type)) continue;
    yield { rule: rule.id, urn: resource.urn, ...judge(rule, resource, graph, circumstances) };
  }
}
