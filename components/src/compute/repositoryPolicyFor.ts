import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";

interface RepositoryPolicyPlan {
  readonly accountId: string;
  /** ARNs of the functions that run images of the repository. */
  readonly functionArns: readonly string[];
}

/** Longest repository policy that ECR takes. */
const limit = 10_240;

/**
 * The policy of a repository: nobody of another account, no call without TLS, and Lambda pulls for the named functions of
 * this account only (Lambda developer guide, "Amazon ECR permissions"). Statements of ECR name no resource. IAM grants
 * the rest: an execution role the pull of tasks, a deployer the push.
 */
export function repositoryPolicyFor({
  accountId,
  functionArns,
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
  const lambdaPulls: ResourceStatement = {
    Sid: "AllowPullByLambda",
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": [...new Set(functionArns)].sort() },
    },
  };
  return documentOf([denyInsecure, denyOthers, ...(functionArns.length > 0 ? [lambdaPulls] : [])], limit);
}
