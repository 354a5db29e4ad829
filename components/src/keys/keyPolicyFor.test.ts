import { describe, expect, it } from "@jest/globals";
import { Access } from "@sallyport/intents";
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

  it("lets administrators do everything about the key and nothing with it", () => {
    const administratorArns = ["arn:aws:iam::111122223333:role/b", "arn:aws:iam::111122223333:role/a"];
    const [, administer] = keyPolicyFor({ ...place, services: [], administratorArns }).Statement;
    expect(administer).toMatchObject({ Sid: "Administer", Principal: { AWS: [...administratorArns].sort() } });
    expect(administer?.Action).toContain("kms:ScheduleKeyDeletion");
    expect(String(administer?.Action)).not.toMatch(/crypt|DataKey|CreateGrant|\*/);
  });

  it("lets roles use the key through the service of what they use, and for that alone", () => {
    const roleArns = ["arn:aws:iam::111122223333:role/reader"];
    const users = [{ roleArns, access: [{ bucket: "orders", actions: [Access.Read], label: "Orders" }] }];
    const [, ...uses] = keyPolicyFor({ ...place, services: [], users }).Statement;
    expect(uses).toEqual([
      {
        Sid: "DecryptOrdersObjects",
        Effect: "Allow",
        Principal: { AWS: roleArns },
        Action: ["kms:Decrypt"],
        Resource: ["*"],
        Condition: {
          StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com"] },
          StringLikeIfExists: { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"] },
        },
      },
    ]);
  });

  it("does not open another region's data", () => {
    const users = [{ roleArns: [], access: [{ bucket: "orders", actions: [Access.Read], region: "eu-central-1" }] }];
    expect(() => keyPolicyFor({ ...place, services: [], users })).toThrow("ENC-08");
  });

  it("never lets in everybody", () => {
    const text = JSON.stringify(keyPolicyFor({ ...place, services: [bucket, group, rule] }));
    expect(text).not.toMatch(/"Principal":(\{"AWS":)?"\*"/);
  });
});
