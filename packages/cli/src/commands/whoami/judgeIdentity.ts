import type { CheckedItem } from "../../checked/CheckedItem.js";
import type { OperatorIdentity } from "./OperatorIdentity.js";

/** The sandbox's account, which none of AWS has. */
const sandboxAccount = "000000000000";

/**
 * Whether an identity is right for its environment, and ends by itself. An environment whose account is not configured is not judged: an
 * operator must not take silence for a match.
 *
 * @param namespace beginning of the names of secrets, by which profiles are called too
 */
export function judgeIdentity(identity: OperatorIdentity, namespace: string): readonly CheckedItem[] {
  return [
    keys(identity),
    ...(identity.environment === null ? [] : [account(identity, identity.environment, namespace)]),
  ];
}

function keys({ account: id, temporary }: OperatorIdentity): CheckedItem {
  const name = "temporary-credentials";
  if (temporary || id === sandboxAccount) return { name, outcome: "passed", message: "They end by themselves" };
  return {
    ...{ name, outcome: "failed", message: "These are a user's own keys, which do not end" },
    fix: "Take a role: aws configure sso, then remove the user's keys (docs/runbooks/credential-compromised.md if they are known)",
  };
}

function account(
  { account: id, expectedAccount }: OperatorIdentity,
  environment: string,
  namespace: string,
): CheckedItem {
  const name = "account-of-environment";
  if (expectedAccount === null)
    return {
      ...{ name, outcome: "not-judged", message: `No account is configured for ${environment}` },
      fix: `Set SALLYPORT_ACCOUNTS to {"${environment}":"<12 digits>"}`,
    };
  if (id === expectedAccount) return { name, outcome: "passed", message: `${id} is the account of ${environment}` };
  return {
    ...{ name, outcome: "failed", message: `${environment} is in the account ${expectedAccount}, and this is ${id}` },
    fix: `Sign in there: aws sso login --profile ${namespace}-${environment}, and set AWS_PROFILE`,
  };
}
