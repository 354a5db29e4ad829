import { GetBucketLoggingCommand, PutBucketLoggingCommand } from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";

export const bucketLogging = bucketSetting({
  type: "aws:s3/bucketLogging:BucketLogging",
  applied: false,
  why: "The target is kept and returned; no access log is delivered.",
  inputs: { targetBucket: shape.required(shape.text()), targetPrefix: shape.required(shape.text()) },
  unsupported: ["expectedBucketOwner", "targetGrants", "targetObjectKeyFormat"],
  examples: [
    {
      needs: exampleBuckets("logging"),
      base: (made) => ({ bucket: made("bucket", "id"), targetBucket: made("other", "id"), targetPrefix: "a/" }),
      updated: (made) => ({ bucket: made("bucket", "id"), targetBucket: made("other", "id"), targetPrefix: "b/" }),
      replacing: (made) => ({ bucket: made("other", "id"), targetBucket: made("bucket", "id"), targetPrefix: "a/" }),
    },
  ],
  put: async (s3, { bucket, targetBucket, targetPrefix }) =>
    await s3.send(
      new PutBucketLoggingCommand({
        Bucket: bucket,
        BucketLoggingStatus: { LoggingEnabled: { TargetBucket: targetBucket, TargetPrefix: targetPrefix } },
      }),
    ),
  get: async (s3, bucket) => {
    const answer = await orAbsent(s3.send(new GetBucketLoggingCommand({ Bucket: bucket })), "NoSuchBucket");
    const live = answer?.LoggingEnabled;
    return live === undefined ? undefined : { targetBucket: live.TargetBucket, targetPrefix: live.TargetPrefix ?? "" };
  },
  remove: async (s3, bucket) => await s3.send(new PutBucketLoggingCommand({ Bucket: bucket, BucketLoggingStatus: {} })),
});
