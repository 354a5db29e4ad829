import {
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import type { SandboxClients } from "./sandboxClients.js";

export interface TestBucketOptions {
  readonly versioned?: boolean;
  /** Events of new objects go to this queue. */
  readonly notify?: { readonly queueArn: string; readonly suffix?: string };
  readonly replicate?: { readonly roleArn: string; readonly buckets: readonly string[] };
}

export async function makeBucket(
  { s3, region }: SandboxClients,
  Bucket: string,
  { versioned = true, notify, replicate }: TestBucketOptions = {},
): Promise<string> {
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: region === "eu-west-1" ? "eu-west-1" : "eu-central-1" },
    }),
  );
  if (versioned) {
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  }
  if (notify) {
    const rules = notify.suffix ? [{ Name: "suffix" as const, Value: notify.suffix }] : [];
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket,
        NotificationConfiguration: {
          QueueConfigurations: [
            {
              QueueArn: notify.queueArn,
              Events: ["s3:ObjectCreated:*"],
              ...(rules.length > 0 && { Filter: { Key: { FilterRules: rules } } }),
            },
          ],
        },
      }),
    );
  }
  if (replicate) {
    await s3.send(
      new PutBucketReplicationCommand({
        Bucket,
        ReplicationConfiguration: {
          Role: replicate.roleArn,
          Rules: replicate.buckets.map((bucket, Priority) => ({
            ID: bucket,
            Priority,
            Status: "Enabled" as const,
            Filter: { Prefix: "" },
            DeleteMarkerReplication: { Status: "Disabled" as const },
            Destination: { Bucket: `arn:aws:s3:::${bucket}` },
          })),
        },
      }),
    );
  }
  return Bucket;
}
