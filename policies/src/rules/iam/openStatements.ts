import { arnParts } from "../../documents/arnParts.js";
import { narrowedByTag } from "../../documents/narrowedByTag.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";

/** Conditions that keep rights over IAM within bounds. */
const bounds = ["iam:PermissionsBoundary", "iam:PolicyARN"] as const;

/** Whether a statement reaches all resources of a kind, and nothing binds it to some of them: a tag, a boundary, a list of policies. */
export function isOpen(statement: PolicyStatement): boolean {
  const { resources, notResources } = statement;
  if (narrowedByTag(statement)) return false;
  if (bounds.some((key) => requiredValues(statement, key).some((value) => !/^\**$/.test(value)))) return false;
  return notResources.length > 0 || resources.some(reachesAll);
}

/** `*`, `arn:aws:iam::111122223333:role/*`, `arn:aws:lambda:*:*:function:*`. */
function reachesAll(resource: string): boolean {
  const parts = arnParts(resource);
  return parts === undefined ? /^[*?:]/.test(resource) : /^([A-Za-z-]+[/:])?[*?]/.test(parts.resource);
}
