import { STATUS_CODES } from "node:http";
import type { ProblemError } from "./ProblemError.js";

/** The problem document of a refusal (RFC 9457). `type` is a name, not an address that anybody serves. */
export function problemResponse({ status, code, message, faults }: ProblemError, requestId: string): Response {
  const document = {
    type: `urn:sallyport:problem:${code}`,
    title: STATUS_CODES[status] ?? "Refused",
    status,
    detail: message,
    instance: requestId,
    ...(faults.length > 0 && { errors: faults }),
  };
  return new Response(JSON.stringify(document), { status, headers: { "content-type": "application/problem+json" } });
}
