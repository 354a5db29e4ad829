import type * as pulumi from "@pulumi/pulumi";
import { HardenedBucket } from "@sallyport/components";
import { type BucketPlan, foundationIn } from "@sallyport/stack-kit";
import type { TargetRegionPlan } from "../plan/CompressorPlan.js";
import { bucketNameOf } from "./bucketNameOf.js";
import type { Deployment } from "./Deployment.js";
import { labelOf } from "./labelOf.js";

/** A bucket that a region's target workers write to, once for each prefix. */
export interface DestinationBucket {
  readonly bucketName: pulumi.Output<string>;
  /** Absent where an existing bucket has no key of its own. */
  readonly keyArn: pulumi.Input<string> | undefined;
  /** Word for statement ids: made and existing buckets of several rules share them where they share the bucket. */
  readonly label: string;
  /** Prefix of the rule that writes there. */
  readonly prefix: string;
  /** Whether that rule deletes there too. */
  readonly mirrorDeletes: boolean;
}

/** The buckets to which the rules of a region write, made where the configuration names no existing one. */
export function destinationBuckets(
  parent: pulumi.Resource,
  deployment: Deployment,
  { region, arrivals }: TargetRegionPlan,
): DestinationBucket[] {
  const existing = new Map<string, string>();
  return arrivals.flatMap(({ rule, destinations }) =>
    destinations.map(({ bucket }) => ({
      ...placed(bucket),
      prefix: rule.prefix,
      mirrorDeletes: rule.mirrorDeletes,
    })),
  );

  function placed(bucket: BucketPlan): Omit<DestinationBucket, "prefix" | "mirrorDeletes"> {
    const bucketName = bucketNameOf(deployment, bucket, region);
    if (bucket.kind === "existing") {
      const label = existing.get(bucket.bucket) ?? `Target${existing.size + 1}`;
      existing.set(bucket.bucket, label);
      return { bucketName, keyArn: bucket.keyArn, label };
    }
    const { account, config, foundation, tags } = deployment;
    const { accessLogs } = foundationIn(foundation, region);
    const made = new HardenedBucket(
      `${bucket.name}-${region}`,
      { bucketName, accessLogs, account, region, tags, environment: config.environment },
      { parent },
    );
    return { bucketName: made.bucketName, keyArn: made.keyArn, label: labelOf(bucket.name) };
  }
}
