import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { keyPolicyFor } from "./keyPolicyFor.js";

const place = { accountId: "111122223333", partition: "aws", region: "eu-west-1" };
const bucket = { service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::orders"] };
const group = { service: "logs.amazonaws.com", sourceArns: ["arn:aws:logs:eu-west-1:111122223333:log-group:/orders"] };
const rule = { service: "events.amazonaws.com", sourceArns: ["arn:aws:events:eu-west-1:111122223333:rule/orders"] };

describe("a key's policy", () => {
  it("without services leaves use and administration to the account's IAM", () => {
    expect(keyPolicyFor({ ...place, services: [] }).Statement).toEqual([
      {
        Sid: "DelegateToIam",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: "kms:*",
        Resource: ["*"],
      },
    ]);
  });

  it("lets a service in for the account's named resources only", () => {
    const [, use] = keyPolicyFor({ ...place, services: [bucket] }).Statement;
    expect(use).toMatchObject({
      Principal: { Service: "s3.amazonaws.com" },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": ["arn:aws:s3:::orders"] },
      },
    });
  });

  it("lets CloudWatch Logs of its region in by the log group that the encryption context names", () => {
    const [, use] = keyPolicyFor({ ...place, services: [group] }).Statement;
    expect(use).toMatchObject({
      Principal: { Service: "logs.eu-west-1.amazonaws.com" },
      Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": group.sourceArns } },
    });
  });

  it("is the same whatever the order and repetition of the services", () => {
    const one = keyPolicyFor({ ...place, services: [bucket, group, rule] });
    fc.assert(
      fc.property(fc.shuffledSubarray([bucket, group, rule, bucket, rule, group], { minLength: 6 }), (services) => {
        expect(keyPolicyFor({ ...place, services })).toEqual(one);
      }),
    );
  });

  it("never lets in everybody", () => {
    const text = JSON.stringify(keyPolicyFor({ ...place, services: [bucket, group, rule] }));
    expect(text).not.toMatch(/"Principal":(\{"AWS":)?"\*"/);
  });
});
