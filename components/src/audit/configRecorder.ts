import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { ConfigBaselineArgs } from "./ConfigBaselineArgs.js";
import type { HistoryBucket } from "./historyBucket.js";

/** Makes a region's recorder, which records once it has where to deliver; gives it, recording. */
export function configRecorder(
  parent: pulumi.Resource,
  name: string,
  { args, home, bucket }: { readonly args: ConfigBaselineArgs; readonly home: Home; readonly bucket: HistoryBucket },
): aws.cfg.RecorderStatus {
  const { region, globalResources = false } = args;
  const opts = { parent };
  const serviceRole = "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
  const recorder = new aws.cfg.Recorder(
    `${name}-recorder`,
    {
      name,
      roleArn: args.roleArn ?? pulumi.interpolate`arn:${home.partition}:iam::${home.accountId}:${serviceRole}`,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: globalResources },
      region,
    },
    opts,
  );
  const channel = new aws.cfg.DeliveryChannel(
    `${name}-channel`,
    {
      name,
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: bucket.keyArn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      region,
    },
    // Config takes a channel beside a recorder only.
    { ...opts, dependsOn: [recorder] },
  );
  return new aws.cfg.RecorderStatus(
    `${name}-recording`,
    { name: recorder.name, isEnabled: true, region },
    // It starts a recorder that has a channel only.
    { ...opts, dependsOn: [channel] },
  );
}
