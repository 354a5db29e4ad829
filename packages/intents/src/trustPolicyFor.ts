import type { AccessContext } from "./AccessContext.js";
import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, ResourceStatement } from "./PolicyDocument.js";

/** AWS services that may take a role of ours, and for which of their resources when the caller names none. */
const sources: Readonly<Record<string, ((context: AccessContext) => string) | undefined>> = {
  "ecs-tasks.amazonaws.com": ({ partition, region, accountId }) => `arn:${partition}:ecs:${region}:${accountId}:*`,
  "vpc-flow-logs.amazonaws.com": ({ partition, region, accountId }) =>
    `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*`,
  "events.amazonaws.com": undefined,
  "s3.amazonaws.com": undefined,
};

/**
 * A trust policy for one AWS service, closed against confused deputies: the service must act for this account
 * (aws:SourceAccount) and for one of the named resources (aws:SourceArn, ArnLike).
 *
 * @param sourceArns resources for which the service acts. Needed for services whose resources are nameable (S3 buckets,
 * EventBridge rules); for ecs-tasks and vpc-flow-logs the default is the form that AWS documents.
 * @throws IntentError for a service that is not listed, or without source ARNs where they are needed.
 */
export function trustPolicyFor(
  service: string,
  context: AccessContext,
  sourceArns?: readonly string[],
): PolicyDocument<ResourceStatement> {
  if (!Object.hasOwn(sources, service)) {
    throw new IntentError("service", service, `trust is known for ${Object.keys(sources).join(", ")}`);
  }
  const arns = sourceArns ?? [sources[service]?.(context)].filter((arn) => arn !== undefined);
  if (arns.length === 0) {
    throw new IntentError("sourceArns", service, "name the ARNs of the resources for which the service takes the role");
  }
  const statement: ResourceStatement = {
    Sid: "AssumeByService",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": context.accountId },
      ArnLike: { "aws:SourceArn": [...new Set(arns)].sort() },
    },
  };
  return documentOf([statement], policySizeLimits.trust);
}
