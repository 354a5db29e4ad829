import { IntentError } from "./IntentError.js";
import type { PolicyDocument } from "./PolicyDocument.js";

/** Characters that AWS allows, white space not counted: all inline policies of a role together, or one of the others. */
export const policySizeLimits = { roleInline: 10_240, managed: 6_144, trust: 2_048, endpoint: 20_480 } as const;

/**
 * A policy document of the statements.
 *
 * @throws IntentError when two statements share a Sid, or the document is longer than IAM takes.
 */
export function documentOf<S extends { readonly Sid: string }>(
  statements: readonly S[],
  limit: number = policySizeLimits.roleInline,
): PolicyDocument<S> {
  const sids = new Set<string>();
  for (const { Sid } of statements) {
    if (sids.has(Sid)) throw new IntentError("Sid", Sid, "two statements share it; give the intents distinct labels");
    sids.add(Sid);
  }
  const document = { Version: "2012-10-17", Statement: statements } as const;
  const size = JSON.stringify(document).length;
  if (size > limit) {
    throw new IntentError(
      "policy",
      `${size} characters`,
      `IAM takes ${limit}; use fewer prefixes or split the workload`,
    );
  }
  return document;
}
