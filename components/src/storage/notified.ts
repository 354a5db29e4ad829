import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BucketPlan } from "./BucketPlan.js";
import { createdEvents } from "./checkNotifications.js";

/** The queues that hear of a bucket's objects. */
export function notified({ parent, name, args, bucket }: BucketPlan): pulumi.Resource[] {
  if (args.notifications === undefined) return [];
  const queues = args.notifications.map(({ queueArn, prefix, suffix, events }, index) => ({
    id: `queue-${index + 1}`,
    queueArn,
    events: events ?? [...createdEvents],
    filterPrefix: prefix,
    filterSuffix: suffix,
  }));
  // S3 sends each queue a test event here and refuses when that fails: `queueArn` waits for the queue's policy.
  const { region } = args;
  return [new aws.s3.BucketNotification(`${name}-notification`, { bucket: bucket.id, queues, region }, { parent })];
}
