import {
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { documentOf } from "../preflight/testing/planned.js";
import { account, region } from "./operationsBed.js";

/** Puts a bucket right. */
export async function closeBucket(s3: S3Client, Bucket: string): Promise<void> {
  const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: on }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  const byKey = { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID: `arn:aws:kms:${region}:${account}:key/orders` };
  const Rules = [{ ApplyServerSideEncryptionByDefault: byKey }];
  await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }));
  const secure = {
    ...{ Sid: "DenyPlainHttp", Effect: "Deny", Principal: "*", Action: "s3:*" },
    Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: documentOf(secure) }));
}
