import { unscopedDeployActions } from "./deployer/unscopedDeployActions.js";

/** Deliveries of logs have no ARN; of a resource policy, IAM cannot say which. */
const logDelivery: Readonly<Record<string, string>> = {
  "logs:CreateLogDelivery": "AWS defines no resource type for it",
  "logs:DeleteLogDelivery": "AWS defines no resource type for it",
  "logs:DescribeLogGroups": "it lists names; AWS evaluates it on all log groups",
  "logs:DescribeResourcePolicies": "AWS defines no resource type for it",
  "logs:GetLogDelivery": "AWS defines no resource type for it",
  "logs:ListLogDeliveries": "AWS defines no resource type for it",
  "logs:PutResourcePolicy": "AWS defines no resource type for it; Step Functions lets log delivery in by it",
  "logs:UpdateLogDelivery": "AWS defines no resource type for it",
};

/**
 * The only actions that may be granted on resource `*`, each with the reason (IAM-01). Source: the actions tables of
 * the AWS Service Authorization Reference, column "Resource types".
 */
export const unscopedActions: Readonly<Record<string, string>> = {
  ...unscopedDeployActions,
  "ecr:GetAuthorizationToken":
    "a registry login is for the account's whole registry; AWS defines no resource type for it",
  "batch:DescribeJobs": "AWS defines no resource type for it",
  "batch:ListJobs": "AWS defines no resource type for it",
  "cloudwatch:PutMetricData": "metrics have no ARN; the condition cloudwatch:namespace narrows it to one namespace",
  "ec2:DescribeNetworkInterfaces": "AWS defines no resource type for it",
  "ec2:DescribeSecurityGroupRules": "AWS defines no resource type for it",
  "ec2:DescribeSubnets": "AWS defines no resource type for it",
  ...logDelivery,
  "secretsmanager:GetRandomPassword": "it reads no secret: AWS defines no resource type for it",
  "xray:PutTelemetryRecords": "AWS defines no resource type for it",
  "xray:PutTraceSegments": "AWS defines no resource type for it",
};
