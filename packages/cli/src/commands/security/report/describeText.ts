import pc from "picocolors";
import { printable } from "../../../output/printable.js";
import type { SecuritySeverity } from "../SecurityFinding.js";
import type { ValidationReport } from "../ValidationReport.js";
import { verdictOn } from "./verdictOn.js";

/** The report for a terminal. */
export function describeText(report: ValidationReport, coloured: boolean): string {
  const colour = pc.createColors(coloured);
  const paint: Readonly<Record<SecuritySeverity, (text: string) => string>> = {
    critical: colour.red,
    high: colour.red,
    medium: colour.yellow,
    low: colour.dim,
  };
  return [
    ...report.findings.flatMap(({ check, severity, where, message, fix }) => [
      `${paint[severity](severity.padEnd(8))} ${printable(where)}: ${printable(message)} ${colour.dim(`(${check})`)}`,
      `         ${colour.cyan("fix:")} ${printable(fix)}`,
    ]),
    ...report.notRun.map(({ check, reason }) => `${colour.yellow("not run ")} ${check}: ${printable(reason)}`),
    ...(report.findings.length + report.notRun.length > 0 ? [""] : []),
    verdictOn(report),
    "",
  ].join("\n");
}
