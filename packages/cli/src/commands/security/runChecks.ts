import type { SecurityCheck } from "./SecurityCheck.js";
import { type SecurityFinding, severities } from "./SecurityFinding.js";
import type { ValidationReport } from "./ValidationReport.js";
import type { ValidationScope } from "./ValidationScope.js";

/** Makes the checks, all at once, that the scope is enough for. A check that fails to run is told as such: it is no pass. */
export async function runChecks(checks: readonly SecurityCheck[], scope: ValidationScope): Promise<ValidationReport> {
  const wanted = checks.filter(({ needs }) => needs === undefined || scope[needs] !== undefined);
  const outcomes = await Promise.all(
    wanted.map(async ({ name, run }) => {
      try {
        const found = await run(scope);
        return { name, findings: found.map((finding): SecurityFinding => ({ check: name, ...finding })) };
      } catch (error) {
        return { name, findings: [], reason: reasonOf(error) };
      }
    }),
  );
  const findings = outcomes
    .flatMap((outcome) => outcome.findings)
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const count = (severity: SecurityFinding["severity"]) =>
    findings.filter((found) => found.severity === severity).length;
  return {
    summary: {
      checks: wanted.length,
      critical: count("critical"),
      high: count("high"),
      medium: count("medium"),
      low: count("low"),
    },
    findings,
    made: outcomes.flatMap(({ name, reason }) => (reason === undefined ? [name] : [])),
    notRun: outcomes.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ check: name, reason }])),
  };
}

/** The name of an AWS error says why; its message may hold what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "$metadata" in error ? error.name : error.message;
}
