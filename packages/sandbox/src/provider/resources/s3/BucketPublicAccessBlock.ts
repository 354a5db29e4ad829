import {
  DeletePublicAccessBlockCommand,
  GetPublicAccessBlockCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";

const off = shape.withDefault(shape.flag(), false);

export const bucketPublicAccessBlock = bucketSetting({
  type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  applied: true,
  why: "Public policies and access lists are refused or ignored.",
  inputs: { blockPublicAcls: off, blockPublicPolicy: off, ignorePublicAcls: off, restrictPublicBuckets: off },
  unsupported: ["skipDestroy"],
  examples: [
    {
      needs: exampleBuckets("public-access"),
      base: (made) => ({ bucket: made("bucket", "id"), blockPublicAcls: true, restrictPublicBuckets: true }),
      updated: (made) => ({ bucket: made("bucket", "id"), blockPublicAcls: true, blockPublicPolicy: true }),
      replacing: (made) => ({ bucket: made("other", "id"), blockPublicAcls: true }),
    },
  ],
  put: async (s3, inputs) =>
    await s3.send(
      new PutPublicAccessBlockCommand({
        Bucket: inputs.bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: inputs.blockPublicAcls,
          BlockPublicPolicy: inputs.blockPublicPolicy,
          IgnorePublicAcls: inputs.ignorePublicAcls,
          RestrictPublicBuckets: inputs.restrictPublicBuckets,
        },
      }),
    ),
  get: async (s3, bucket) => {
    const answer = await orAbsent(
      s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket })),
      "NoSuchPublicAccessBlockConfiguration",
    );
    const live = answer?.PublicAccessBlockConfiguration;
    return live === undefined
      ? undefined
      : {
          blockPublicAcls: live.BlockPublicAcls ?? false,
          blockPublicPolicy: live.BlockPublicPolicy ?? false,
          ignorePublicAcls: live.IgnorePublicAcls ?? false,
          restrictPublicBuckets: live.RestrictPublicBuckets ?? false,
        };
  },
  remove: async (s3, bucket) => await s3.send(new DeletePublicAccessBlockCommand({ Bucket: bucket })),
});
