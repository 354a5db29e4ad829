import type { PolicyStatement } from "./parsePolicy.js";
import { requiredValues } from "./requiredValues.js";

/** What the conditions of a statement say of the resource on whose behalf a service acts. */
export interface SourceNamed {
  /** The resource belongs to a named account or organization. */
  readonly account: boolean;
  /** The resource is named by its ARN. */
  readonly resource: boolean;
}

const accountKeys = ["aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"] as const;
const accountInArn = /^arn:[^:]*:[^:]*:[^:]*:\d{12}:/;

/**
 * Reads the confused-deputy conditions of a statement. An ARN names its account too, except where ARNs of the service have none, as those
 * of buckets: a bucket's name can become somebody else's.
 */
export function sourceOf(statement: PolicyStatement): SourceNamed {
  const arns = requiredValues(statement, "aws:SourceArn");
  const named = (key: string) => requiredValues(statement, key).some((value) => !/^\**$/.test(value));
  return {
    account: accountKeys.some(named) || (arns.length > 0 && arns.every((arn) => accountInArn.test(arn))),
    resource: arns.length > 0 && !arns.includes("*"),
  };
}
