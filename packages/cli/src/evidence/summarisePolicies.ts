import type { ReportLine } from "@sallyport/policies";
import { readReport } from "../policies/readReport.js";

export interface PolicySummary {
  /** Pairs of (rule, resource) that comply, waived ones among them. */
  readonly passed: number;
  readonly violations: number;
  readonly undetermined: number;
  /** The pairs that did not pass, for a person to read. */
  readonly notPassed: readonly {
    readonly rule: string;
    readonly urn: string;
    readonly verdict: string;
    readonly why: string;
  }[];
}

/**
 * Counts (rule, resource) pairs in the report that the policy packs write. A pair is judged at preview and again at deployment, where
 * more is known: its last verdict counts.
 */
export function summarisePolicies(reportFile: string): PolicySummary {
  const lines = readReport(reportFile);
  const notPassed = lines.filter(({ kind }) => kind === "violation" || kind === "undetermined");
  return {
    passed: lines.length - notPassed.length,
    violations: notPassed.filter(({ kind }) => kind === "violation").length,
    undetermined: notPassed.filter(({ kind }) => kind === "undetermined").length,
    notPassed: notPassed.map((line) => ({ rule: line.rule, urn: line.urn, verdict: line.kind, why: whyOf(line) })),
  };
}

function whyOf(line: ReportLine): string {
  if (line.kind === "violation") return line.findings.map(({ id, message }) => `${id}: ${message}`).join("; ");
  return line.kind === "undetermined" ? line.reason : "";
}
