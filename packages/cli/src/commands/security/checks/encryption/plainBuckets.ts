import { ListBucketsCommand, type S3Client } from "@aws-sdk/client-s3";
import { bucketEncryptionOf } from "../../../../aws/bucketEncryptionOf.js";
import { bucketPolicyOf } from "../../../../aws/bucketPolicyOf.js";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";

/**
 * Buckets that are not encrypted by KMS (ENC-01). Those that S3 delivers its access logs to are encrypted by S3's own key: it
 * writes to no others (Amazon S3 User Guide, "Enabling Amazon S3 server access logging").
 */
export async function plainBuckets({ clients, regions: [region = ""] }: ValidationScope): Promise<readonly Found[]> {
  const s3 = clients.s3(region);
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const names = Buckets.flatMap(({ Name }) => Name ?? []);
  return (await Promise.all(names.map((name) => judge(s3, name)))).flat();
}

async function judge(s3: S3Client, Bucket: string): Promise<readonly Found[]> {
  const algorithm = (await bucketEncryptionOf(s3, Bucket))?.SSEAlgorithm;
  if (algorithm === "aws:kms" || algorithm === "aws:kms:dsse") return [];
  if (algorithm === "AES256" && (await takesAccessLogs(s3, Bucket))) return [];
  return [
    {
      severity: algorithm === undefined ? "high" : "low",
      where: `bucket ${Bucket}`,
      message: algorithm === undefined ? "It has no default encryption" : "It is encrypted by S3's own key",
      fix: "Encrypt it by default with a customer-managed key",
    },
  ];
}

async function takesAccessLogs(s3: S3Client, Bucket: string): Promise<boolean> {
  const statements = await bucketPolicyOf(s3, Bucket);
  return statements.some(
    ({ effect, principals }) =>
      effect === "Allow" && principals.some(({ value }) => value === "logging.s3.amazonaws.com"),
  );
}
