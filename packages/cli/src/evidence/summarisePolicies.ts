import { existsSync, readFileSync } from "node:fs";

/** One line of the policy packs' report. */
interface PolicyLine {
  readonly rule: string;
  readonly urn: string;
  readonly verdict: "compliant" | "violation" | "undetermined" | "waived";
  readonly reason?: string;
  readonly findings?: readonly string[];
}

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
  const last = new Map<string, PolicyLine>();
  if (existsSync(reportFile)) {
    for (const text of readFileSync(reportFile, "utf8").split("\n")) {
      if (text === "") continue;
      const line = JSON.parse(text) as PolicyLine;
      last.set(`${line.rule}\n${line.urn}`, line);
    }
  }
  const lines = [...last.values()];
  const notPassed = lines.filter(({ verdict }) => verdict === "violation" || verdict === "undetermined");
  return {
    passed: lines.length - notPassed.length,
    violations: notPassed.filter(({ verdict }) => verdict === "violation").length,
    undetermined: notPassed.filter(({ verdict }) => verdict === "undetermined").length,
    notPassed: notPassed.map(({ rule, urn, verdict, reason, findings }) => ({
      rule,
      urn,
      verdict,
      why: findings?.join("; ") ?? reason ?? "",
    })),
  };
}
