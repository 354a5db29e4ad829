import { describe, expect, it } from "@jest/globals";
import { queuePolicyFor } from "./queuePolicyFor.js";

const arn = "arn:aws:sqs:eu-west-1:111122223333:orders";

describe("queuePolicyFor", () => {
  it("refuses every call without TLS and allows nothing by itself", () => {
    expect(queuePolicyFor(arn, "111122223333", []).Statement).toEqual([
      {
        Sid: "DenyInsecureTransport",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: [arn],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });

  it("lets each service send for its named resources of this account, and nothing else", () => {
    const senders = [
      { service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::b", "arn:aws:s3:::a"] },
      { service: "events.amazonaws.com", sourceArns: ["arn:aws:events:eu-west-1:111122223333:rule/r"] },
      { service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::a", "arn:aws:s3:::c"] },
    ];
    const [, events, s3, ...rest] = queuePolicyFor(arn, "111122223333", senders).Statement;
    expect(rest).toEqual([]);
    expect(events).toMatchObject({ Sid: "AllowSendByEvents", Principal: { Service: "events.amazonaws.com" } });
    expect(s3).toEqual({
      Sid: "AllowSendByS3",
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: [arn],
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": ["arn:aws:s3:::a", "arn:aws:s3:::b", "arn:aws:s3:::c"] },
      },
    });
  });

  it("does not depend on the senders' order", () => {
    const senders = ["a", "b", "c"].map((name) => ({
      service: `${name}.amazonaws.com`,
      sourceArns: [`arn:aws:s3:::${name}`],
    }));
    expect(queuePolicyFor(arn, "1", [...senders].reverse())).toEqual(queuePolicyFor(arn, "1", senders));
  });

  it("refuses a policy that is longer than SQS takes", () => {
    const sourceArns = Array.from(
      { length: 200 },
      (_, index) => `arn:aws:s3:::a-bucket-with-a-name-of-some-length-${index}`,
    );
    expect(() => queuePolicyFor(arn, "1", [{ service: "s3.amazonaws.com", sourceArns }])).toThrow("8192");
  });
});
