import { randomUUID } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { classifyError } from "@sallyport/worker-kit";
import { CredentialError } from "../CredentialError.js";
import type { EnvironmentName } from "../EnvironmentName.js";
import type { ServiceBucket } from "../settings/ManagerSettings.js";
import type { CheckList } from "./CheckList.js";
import type { ValidationContext } from "./ValidationContext.js";

/** Each bucket of the environment under the role that uses it: read, and where the role writes, a probe object. */
export async function checkS3(
  list: CheckList,
  environment: EnvironmentName,
  { settings, manager, s3 }: ValidationContext,
): Promise<void> {
  const buckets = settings.buckets[environment] ?? [];
  await list.need("buckets configured", async () => {
    if (buckets.length > 0) return { message: buckets.map(({ bucket }) => bucket).join(", "), result: true };
    throw new CredentialError({
      code: "bucket-denied",
      what: `No bucket is configured for ${environment}`,
      fix: "Name them in SALLYPORT_SERVICE_BUCKETS, or deploy stacks/credentials for that environment",
    });
  });
  for (const bucket of buckets) {
    const client = await list.need(`role for ${bucket.bucket}`, async () => {
      const { provider, roleArn } = await manager.getAwsCredentialsForService(bucket.service, environment);
      return { message: roleArn, result: new S3Client({ ...s3, credentials: provider }) };
    });
    try {
      await list.need(`${bucket.bucket} can be ${bucket.write ? "read and written" : "read"}`, async () => {
        await useBucket(client as S3Client, bucket);
        return { message: `Under ${bucket.prefix || "any prefix"}`, result: true };
      });
    } finally {
      client?.destroy();
    }
    list.goOn();
  }
}

async function useBucket(client: S3Client, { bucket: Bucket, prefix: Prefix, write }: ServiceBucket): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
    await client.send(new ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 }));
    if (!write) return;
    const probe = { Bucket, Key: `${Prefix}sallyport-probe-${randomUUID()}` };
    await client.send(new PutObjectCommand({ ...probe, Body: "probe" }));
    await (await client.send(new GetObjectCommand(probe))).Body?.transformToString();
    await client.send(new DeleteObjectCommand(probe));
  } catch (error) {
    throw new CredentialError({
      code: "bucket-denied",
      what: `The bucket ${Bucket} cannot be used as its role has to (${classifyError(error).reason})`,
      fix: "See that the bucket exists, and that the role is granted it with its key, under this prefix",
      cause: error,
    });
  }
}
