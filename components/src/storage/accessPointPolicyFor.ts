import {
  type Access,
  documentOf,
  type PolicyDocument,
  type ResourceStatement,
  resourceStatementsFor,
} from "@sallyport/intents";

/** An access point of a bucket, resolved. */
export interface AccessPointPlan {
  readonly accessPointArn: string;
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly roleArns: readonly string[];
  readonly actions: readonly Access[];
  readonly prefix?: string | undefined;
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
}

/** Longest policy that S3 takes for an access point. */
const limit = 20_480;

/** The policy of an access point: the named roles do what the verbs say, through it, on their folder. */
export function accessPointPolicyFor(plan: AccessPointPlan): PolicyDocument<ResourceStatement> {
  const { accessPointArn, bucketName, bucketArn, roleArns, actions, prefix } = plan;
  const intent = { bucket: bucketName, actions, ...(prefix === undefined ? {} : { prefix }) };
  const statements = resourceStatementsFor([intent], plan).map((statement) => ({
    ...statement,
    Principal: { AWS: [...new Set(roleArns)].sort() },
    // Intents speak of the bucket; an access point's objects lie under its own ARN.
    Resource: statement.Resource.map((resource) =>
      resource === bucketArn ? accessPointArn : resource.replace(`${bucketArn}/`, `${accessPointArn}/object/`),
    ),
  }));
  return documentOf(statements, limit);
}
