import {
  CreateBucketCommand,
  type Event,
  PutBucketNotificationConfigurationCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import type { SandboxClients } from "./sandboxClients.js";

export interface TestBucketOptions {
  readonly versioned?: boolean;
  /** Events go to this queue: of new objects, and others where `events` names more. */
  readonly notify?: { readonly queueArn: string; readonly suffix?: string; readonly events?: readonly Event[] };
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
              Events: [...(notify.events ?? ["s3:ObjectCreated:*" as const])],
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
