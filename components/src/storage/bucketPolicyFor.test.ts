import { describe, expect, it } from "@jest/globals";
import { Access } from "@sallyport/intents";
import { denials } from "../testing/denials.js";
import { allowedStatements } from "./allowedStatements.js";
import { bucketPolicyFor } from "./bucketPolicyFor.js";
import { logBucketPolicyFor } from "./logBucketPolicyFor.js";

const arn = "arn:aws:s3:::orders";
const key = "arn:aws:kms:eu-west-1:111122223333:key/0f3c";

const object = `${arn}/a`;
const modern = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };
const algorithm = "s3:x-amz-server-side-encryption";
const keyId = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const customer = "s3:x-amz-server-side-encryption-customer-algorithm";

describe("the policy of a data bucket", () => {
  const statements = bucketPolicyFor(arn, key).Statement;
  const denied = (context: Readonly<Record<string, string>>, action = "s3:PutObject", resource = object) =>
    denials(statements, { action, resource, context: { ...modern, ...context } });

  it("only denies: what is allowed is said by the callers' own roles", () => {
    expect(new Set(statements.map(({ Effect, Principal }) => `${Effect} ${Principal}`))).toEqual(new Set(["Deny *"]));
  });

  it.each([
    ["names no encryption, and gets the bucket's", {}],
    ["names the bucket's key", { [algorithm]: "aws:kms", [keyId]: key }],
  ])("lets an upload through that %s", (_how, context) => {
    expect(denied(context)).toEqual([]);
  });

  it.each([
    ["S3's own keys", { [algorithm]: "AES256" }, "DenyOtherEncryption"],
    ["two layers of KMS", { [algorithm]: "aws:kms:dsse", [keyId]: key }, "DenyOtherEncryption"],
    ["another key", { [algorithm]: "aws:kms", [keyId]: `${key}0` }, "DenyOtherKey"],
    ["another account's key", { [algorithm]: "aws:kms", [keyId]: key.replace("1111", "2222") }, "DenyOtherKey"],
    ["KMS and no key, which is the AWS-managed one", { [algorithm]: "aws:kms" }, "DenyUnnamedKey"],
    ["a key of the customer's own (SSE-C)", { [customer]: "AES256" }, "DenyCustomerProvidedKey"],
  ])("refuses an upload that asks for %s", (_what, context, sid) => {
    expect(denied(context)).toEqual([sid]);
  });

  it.each([
    ["over plain HTTP", { "aws:SecureTransport": "false" }, "DenyInsecureTransport"],
    ["over TLS 1.1", { "s3:TlsVersion": "1.1" }, "DenyOldTls"],
    ["over TLS 1.0", { "s3:TlsVersion": "1.0" }, "DenyOldTls"],
  ])("refuses every call %s, on the bucket and on its objects", (_how, context, sid) => {
    expect(denied(context, "s3:GetObject")).toEqual([sid]);
    expect(denied(context, "s3:ListBucket", arn)).toEqual([sid]);
    expect(denied({ "s3:TlsVersion": "1.2" }, "s3:GetObject")).toEqual([]);
  });
});

describe("the policy of a bucket that S3's own keys encrypt", () => {
  const statements = bucketPolicyFor(arn, undefined).Statement;
  const denied = (context: Readonly<Record<string, string>>) =>
    denials(statements, { action: "s3:PutObject", resource: object, context: { ...modern, ...context } });

  it("takes that encryption and no other", () => {
    expect(denied({})).toEqual([]);
    expect(denied({ [algorithm]: "AES256" })).toEqual([]);
    expect(denied({ [algorithm]: "aws:kms", [keyId]: key })).toEqual(["DenyOtherEncryption"]);
    expect(denied({ [customer]: "AES256" })).toEqual(["DenyCustomerProvidedKey"]);
  });
});

describe("what a bucket's policy allows", () => {
  const plan = {
    bucketName: "orders",
    bucketArn: arn,
    accountId: "111122223333",
    partition: "aws",
    region: "eu-west-1",
    inventorySourceArns: [],
    accessPointArns: [],
    accessPointActions: [],
  };

  it("is nothing unless something is delivered or delegated", () => {
    expect(allowedStatements(plan)).toEqual([]);
  });

  it("is to be reached through its own access points, by its own account, for what they grant", () => {
    const accessPointArns = ["arn:aws:s3:eu-west-1:111122223333:accesspoint/orders-reports"];
    const accessPointActions = [Access.List, Access.Read];
    expect(allowedStatements({ ...plan, accessPointArns, accessPointActions })).toEqual([
      {
        Sid: "DelegateToAccessPoints",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: ["s3:GetObject", "s3:ListBucket"],
        Resource: [arn, `${arn}/*`],
        Condition: {
          StringEquals: { "aws:PrincipalAccount": "111122223333", "s3:DataAccessPointAccount": "111122223333" },
          ArnEquals: { "s3:DataAccessPointArn": accessPointArns },
        },
      },
    ]);
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
