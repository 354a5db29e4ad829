import { DeleteBucketPolicyCommand, GetBucketPolicyCommand, PutBucketPolicyCommand } from "@aws-sdk/client-s3";
import { shape } from "../../Shape.js";
import type { Json } from "../../values/Json.js";
import { bucketSetting } from "./bucketSetting.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";

export const bucketPolicy = bucketSetting({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  applied: true,
  why: "Every request is judged by the policy.",
  inputs: { policy: shape.required(shape.json()) },
  examples: [
    {
      needs: exampleBuckets("policy"),
      base: (made) => ({ bucket: made("bucket", "id"), policy: denyPlainHttp(made("bucket", "arn"), ["s3:*"]) }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        policy: denyPlainHttp(made("bucket", "arn"), ["s3:PutObject", "s3:GetObject"]),
      }),
      replacing: (made) => ({ bucket: made("other", "id"), policy: denyPlainHttp(made("other", "arn"), ["s3:*"]) }),
    },
  ],
  put: async (s3, { bucket, policy }) => await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy })),
  get: async (s3, bucket) => {
    const answer = await orAbsent(s3.send(new GetBucketPolicyCommand({ Bucket: bucket })), "NoSuchBucketPolicy");
    return answer?.Policy === undefined ? undefined : { policy: answer.Policy };
  },
  remove: async (s3, bucket) => await s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket })),
});

const denyPlainHttp = (arn: Json, actions: readonly string[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: actions,
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
