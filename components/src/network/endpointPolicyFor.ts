import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";

interface EndpointPlace {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  /** Whether images are pulled through the network, whose layers S3 serves from a bucket of AWS. */
  readonly pullsImages: boolean;
}

/** Calls that name no resource, so that aws:ResourceAccount is absent from them and says nothing. */
const withoutResource: Readonly<Record<string, readonly string[]>> = {
  "ecr.api": ["ecr:GetAuthorizationToken"],
  sts: ["sts:GetCallerIdentity"],
};

/** Longest endpoint policy that EC2 takes. */
const limit = 20_480;

/**
 * The policy of a VPC endpoint: only principals of this account, and only to resources of this account (NET-07). It is
 * the last door of a network without a way out: stolen credentials of another account do not pass, nor do ours to
 * another account's bucket.
 *
 * @param service short name, as in "com.amazonaws.eu-west-1.<service>"
 */
export function endpointPolicyFor(
  service: string,
  { accountId, partition, region, pullsImages }: EndpointPlace,
): PolicyDocument<ResourceStatement> {
  const allow = { Effect: "Allow", Principal: "*" } as const;
  const own: ResourceStatement = {
    Sid: "AllowOwnAccount",
    ...allow,
    Action: "*",
    Resource: ["*"],
    Condition: { StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId } },
  };
  const bare = withoutResource[service] ?? [];
  const calls: ResourceStatement = {
    Sid: "AllowCallsWithoutResource",
    ...allow,
    Action: bare,
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
    [own, ...(bare.length > 0 ? [calls] : []), ...(service === "s3" && pullsImages ? [layers] : [])],
    limit,
  );
}
