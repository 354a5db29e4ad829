import {
  type AccessIntent,
  documentOf,
  keyStatementsFor,
  type PolicyDocument,
  type ResourceStatement,
} from "@sallyport/intents";
import { pascalCase } from "../naming/pascalCase.js";

/** A service that uses a key, resolved. */
interface KeyService {
  readonly service: string;
  readonly sourceArns: readonly string[];
}

/** Roles that use a key through the services of what it protects, resolved. */
interface KeyUser {
  readonly roleArns: readonly string[];
  readonly access: readonly AccessIntent[];
}

interface KeyPolicyPlan {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly services: readonly KeyService[];
  readonly users?: readonly KeyUser[];
  readonly administratorArns?: readonly string[];
}

/** Longest key policy that KMS takes. */
const limit = 32_768;

const logsActions = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/** Services that look at a key before they take it (CloudTrail User Guide, "Configure AWS KMS key policies"). */
const describing: readonly string[] = ["cloudtrail.amazonaws.com"];

/** What an administrator does: everything about the key, and nothing with it. Grants would give use away. */
const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/**
 * A key policy: the account's IAM governs use and administration (ENC-09), named roles administer, and each named
 * service or role may use the key only on behalf of this account and of the named resources. `Resource: "*"` in a key
 * policy means this key.
 */
export function keyPolicyFor(plan: KeyPolicyPlan): PolicyDocument<ResourceStatement> {
  const delegate: ResourceStatement = {
    Sid: "DelegateToIam",
    Effect: "Allow",
    Principal: { AWS: `arn:${plan.partition}:iam::${plan.accountId}:root` },
    // Anything less can leave a key that nobody can administer (AWS: default key policy).
    Action: "kms:*",
    Resource: ["*"],
  };
  const users = (plan.users ?? []).flatMap((user) => useByRoles(user, plan));
  return documentOf(
    [delegate, ...administrationBy(plan.administratorArns ?? []), ...servicesOf(plan), ...users],
    limit,
  );
}

function administrationBy(roleArns: readonly string[]): ResourceStatement[] {
  if (roleArns.length === 0) return [];
  const AWS = [...new Set(roleArns)].sort();
  return [{ Sid: "Administer", Effect: "Allow", Principal: { AWS }, Action: administration, Resource: ["*"] }];
}

function useByRoles({ roleArns, access }: KeyUser, plan: KeyPolicyPlan): ResourceStatement[] {
  // The key's own ARN is not known while its policy is written, nor does the policy need it.
  const key = `arn:${plan.partition}:kms:${plan.region}:${plan.accountId}:key/itself`;
  const intents = access.map((intent) => ({ ...intent, key }));
  return keyStatementsFor(intents, plan).map((statement) => ({
    ...statement,
    Principal: { AWS: [...new Set(roleArns)].sort() },
    Resource: ["*"],
  }));
}

function servicesOf({ services, accountId, region }: KeyPolicyPlan): ResourceStatement[] {
  const merged = new Map<string, Set<string>>();
  for (const { service, sourceArns } of services) {
    const arns = merged.get(service) ?? new Set();
    for (const arn of sourceArns) arns.add(arn);
    merged.set(service, arns);
  }
  return [...merged]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, arns]) => useBy(service, [...arns].sort(), accountId, region));
}

function useBy(service: string, arns: readonly string[], accountId: string, region: string): ResourceStatement {
  const sid = `UseBy${pascalCase(service.replace(".amazonaws.com", ""))}`;
  if (service === "logs.amazonaws.com") {
    // CloudWatch Logs names the log group in the encryption context, not in aws:SourceArn.
    return {
      Sid: sid,
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: logsActions,
      Resource: ["*"],
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arns } },
    };
  }
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: { Service: service },
    Action: ["kms:Decrypt", ...(describing.includes(service) ? ["kms:DescribeKey"] : []), "kms:GenerateDataKey"],
    Resource: ["*"],
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": arns },
    },
  };
}
