import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";

interface RepositoryPolicyPlan {
  readonly accountId: string;
  /** ARNs of the functions that run images of the repository. */
  readonly functionArns: readonly string[];
  /** Patterns of ARNs of the EMR Serverless applications that run images of the repository. */
  readonly applicationArns: readonly string[];
}

/** Longest repository policy that ECR takes. */
const limit = 10_240;

/**
 * The policy of a repository: nobody of another account, no call without TLS, and Lambda pulls for the named functions of
 * this account only (Lambda developer guide, "Amazon ECR permissions"), and EMR Serverless for its applications (EMR
 * Serverless user guide, "Customizing an EMR Serverless image"), whose ids AWS draws only when it has seen the image.
 * Statements of ECR name no resource. IAM grants the rest: an execution role the pull of tasks, a deployer the push.
 */
export function repositoryPolicyFor({
  accountId,
  functionArns,
  applicationArns,
}: RepositoryPolicyPlan): PolicyDocument<ResourceStatement> {
  const denyInsecure: ResourceStatement = {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "ecr:*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const denyOthers: ResourceStatement = {
    Sid: "DenyOtherAccounts",
    Effect: "Deny",
    Principal: "*",
    Action: "ecr:*",
    // AWS services have no account of their own: what they may is below.
    Condition: {
      StringNotEquals: { "aws:PrincipalAccount": accountId },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  };
  const pulls = (by: string, service: string, arns: readonly string[], more: readonly string[] = []) => {
    const statement: ResourceStatement = {
      Sid: `AllowPullBy${by}`,
      Effect: "Allow",
      Principal: { Service: service },
      Action: ["ecr:BatchGetImage", ...more, "ecr:GetDownloadUrlForLayer"],
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": [...new Set(arns)].sort() },
      },
    };
    return arns.length > 0 ? [statement] : [];
  };
  return documentOf(
    [
      denyInsecure,
      denyOthers,
      ...pulls("Lambda", "lambda.amazonaws.com", functionArns),
      ...pulls("EmrServerless", "emr-serverless.amazonaws.com", applicationArns, ["ecr:DescribeImages"]),
    ],
    limit,
  );
}
