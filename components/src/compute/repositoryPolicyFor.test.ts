import { describe, expect, it } from "@jest/globals";
import { repositoryPolicyFor } from "./repositoryPolicyFor.js";

const accountId = "111122223333";
const arn = (name: string) => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`;

describe("the policy of an image repository", () => {
  it("refuses other accounts and calls without TLS, and lets nobody in by itself", () => {
    const { Statement } = repositoryPolicyFor({ accountId, functionArns: [], applicationArns: [] });
    expect(Statement.map(({ Sid, Effect }) => [Sid, Effect])).toEqual([
      ["DenyInsecureTransport", "Deny"],
      ["DenyOtherAccounts", "Deny"],
    ]);
    expect(Statement[1]?.Condition).toMatchObject({ StringNotEquals: { "aws:PrincipalAccount": accountId } });
  });

  it("lets Lambda pull for the named functions of the account only (the confused deputy)", () => {
    const { Statement } = repositoryPolicyFor({
      accountId,
      functionArns: [arn("b"), arn("a"), arn("b")],
      applicationArns: [],
    });
    expect(Statement.at(-1)).toEqual({
      Sid: "AllowPullByLambda",
      Effect: "Allow",
      Principal: { Service: "lambda.amazonaws.com" },
      Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": [arn("a"), arn("b")] },
      },
    });
  });

  it("lets EMR Serverless look at images and pull them for the account's applications only", () => {
    const applications = "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/*";
    const { Statement } = repositoryPolicyFor({ accountId, functionArns: [], applicationArns: [applications] });
    expect(Statement.at(-1)).toEqual({
      Sid: "AllowPullByEmrServerless",
      Effect: "Allow",
      Principal: { Service: "emr-serverless.amazonaws.com" },
      Action: ["ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"],
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": [applications] },
      },
    });
  });

  it("names no resource, which ECR refuses", () => {
    const { Statement } = repositoryPolicyFor({
      accountId,
      functionArns: [arn("a")],
      applicationArns: ["arn:aws:emr-serverless:::a"],
    });
    expect(Statement.filter((statement) => "Resource" in statement)).toEqual([]);
  });
});
