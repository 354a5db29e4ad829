import { HardenedBucket } from "@sallyport/components";
import { madeBucketName, placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

/** The bucket of the data, under a key of its own. */
export function sampleThingBucket(deployment: Deployment): HardenedBucket {
  const { plan, accessLogs } = deployment;
  const name = `${plan.base}-data`;
  return new HardenedBucket(name, {
    bucketName: madeBucketName(deployment, name),
    accessLogs,
    lifecycle: { expireDays: plan.config.expireDays },
    ...placed(deployment),
  });
}
