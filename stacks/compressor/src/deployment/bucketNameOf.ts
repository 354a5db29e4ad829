import * as pulumi from "@pulumi/pulumi";
import { type BucketPlan, madeBucketName } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

/** A bucket's physical name: the existing one's, or the one that a made bucket gets, known before it is made. */
export function bucketNameOf(
  { account, config }: Deployment,
  bucket: BucketPlan,
  region: string,
): pulumi.Output<string> {
  if (bucket.kind === "existing") return pulumi.output(bucket.bucket);
  return madeBucketName({ account, region }, `${bucket.name}-${config.environment}`);
}
