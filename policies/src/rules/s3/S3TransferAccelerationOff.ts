import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { settingTypes } from "./settingTypes.js";

const [accelerationType, oldAccelerationType] = settingTypes.acceleration.types;

/** No bucket has an accelerated endpoint. */
export const S3TransferAccelerationOff: ResourceRule = {
  id: "s3-no-transfer-acceleration",
  title: "Buckets have no accelerated endpoint",
  severity: "low",
  why: "The accelerated endpoint takes data in at public edge locations: it goes past VPC endpoints and their policies",
  fix: "leave BucketAccelerateConfiguration out, and let S3 replicate between regions",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html",
  controls: ["NET-18"],
  scope: "resource",
  types: [...settingTypes.acceleration.types, ...bucketTypes],
  evaluate: ({ name, inputs }) =>
    inputs.status === "Enabled" || inputs.accelerationStatus === "Enabled"
      ? violation("Accelerated", `${name} opens an endpoint at the edge`)
      : compliant,
  examples: {
    good: [{ type: accelerationType, name: "edge", props: { status: "Suspended" } }],
    bad: [{ type: accelerationType, name: "edge", props: { status: "Enabled" } }],
    others: {
      "of v6": [{ type: oldAccelerationType, name: "edge", props: { status: "Enabled" } }],
      inline: [{ type: bucketTypes[0], name: "data", props: { accelerationStatus: "Enabled" } }],
    },
  },
};
