import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";

/** Longest resource policy of an API. */
const limit = 8_192;

interface ApiPolicyPlan {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  /** The only endpoints through which a private API is called. */
  readonly vpcEndpointIds?: readonly string[] | undefined;
}

/**
 * The resource policy of an API: nobody of another account (API-03), and no call without TLS; a private API also lets
 * calls in through its endpoints alone. Who of the account may call what is said by the callers' own policies: a
 * regional API's policy allows nothing. A private API needs an allowing statement; naming the account's root leaves
 * the decision to IAM. The API's id, which is not known at preview, is a wildcard: the policy applies to its API only.
 */
export function apiPolicyFor(plan: ApiPolicyPlan): PolicyDocument<ResourceStatement> {
  const { accountId, partition, region, vpcEndpointIds } = plan;
  const called = { Action: "execute-api:Invoke", Resource: [`arn:${partition}:execute-api:${region}:${accountId}:*`] };
  const deny = (Sid: string, Condition: NonNullable<ResourceStatement["Condition"]>): ResourceStatement => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    ...called,
    Condition,
  });
  const closed = [
    deny("DenyOtherAccounts", { StringNotEquals: { "aws:PrincipalAccount": accountId } }),
    deny("DenyInsecureTransport", { Bool: { "aws:SecureTransport": "false" } }),
  ];
  if (vpcEndpointIds === undefined) return documentOf(closed, limit);
  const endpoints = [...vpcEndpointIds].sort();
  const allow: ResourceStatement = {
    Sid: "AllowOwnAccount",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    ...called,
    Condition: { StringEquals: { "aws:SourceVpce": endpoints } },
  };
  return documentOf(
    [...closed, deny("DenyOtherEndpoints", { StringNotEquals: { "aws:SourceVpce": endpoints } }), allow],
    limit,
  );
}
