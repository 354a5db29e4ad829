import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, ResourceStatement } from "./PolicyDocument.js";
import { parseArn } from "./parseArn.js";

/**
 * A trust policy for one named role of the same account, which opens sessions and hands them on. It names the role, never the account:
 * whoever else is of the account would have to be kept out by everybody's policies.
 *
 * @param openedBy ARN of the role, in the account that the trust is made for
 * @throws IntentError for an ARN that is not one role's, or of another account
 */
export function sessionTrustFor(openedBy: string, accountId: string): PolicyDocument<ResourceStatement> {
  const arn = parseArn(openedBy);
  if (arn?.service !== "iam" || arn.accountId !== accountId || !/^role\/[A-Za-z0-9_+=,.@/-]+$/.test(arn.resource)) {
    throw new IntentError("openedBy", openedBy, "name one role of the same account");
  }
  const statement: ResourceStatement = {
    Sid: "OpenByNamedRole",
    Effect: "Allow",
    Principal: { AWS: openedBy },
    Action: "sts:AssumeRole",
  };
  return documentOf([statement], policySizeLimits.trust);
}
