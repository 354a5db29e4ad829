import { CommandError, type FailureCode } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import type { Answer } from "./TransformApi.js";

/** A refusal of the API, with its problem document (RFC 9457) or what API Gateway says itself. */
export class ProblemError extends CommandError {
  constructor(
    readonly status: number,
    readonly document: Answer,
  ) {
    super(printable(whatOf(status, document)), fixOf(status), exitCodeOf(status));
  }
}

function whatOf(status: number, { detail, message, errors }: Answer): string {
  const faults = Array.isArray(errors) ? (errors as readonly Answer[]) : [];
  const first = faults.slice(0, 5).map((fault) => `${String(fault.pointer)}: ${String(fault.detail)}`);
  const said = [detail ?? message ?? "the API refused the call", ...first].map(String).join(" ");
  return `${said} (${status})`;
}

function fixOf(status: number): string {
  if (status === 403)
    return "sign with the credentials of a role that may call the API: see callerRoleArns of the stack";
  if (status === 404) return "give an id that the API answered";
  if (status === 429) return "wait a moment; the API is called more often than it is set up for";
  if (status >= 500) return "repeat the call; the functions' logs have the instance of the problem";
  return "mend what is named, and call again";
}

function exitCodeOf(status: number): FailureCode {
  if (status === 400 || status === 413 || status === 422) return 64;
  return status === 404 || status === 409 ? 1 : 2;
}
