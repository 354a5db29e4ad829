import * as aws from "@pulumi/aws";
import type { RulePlan } from "../plan/CompressorPlan.js";
import { notifiedEvents } from "../plan/notifiedEvents.js";
import type { SourceRule } from "./SourceRule.js";

/**
 * The notifications of source buckets that exist already. S3 keeps one configuration a bucket, so all rules of a bucket
 * share one resource, which replaces whatever notifications the bucket had.
 */
export function existingSourceNotifications(
  base: string,
  rules: readonly { readonly plan: RulePlan; readonly deployed: SourceRule }[],
): void {
  const byBucket = new Map<string, (typeof rules)[number][]>();
  for (const rule of rules) {
    const { bucket } = rule.plan;
    if (bucket.kind === "existing") byBucket.set(bucket.bucket, [...(byBucket.get(bucket.bucket) ?? []), rule]);
  }
  for (const [bucket, sharing] of byBucket) {
    const [first] = sharing;
    new aws.s3.BucketNotification(`${base}-${bucket}-notification`, {
      bucket,
      ...(first === undefined ? {} : { region: first.plan.region }),
      queues: sharing.map(({ plan, deployed }) => ({
        id: plan.name,
        queueArn: deployed.queueArn,
        events: notifiedEvents(plan),
        filterPrefix: plan.prefix,
        ...(plan.suffix === undefined ? {} : { filterSuffix: plan.suffix }),
      })),
    });
  }
}
