import {
  DeleteBucketOwnershipControlsCommand,
  GetBucketOwnershipControlsCommand,
  PutBucketOwnershipControlsCommand,
} from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";

const owners = ["BucketOwnerEnforced", "BucketOwnerPreferred", "ObjectWriter"] as const;

export const bucketOwnershipControls = bucketSetting({
  type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
  applied: true,
  why: "With BucketOwnerEnforced, requests that set an access list are refused.",
  inputs: { rule: shape.required(shape.object({ objectOwnership: shape.required(shape.text(owners)) })) },
  examples: [
    {
      needs: exampleBuckets("ownership"),
      base: (made) => ({ bucket: made("bucket", "id"), rule: { objectOwnership: "BucketOwnerEnforced" } }),
      updated: (made) => ({ bucket: made("bucket", "id"), rule: { objectOwnership: "BucketOwnerPreferred" } }),
      replacing: (made) => ({ bucket: made("other", "id"), rule: { objectOwnership: "BucketOwnerEnforced" } }),
    },
  ],
  put: async (s3, { bucket, rule }) =>
    await s3.send(
      new PutBucketOwnershipControlsCommand({
        Bucket: bucket,
        OwnershipControls: { Rules: [{ ObjectOwnership: rule.objectOwnership }] },
      }),
    ),
  get: async (s3, bucket) => {
    const answer = await orAbsent(
      s3.send(new GetBucketOwnershipControlsCommand({ Bucket: bucket })),
      "OwnershipControlsNotFoundError",
    );
    const objectOwnership = answer?.OwnershipControls?.Rules?.[0]?.ObjectOwnership;
    return objectOwnership === undefined ? undefined : { rule: { objectOwnership } };
  },
  remove: async (s3, bucket) => await s3.send(new DeleteBucketOwnershipControlsCommand({ Bucket: bucket })),
});
