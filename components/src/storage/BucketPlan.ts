import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { HardenedBucketArgs } from "./HardenedBucketArgs.js";

/** What the parts of a hardened bucket are made from. */
export interface BucketPlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: HardenedBucketArgs;
  readonly home: Home;
  readonly bucketName: pulumi.Output<string>;
  /** Absent where S3's own keys encrypt the objects. */
  readonly keyArn: pulumi.Output<string> | undefined;
  readonly bucket: aws.s3.Bucket;
  readonly versioning: aws.s3.BucketVersioning;
  readonly tags: pulumi.Output<Record<string, string>>;
}
