import { markdownCell } from "../../../output/markdownCell.js";
import type { ValidationReport } from "../ValidationReport.js";
import { verdictOn } from "./verdictOn.js";

/** The report as Markdown: for a ticket, or an incident's report. */
export function describeMarkdown(report: ValidationReport, at: Date): string {
  const rows = report.findings.map(({ severity, check, where, message, fix }) => [
    severity,
    check,
    where,
    message,
    fix,
  ]);
  return [
    "# Security validation",
    "",
    `${at.toISOString()}: ${verdictOn(report)}`,
    "",
    ...(rows.length === 0
      ? ["Nothing was found."]
      : [line(["severity", "check", "where", "what", "fix"]), "|---|---|---|---|---|", ...rows.map(line)]),
    ...(report.notRun.length === 0
      ? []
      : ["", "Not made:", "", ...report.notRun.map(({ check, reason }) => `- ${check}: ${markdownCell(reason)}`)]),
    "",
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.map(markdownCell).join(" | ")} |`;
}
