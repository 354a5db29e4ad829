import type { z } from "zod";
import type { Fault } from "./ProblemError.js";

const MOST = 20;

/** What a schema found, without any value of the request. */
export function faultsOf(error: z.ZodError, base = ""): Fault[] {
  return error.issues.slice(0, MOST).map((issue) => ({
    pointer: base + issue.path.map((part) => `/${printable(String(part))}`).join(""),
    code: issue.code.replaceAll("_", "-"),
    detail: describe(issue),
  }));
}

function describe(issue: z.core.$ZodIssue): string {
  // Zod repeats unknown names; a caller may have put anything there.
  if (issue.code === "unrecognized_keys")
    return `There are fields that are unknown: ${issue.keys.map(printable).join(", ")}.`;
  if (issue.code === "invalid_key") return "The name is not of the form that it has to have.";
  if (issue.code === "invalid_union") return "It is of none of the forms that it may have.";
  return `${issue.message}.`;
}

function printable(text: string): string {
  return /^[\w.-]{1,64}$/.test(text) ? text : "(a name of other characters)";
}
