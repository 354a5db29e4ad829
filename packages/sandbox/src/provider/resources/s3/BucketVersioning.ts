import { GetBucketVersioningCommand, PutBucketVersioningCommand } from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";

export const bucketVersioning = bucketSetting({
  type: "aws:s3/bucketVersioning:BucketVersioning",
  applied: true,
  why: "Versions and delete markers are kept.",
  inputs: {
    versioningConfiguration: shape.required(
      shape.object({ status: shape.required(shape.text(["Enabled", "Suspended"])) }, ["mfaDelete"]),
    ),
  },
  unsupported: ["expectedBucketOwner", "mfa"],
  survivesDelete: "Versioning that was on can only be suspended.",
  examples: [
    {
      needs: exampleBuckets("versioning"),
      base: (made) => ({ bucket: made("bucket", "id"), versioningConfiguration: { status: "Enabled" } }),
      updated: (made) => ({ bucket: made("bucket", "id"), versioningConfiguration: { status: "Suspended" } }),
      replacing: (made) => ({ bucket: made("other", "id"), versioningConfiguration: { status: "Enabled" } }),
    },
  ],
  put: async (s3, { bucket, versioningConfiguration: { status } }) =>
    await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: status } })),
  get: async (s3, bucket) => {
    const answer = await orAbsent(s3.send(new GetBucketVersioningCommand({ Bucket: bucket })), "NoSuchBucket");
    return answer?.Status === undefined ? undefined : { versioningConfiguration: { status: answer.Status } };
  },
  remove: async (s3, bucket) =>
    await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: "Suspended" } })),
});
