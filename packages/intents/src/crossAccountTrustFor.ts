import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, ResourceStatement } from "./PolicyDocument.js";
import { parseArn } from "./parseArn.js";

/** Who of another account may take a role, and what else must hold. At least one of the two conditions is given. */
export interface CrossAccountTrust {
  /** ARN of one role of the other account. */
  readonly trustedRoleArn: string;
  /** What the other side must send (sts:ExternalId), 2 to 1,224 characters. */
  readonly externalId?: string;
  /** Organization that the other account must be in (aws:PrincipalOrgID), "o-…". */
  readonly organizationId?: string;
}

/**
 * A trust policy for one named role of another account (IAM-13): never a whole account, and never on the account's
 * word alone.
 *
 * @throws IntentError for an ARN that is not one role's, without a condition, or for a malformed one
 */
export function crossAccountTrustFor({
  trustedRoleArn,
  externalId,
  organizationId,
}: CrossAccountTrust): PolicyDocument<ResourceStatement> {
  const arn = parseArn(trustedRoleArn);
  if (arn?.service !== "iam" || arn.accountId === "" || !/^role\/[A-Za-z0-9_+=,.@/-]+$/.test(arn.resource)) {
    throw new IntentError("trustedRoleArn", trustedRoleArn, "name one role of another account by its full ARN");
  }
  if (externalId !== undefined && !/^[A-Za-z0-9_+=,.@:/-]{2,1224}$/.test(externalId)) {
    throw new IntentError("externalId", externalId, "use 2 to 1,224 of the characters that STS takes");
  }
  if (organizationId !== undefined && !/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
    throw new IntentError("organizationId", organizationId, 'give an id of AWS Organizations: "o-a1b2c3d4e5"');
  }
  if (externalId === undefined && organizationId === undefined) {
    throw new IntentError(
      "externalId",
      "none",
      "give it, or an organizationId: a role's ARN alone is no proof (IAM-13)",
    );
  }
  const statement: ResourceStatement = {
    Sid: "AssumeByNamedRole",
    Effect: "Allow",
    Principal: { AWS: trustedRoleArn },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: {
        ...(externalId === undefined ? {} : { "sts:ExternalId": externalId }),
        ...(organizationId === undefined ? {} : { "aws:PrincipalOrgID": organizationId }),
      },
    },
  };
  return documentOf([statement], policySizeLimits.trust);
}
