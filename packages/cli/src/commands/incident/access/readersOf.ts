import { allowsAction, covers, type PolicyStatement } from "@sallyport/policies";
import type { Identity } from "../../security/account/readIdentities.js";

/** A role or user that policies let read a secret. */
export interface SecretReader {
  readonly kind: "role" | "user";
  readonly name: string;
  /** The statement, as `policy/sid`. */
  readonly by: string;
  /** Operators and keys that narrow it; whether they are met is not judged. */
  readonly conditions: readonly string[];
}

/**
 * Who may read a secret by the policies of the account's roles and users. The secret's own policy, boundaries and key may forbid what
 * is listed: the list errs on the side of too many.
 *
 * @param arn whole ARN of the secret
 */
export function readersOf(identities: readonly Identity[], arn: string): readonly SecretReader[] {
  return identities.flatMap(({ kind, name, policies }) =>
    policies.flatMap((policy) =>
      policy.statements
        .filter((statement) => reads(statement, arn))
        .map((statement) => ({
          kind,
          name,
          by: `${policy.name}/${statement.sid}`,
          conditions: Object.entries(statement.conditions).flatMap(([operator, keys]) =>
            Object.keys(keys).map((key) => `${operator} ${key}`),
          ),
        })),
    ),
  );
}

function reads(statement: PolicyStatement, arn: string): boolean {
  const { effect, resources, notResources } = statement;
  if (effect !== "Allow" || !allowsAction(statement, "secretsmanager:GetSecretValue")) return false;
  const named = resources.some((pattern) => covers(pattern, arn));
  return named || (notResources.length > 0 && !notResources.some((pattern) => covers(pattern, arn)));
}
