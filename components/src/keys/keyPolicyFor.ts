import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { pascalCase } from "../naming/pascalCase.js";

/** A service that uses a key, resolved. */
interface KeyService {
  readonly service: string;
  readonly sourceArns: readonly string[];
}

interface KeyPolicyPlan {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly services: readonly KeyService[];
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

/**
 * A key policy: the account's IAM governs use and administration (ENC-09), and each named service may use the key only
 * on behalf of this account and of the named resources. `Resource: "*"` in a key policy means this key.
 */
export function keyPolicyFor({
  accountId,
  partition,
  region,
  services,
}: KeyPolicyPlan): PolicyDocument<ResourceStatement> {
  const delegate: ResourceStatement = {
    Sid: "DelegateToIam",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
    // Anything less can leave a key that nobody can administer (AWS: default key policy).
    Action: "kms:*",
    Resource: ["*"],
  };
  const merged = new Map<string, Set<string>>();
  for (const { service, sourceArns } of services) {
    const arns = merged.get(service) ?? new Set();
    for (const arn of sourceArns) arns.add(arn);
    merged.set(service, arns);
  }
  const uses = [...merged]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, arns]) => useBy(service, [...arns].sort()));
  return documentOf([delegate, ...uses], limit);

  function useBy(service: string, arns: readonly string[]): ResourceStatement {
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
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: ["*"],
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": arns },
      },
    };
  }
}
