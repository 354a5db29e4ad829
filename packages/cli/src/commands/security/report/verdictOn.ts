import type { ValidationReport } from "../ValidationReport.js";

/** The outcome in one line. */
export function verdictOn({ summary, notRun }: ValidationReport): string {
  const { checks, critical, high, medium, low } = summary;
  const made = checks - notRun.length;
  const missing = notRun.length === 0 ? "" : ` ${notRun.length} could not be made.`;
  return `${made} checks made: ${critical} critical, ${high} high, ${medium} medium, ${low} low.${missing}`;
}
