import type { z } from "zod";
import { FatalError } from "../errors/FatalError.js";
import type { Environment } from "./Environment.js";
import { unsafeSdkVariables } from "./unsafeSdkVariables.js";

/**
 * Checks the environment once, at the edge, with what the AWS SDK would take from it (see {@link unsafeSdkVariables}). Empty
 * variables count as absent.
 *
 * @throws FatalError with one line for each variable that is wrong; values are never repeated, since one may be secret
 */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(given, { error: (issue) => (issue.input === undefined ? "is missing" : undefined) });
  const unsafe = unsafeSdkVariables(given);
  if (result.success && unsafe.length === 0) return result.data;
  const wrong = (result.error?.issues ?? []).map((issue) => `  ${nameOf(issue)}: ${issue.message}`);
  const lines = [...wrong, ...unsafe.map(({ name, message }) => `  ${name}: ${message}`)];
  throw new FatalError({
    reason: "configuration",
    what: "The environment is not usable",
    fix: `Set these variables in the task definition, as the worker's README.md says:\n${[...new Set(lines)].join("\n")}`,
  });
}

function nameOf(issue: z.core.$ZodIssue): string {
  const [name, ...inside] = issue.path.map(String);
  if (name === undefined) return "environment";
  return inside.length === 0 ? name : `${name} (at ${inside.join(".")})`;
}
