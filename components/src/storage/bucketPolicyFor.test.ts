import { describe, expect, it } from "@jest/globals";
import { bucketPolicyFor } from "./bucketPolicyFor.js";
import { logBucketPolicyFor } from "./logBucketPolicyFor.js";

const arn = "arn:aws:s3:::orders";
const key = "arn:aws:kms:eu-west-1:111122223333:key/0f3c";

describe("the policy of a data bucket", () => {
  const statements = bucketPolicyFor(arn, key).Statement;

  it("only denies: what is allowed is said by the callers' own roles", () => {
    expect(new Set(statements.map(({ Effect, Principal }) => `${Effect} ${Principal}`))).toEqual(new Set(["Deny *"]));
  });

  it("refuses plain HTTP and old TLS on the bucket and on its objects", () => {
    for (const condition of [
      { Bool: { "aws:SecureTransport": "false" } },
      { NumericLessThan: { "s3:TlsVersion": "1.2" } },
    ]) {
      expect(statements).toContainEqual(
        expect.objectContaining({ Action: "s3:*", Resource: [arn, `${arn}/*`], Condition: condition }),
      );
    }
  });

  it("refuses another encryption, another key and a caller's own key only where the upload names one", () => {
    const conditions = statements.filter(({ Action }) => Action === "s3:PutObject").map(({ Condition }) => Condition);
    expect(conditions).toHaveLength(3);
    // A negated match alone is true for an absent header and would refuse the uploads that use the bucket's default.
    for (const condition of conditions) expect(Object.values(condition?.Null ?? {})).toEqual(["false"]);
    expect(JSON.stringify(conditions)).toContain(key);
  });
});

describe("the policy of a log bucket", () => {
  const statements = logBucketPolicyFor(arn, "111122223333", [
    "arn:aws:s3:::b",
    "arn:aws:s3:::a",
    "arn:aws:s3:::a",
  ]).Statement;

  it("lets log delivery write for the named buckets of the account, and nobody else do anything", () => {
    expect(statements.filter(({ Effect }) => Effect === "Allow")).toEqual([
      {
        Sid: "AllowLogDelivery",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: [`${arn}/*`],
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": ["arn:aws:s3:::a", "arn:aws:s3:::b"] },
        },
      },
    ]);
  });

  it("does not ask for a key: S3 cannot deliver to a bucket whose default is SSE-KMS", () => {
    expect(JSON.stringify(statements)).not.toContain("kms");
  });

  it("is refused when its sources do not fit the length that S3 takes", () => {
    const many = Array.from({ length: 500 }, (_, index) => `arn:aws:s3:::bucket-of-a-long-name-number-${index}`);
    expect(() => logBucketPolicyFor(arn, "111122223333", many)).toThrow("20480");
  });
});
