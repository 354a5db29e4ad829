import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { HardenedBucket } from "@sallyport/components";
import type { BucketPlan } from "../plan/BucketPlan.js";
import { placed } from "./placed.js";
import type { RegionDeployment, RegionPlan } from "./RegionDeployment.js";

interface InputPlan extends RegionPlan {
  readonly config: RegionPlan["config"] & { readonly input: { readonly prefix: string } };
  readonly input: BucketPlan;
}

interface InputPlaces {
  /** Physical name of the bucket. */
  readonly inputName: pulumi.Output<string>;
  /** Key of what the stack makes. */
  readonly keyArn: pulumi.Output<string>;
  /** Queue that is told of uploads. */
  readonly queueArn: pulumi.Output<string>;
}

/** The input's bucket, which tells the queue of every object that is created below the prefix. */
export function inputBucket(
  parent: pulumi.Resource,
  deployment: RegionDeployment<InputPlan>,
  { inputName, keyArn, queueArn }: InputPlaces,
): { readonly bucketName: pulumi.Output<string>; readonly keyArn: pulumi.Output<string> | undefined } {
  const { accessLogs, plan } = deployment;
  const { input, config, region } = plan;
  const { prefix } = config.input;
  if (input.kind === "made") {
    const notifications = [{ queueArn, prefix }];
    const made = new HardenedBucket(
      input.name,
      { bucketName: inputName, keyArn, accessLogs, notifications, ...placed(deployment) },
      { parent },
    );
    return { bucketName: made.bucketName, keyArn };
  }
  // S3 keeps one configuration a bucket: this one takes the place of whatever notifications the bucket had.
  const notification = new aws.s3.BucketNotification(
    `${plan.base}-input-notification`,
    {
      bucket: input.bucket,
      region,
      queues: [{ id: plan.base, queueArn, events: ["s3:ObjectCreated:*"], filterPrefix: prefix }],
    },
    { parent },
  );
  const bucketName = pulumi.all([inputName, notification.id]).apply(([name]) => name);
  return { bucketName, keyArn: input.keyArn === undefined ? undefined : pulumi.output(input.keyArn) };
}
