import { describe, expect, it } from "@jest/globals";
import { endpointPolicyFor } from "./endpointPolicyFor.js";

const place = { accountId: "111122223333", partition: "aws", region: "eu-west-1", pullsImages: true };

describe("endpointPolicyFor", () => {
  it("lets principals of the account reach resources of the account and nothing else", () => {
    expect(endpointPolicyFor("sqs", place).Statement).toEqual([
      {
        Sid: "AllowOwnAccount",
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: ["*"],
        Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333" } },
      },
    ]);
  });

  it("lets S3 serve ECR's layers, and only those, where images are pulled", () => {
    const [own, layers, ...rest] = endpointPolicyFor("s3", place).Statement;
    expect(own?.Condition).toBeDefined();
    expect(layers).toMatchObject({
      Action: "s3:GetObject",
      Resource: ["arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"],
    });
    expect(rest).toEqual([]);
    expect(endpointPolicyFor("s3", { ...place, pullsImages: false }).Statement).toEqual([own]);
  });

  it.each([
    ["ecr.api", ["ecr:GetAuthorizationToken"]],
    ["sts", ["sts:GetCallerIdentity"]],
  ])("lets %s answer the calls that name no resource, to the account's principals", (service, actions) => {
    const [, calls] = endpointPolicyFor(service, place).Statement;
    expect(calls).toMatchObject({
      Action: actions,
      Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
    });
  });
});
