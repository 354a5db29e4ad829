import { describe, expect, it } from "@jest/globals";
import { historyBucketPolicyFor } from "./historyBucketPolicyFor.js";

const { Statement } = historyBucketPolicyFor(
  "arn:aws:s3:::history",
  "111122223333",
  "arn:aws:config:eu-west-1:111122223333:*",
);
const named = (sid: string) => Statement.find(({ Sid }) => Sid === sid);

describe("the policy of a bucket of configuration history", () => {
  it("lets AWS Config write for this account alone, below the account's own folder", () => {
    expect(named("AllowConfigDelivery")).toMatchObject({
      Principal: { Service: "config.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: ["arn:aws:s3:::history/AWSLogs/111122223333/Config/*"],
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": "arn:aws:config:eu-west-1:111122223333:*" },
      },
    });
    const open = Statement.filter(({ Effect, Condition }) => Effect === "Allow" && Condition === undefined);
    expect(open).toEqual([]);
  });

  it("lets nobody who is no AWS service write or delete", () => {
    expect(named("DenyTampering")).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"],
      Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
    });
  });
});
