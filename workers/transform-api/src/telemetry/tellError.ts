import { classifyError, describeError } from "@sallyport/worker-kit";
import type { Telemetry } from "./Telemetry.js";

/** Logs a fault under the event's name; where a policy denied a call, as `security.access_denied` (LOG-01). Holds no message of AWS's. */
export function tellError(
  { logger }: Telemetry,
  event: string,
  error: unknown,
  fields: Readonly<Record<string, string>> = {},
): void {
  logger.error(wasDenied(error) ? "security.access_denied" : event, { ...fields, ...describeError(error) });
}

function wasDenied(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
    if (classifyError(cause).kind === "denied") return true;
  return false;
}
