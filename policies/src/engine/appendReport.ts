import { appendFileSync } from "node:fs";
import type { Judgement } from "./judge.js";
import type { ReportLine } from "./ReportLine.js";
import type { ResourceView } from "./ResourceView.js";
import type { Rule } from "./Rule.js";

/**
 * Appends a judgement to the JSON-lines file that SALLYPORT_POLICY_REPORT names, so that a run can also show what complied and what could
 * not be decided yet; Pulumi itself only reports violations.
 */
export function appendReport(rule: Rule, resource: ResourceView, judgement: Judgement): void {
  const file = process.env.SALLYPORT_POLICY_REPORT;
  if (!file) return;
  const line: ReportLine = { rule: rule.id, urn: resource.urn, ...judgement };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}
