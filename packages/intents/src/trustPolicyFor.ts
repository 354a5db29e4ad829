import type { AccessContext } from "./AccessContext.js";
import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, ResourceStatement } from "./PolicyDocument.js";
import { isTrustedService, serviceTrust, type TrustFacts } from "./serviceTrust.js";

/**
 * A trust policy for one AWS service, closed against confused deputies: the service must act for this account
 * (aws:SourceAccount) and, where it says for which resource, for one of those named (aws:SourceArn, ArnLike).
 *
 * @param sourceArns resources for which the service acts. Needed for services whose resources are nameable (S3 buckets,
 * EventBridge rules); for the others the default is the form that AWS documents (see `serviceTrust`).
 * @throws IntentError for a service that is not listed, without source ARNs where they are needed, or with source ARNs
 * for a service that sends none.
 */
export function trustPolicyFor(
  service: string,
  context: AccessContext,
  sourceArns?: readonly string[],
): PolicyDocument<ResourceStatement> {
  if (!isTrustedService(service)) {
    throw new IntentError("service", service, `trust is known for ${Object.keys(serviceTrust).join(", ")}`);
  }
  const arns = sourcesOf(service, context, sourceArns);
  const statement: ResourceStatement = {
    Sid: "AssumeByService",
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": context.accountId },
      ...(arns.length === 0 ? {} : { ArnLike: { "aws:SourceArn": [...new Set(arns)].sort() } }),
    },
  };
  return documentOf([statement], policySizeLimits.trust);
}

function sourcesOf(service: string, context: AccessContext, given: readonly string[] | undefined): readonly string[] {
  const { accountOnly, sources }: TrustFacts = isTrustedService(service) ? serviceTrust[service] : {};
  if (accountOnly) {
    if (given === undefined) return [];
    throw new IntentError("sourceArns", given.join(", "), `leave them out: AWS documents none for ${service}`);
  }
  const arns = given ?? (sources === undefined ? [] : [sources(context)]);
  if (arns.length > 0) return arns;
  throw new IntentError("sourceArns", service, "name the ARNs of the resources for which the service takes the role");
}
