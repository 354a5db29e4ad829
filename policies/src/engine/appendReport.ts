import { appendFileSync } from "node:fs";
import type { ReportLine } from "./ReportLine.js";

/**
 * Appends judgements to the JSON-lines file that SALLYPORT_POLICY_REPORT names, so that a run can also show what complied and what could
 * not be decided yet; Pulumi itself only reports violations.
 */
export function appendReport(lines: readonly ReportLine[]): void {
  const file = process.env.SALLYPORT_POLICY_REPORT;
  if (!file || lines.length === 0) return;
  appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), { mode: 0o600 });
}
