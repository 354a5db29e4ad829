import { describe, expect, it } from "@jest/globals";
import { Access } from "@sallyport/intents";
import { accessPointPolicyFor } from "./accessPointPolicyFor.js";

const accessPointArn = "arn:aws:s3:eu-west-1:111122223333:accesspoint/orders-reports";
const plan = {
  accessPointArn,
  bucketName: "orders",
  bucketArn: "arn:aws:s3:::orders",
  roleArns: ["arn:aws:iam::111122223333:role/b", "arn:aws:iam::111122223333:role/a"],
  actions: [Access.Read, Access.List],
  accountId: "111122223333",
  partition: "aws",
  region: "eu-west-1",
};

describe("the policy of an access point", () => {
  it("lets the named roles do what the verbs say, within their folder, through it alone", () => {
    const principal = { AWS: [...plan.roleArns].sort() };
    expect(accessPointPolicyFor({ ...plan, prefix: "in/" }).Statement).toMatchObject([
      {
        Effect: "Allow",
        Principal: principal,
        Action: ["s3:ListBucket"],
        Resource: [accessPointArn],
        Condition: { StringLike: { "s3:prefix": ["in/*"] } },
      },
      {
        Effect: "Allow",
        Principal: principal,
        Action: ["s3:GetObject"],
        Resource: [`${accessPointArn}/object/in/*`],
      },
    ]);
  });

  it("reaches all of the bucket's objects where no folder is named, and never the bucket's own ARN", () => {
    const text = JSON.stringify(accessPointPolicyFor(plan));
    expect(text).toContain(`${accessPointArn}/object/*`);
    expect(text).not.toContain(plan.bucketArn);
  });
});
