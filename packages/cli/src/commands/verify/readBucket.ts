import { GetBucketLocationCommand, GetBucketVersioningCommand, type S3Client } from "@aws-sdk/client-s3";
import { denialsOf, isPublic } from "@sallyport/policies";
import { bucketEncryptionOf } from "../../aws/bucketEncryptionOf.js";
import { bucketPolicyOf } from "../../aws/bucketPolicyOf.js";
import { publicAccessBlockOf } from "../../aws/publicAccessBlockOf.js";
import { CommandError } from "../../output/CommandError.js";
import type { BucketState } from "./BucketState.js";

/** Reads what a bucket is set to. @throws CommandError where there is no such bucket */
export async function readBucket(s3: S3Client, Bucket: string): Promise<BucketState> {
  const region = await regionOf(s3, Bucket);
  const [encryption, block, versioning, statements] = await Promise.all([
    bucketEncryptionOf(s3, Bucket),
    publicAccessBlockOf(s3, Bucket),
    s3.send(new GetBucketVersioningCommand({ Bucket })),
    bucketPolicyOf(s3, Bucket),
  ]);
  return {
    bucket: Bucket,
    region,
    encryption: encryption?.SSEAlgorithm ?? null,
    key: encryption?.KMSMasterKeyID ?? null,
    publicAccessBlock: {
      BlockPublicAcls: block?.BlockPublicAcls === true,
      IgnorePublicAcls: block?.IgnorePublicAcls === true,
      BlockPublicPolicy: block?.BlockPublicPolicy === true,
      RestrictPublicBuckets: block?.RestrictPublicBuckets === true,
    },
    versioning: versioning.Status ?? "Off",
    publicPolicy: statements.some((statement) => isPublic(statement)),
    refusesPlainHttp: denialsOf(statements, "s3:*", { "aws:securetransport": "false" }).length > 0,
  };
}

async function regionOf(s3: S3Client, Bucket: string): Promise<string> {
  try {
    const { LocationConstraint } = await s3.send(new GetBucketLocationCommand({ Bucket }));
    return LocationConstraint ?? "us-east-1";
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "NoSuchBucket") throw error;
    throw new CommandError(
      `There is no bucket ${Bucket}`,
      "Look at its name, and with `sallyport whoami` at the account that you are in",
      2,
      { cause: error },
    );
  }
}
