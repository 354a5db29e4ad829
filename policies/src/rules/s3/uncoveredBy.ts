import type { PolicyStatement } from "../../documents/parsePolicy.js";

/** The part of a bucket that statements of its policy leave out, in words; undefined where they cover all of it. */
export function uncoveredBy(statements: readonly PolicyStatement[]): string | undefined {
  const resources = statements.flatMap((statement) => statement.resources);
  if (!resources.some((resource) => !resource.includes("/"))) return "the bucket itself";
  return resources.some((resource) => resource.endsWith("/*") || /^[^/]*\*$/.test(resource))
    ? undefined
    : "its objects";
}
