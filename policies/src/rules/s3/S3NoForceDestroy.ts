import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";

const objectTypes = [
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/objectCopy:ObjectCopy",
];

/** Nothing that stores data is emptied so that it can be deleted. */
export const S3NoForceDestroy: ResourceRule = {
  id: "s3-no-force-destroy",
  title: "Buckets are not emptied to be deleted",
  severity: "high",
  why: "With forceDestroy a wrong name, a replacement or pulumi destroy deletes every object and every version, locks bypassed",
  fix: "remove forceDestroy, and empty a bucket by hand where it has to go",
  url: "https://www.pulumi.com/registry/packages/aws/api-docs/s3/bucket/#forcedestroy_nodejs",
  controls: ["BAK-05"],
  scope: "resource",
  types: [...bucketTypes, ...objectTypes],
  evaluate: ({ name, inputs }) =>
    inputs.forceDestroy === true ? violation("ForceDestroy", `${name} is deleted with all that is in it`) : compliant,
  examples: {
    good: [{ type: bucketTypes[0], name: "data", props: { forceDestroy: false } }],
    bad: [{ type: bucketTypes[0], name: "data", props: { forceDestroy: true } }],
    others: {
      "an object under a lock": [
        { type: "aws:s3/bucketObjectv2:BucketObjectv2", name: "page", props: { forceDestroy: true } },
      ],
    },
  },
};
