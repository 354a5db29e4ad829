import { rowsOf } from "../report/gathered.js";
import type { IncidentPage } from "../report/incidentMarkdown.js";
import { eventRows } from "../trail/eventRows.js";
import type { TriageReport } from "./TriageReport.js";

/** The report of a triage. */
export function triagePage(
  { environment, since, validation, errors, denied, secretReads }: TriageReport,
  at: string,
): IncidentPage {
  const findings = "missing" in validation ? validation : { value: validation.value.findings };
  const notRun = "missing" in validation ? [] : validation.value.notRun;
  return {
    title: `Triage${environment === null ? "" : ` of ${environment}`}`,
    at,
    facts: [
      `Logs were read from ${since} on. Nothing was changed.`,
      ...notRun.map(({ check, reason }) => `The check ${check} could not be made: ${reason}`),
    ],
    sections: [
      {
        title: "1. The validator",
        head: ["severity", "check", "where", "what", "fix"],
        ...rowsOf(findings, ({ severity, check, where, message, fix }) => [severity, check, where, message, fix]),
      },
      {
        title: "2. Errors of workloads",
        head: ["log group", "region", "event", "times", "last"],
        ...rowsOf(errors, ({ logGroup, region, event, count, last }) => [logGroup, region, event, `${count}`, last]),
      },
      { title: "3. Calls that were denied", ...eventRows(denied) },
      { title: "4. Secrets that were read", ...eventRows(secretReads) },
    ],
  };
}
