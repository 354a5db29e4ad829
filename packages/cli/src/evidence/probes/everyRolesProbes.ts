import type { Probe } from "./Probe.js";

/** Whose role, where. */
interface Place {
  readonly role: string;
  readonly account: string;
  readonly region: string;
}

/** Calls by which any role could grow beyond what it holds, whatever that is: its own policies, other identities, keys, the audit trail. */
export function everyRolesProbes({ role, account, region }: Place): readonly Probe[] {
  const itself = `arn:aws:iam::${account}:role/${role}`;
  const other = `arn:aws:iam::${account}:role/sallyport-probe-other`;
  const user = `arn:aws:iam::${account}:user/sallyport-probe`;
  const regional = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
  return [
    { kind: "change-own-policy", action: "iam:PutRolePolicy", resource: itself },
    { kind: "change-own-policy", action: "iam:AttachRolePolicy", resource: itself },
    { kind: "drop-boundary", action: "iam:DeleteRolePermissionsBoundary", resource: itself },
    { kind: "change-trust", action: "iam:UpdateAssumeRolePolicy", resource: other },
    { kind: "make-identity", action: "iam:CreateUser", resource: user },
    { kind: "make-identity", action: "iam:CreateAccessKey", resource: user },
    { kind: "other-role", action: "sts:AssumeRole", resource: other },
    {
      ...{ kind: "pass-role", action: "iam:PassRole", resource: other },
      ...{ unjudged: "the sandbox does not check iam:PassRole", unsendable: "AWS asks for it within another call" },
    },
    { kind: "list-account", action: "s3:ListAllMyBuckets", resource: "*" },
    { kind: "other-bucket", action: "s3:GetObject", resource: "arn:aws:s3:::sallyport-probe-bucket/key" },
    { kind: "other-bucket", action: "s3:PutObject", resource: "arn:aws:s3:::sallyport-probe-bucket/key" },
    { kind: "other-key", action: "kms:Decrypt", resource: regional("kms", "key/00000000-0000-4000-8000-000000000000") },
    {
      kind: "other-secret",
      action: "secretsmanager:GetSecretValue",
      resource: regional("secretsmanager", "secret:sallyport-probe"),
    },
    { kind: "other-table", action: "dynamodb:Scan", resource: regional("dynamodb", "table/sallyport-probe") },
    { kind: "other-queue", action: "sqs:ReceiveMessage", resource: regional("sqs", "sallyport-probe") },
    {
      kind: "other-function",
      action: "lambda:UpdateFunctionCode",
      resource: regional("lambda", "function:sallyport-probe"),
    },
    { kind: "other-login", action: "rds-db:connect", resource: regional("rds-db", "dbuser:*/sallyport-probe") },
    { kind: "run-anything", action: "ecs:RunTask", resource: regional("ecs", "task-definition/sallyport-probe:1") },
    {
      kind: "open-network",
      action: "ec2:AuthorizeSecurityGroupIngress",
      resource: regional("ec2", "security-group/sg-00000000"),
    },
    { kind: "stop-trail", action: "cloudtrail:StopLogging", resource: regional("cloudtrail", "trail/sallyport-probe") },
    { kind: "stop-detection", action: "guardduty:DeleteDetector", resource: regional("guardduty", "detector/probe") },
    { kind: "delete-logs", action: "logs:DeleteLogGroup", resource: regional("logs", "log-group:sallyport-probe") },
  ];
}
