import type { AccessContext } from "./AccessContext.js";
import { documentOf, policySizeLimits } from "./documentOf.js";
import { endpointServices } from "./endpointServices.js";
import { IntentError } from "./IntentError.js";
import type { PolicyDocument, ResourceStatement } from "./PolicyDocument.js";

interface EndpointPlace extends AccessContext {
  /** Whether images are pulled through the network, whose layers S3 serves from a bucket of AWS. */
  readonly pullsImages: boolean;
}

/**
 * The policy of a VPC endpoint: only principals of this account, and only to resources of this account (NET-07). It is
 * the last door of a network without a way out: stolen credentials of another account do not pass, nor do ours to
 * another account's bucket. It grants nothing: what roles may do is theirs to say.
 *
 * @param service short name, as in "com.amazonaws.eu-west-1.<service>"
 * @throws IntentError for a service that is not in `endpointServices`
 */
export function endpointPolicyFor(
  service: string,
  { accountId, partition, region, pullsImages }: EndpointPlace,
): PolicyDocument<ResourceStatement> {
  const known = Object.hasOwn(endpointServices, service) ? endpointServices[service] : undefined;
  if (known === undefined) {
    throw new IntentError("service", service, `endpoints are known for ${Object.keys(endpointServices).join(", ")}`);
  }
  const allow = { Effect: "Allow", Principal: "*" } as const;
  const own: ResourceStatement = {
    Sid: "AllowOwnAccount",
    ...allow,
    // An endpoint carries the calls of its one service.
    Action: "*",
    Resource: ["*"],
    Condition: { StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId } },
  };
  const calls: ResourceStatement = {
    Sid: "AllowCallsWithoutResource",
    ...allow,
    Action: known.withoutResource,
    Resource: ["*"],
    Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
  };
  const layers: ResourceStatement = {
    Sid: "AllowImageLayers",
    // ECR signs the download of a layer itself, so the caller is no principal of this account.
    ...allow,
    Action: "s3:GetObject",
    Resource: [`arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`],
  };
  return documentOf(
    [own, ...(known.withoutResource.length > 0 ? [calls] : []), ...(service === "s3" && pullsImages ? [layers] : [])],
    policySizeLimits.endpoint,
  );
}
