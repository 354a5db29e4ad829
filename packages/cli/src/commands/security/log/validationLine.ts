import { createLogger } from "@sallyport/worker-kit";
import type { ValidationRun } from "./ValidationRun.js";

/**
 * The one line by which a log tells of a run (LOG-09): its result, how much was found and which checks were made. Nothing of a finding is in it,
 * neither where nor what, nor why a check could not be made: each may quote what it looked at.
 *
 * @param now milliseconds since 1970: when the run ended
 */
export function validationLine(run: ValidationRun, now: number): string {
  const { report, environment, regions, seconds } = run;
  const { critical, high, medium, low } = report.summary;
  const result = resultOf(run);
  let line = "";
  const logger = createLogger({ service: "security", write: (text) => (line += text), now: () => now });
  const fields = {
    result,
    findings: { critical, high, medium, low },
    checksRun: report.made,
    checksNotRun: report.notRun.map(({ check }) => check),
    ...(environment === undefined ? {} : { environment }),
    regions,
    seconds,
  };
  if (result === "passed") logger.info("security.validated", fields);
  else logger.error("security.validation_failed", fields);
  return line.trimEnd();
}

/** As the exit code has it: a critical finding fails a run; without one, a check that could not be made leaves it incomplete. */
function resultOf({ report: { summary, notRun } }: ValidationRun): "passed" | "failed" | "incomplete" {
  if (summary.critical > 0) return "failed";
  return notRun.length > 0 ? "incomplete" : "passed";
}
