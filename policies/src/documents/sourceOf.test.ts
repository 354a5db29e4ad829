import { describe, expect, it } from "@jest/globals";
import { parsePolicy } from "./parsePolicy.js";
import { sourceOf } from "./sourceOf.js";

const named = (Condition: object) => {
  const [statement] = parsePolicy({ Statement: [{ Effect: "Allow", Condition }] });
  if (!statement) throw new Error("no statement");
  return sourceOf(statement);
};

describe("the source of a service's call", () => {
  it.each([
    [
      "account and bucket",
      { StringEquals: { "aws:SourceAccount": "1" }, ArnLike: { "aws:SourceArn": "arn:aws:s3:::a" } },
      true,
      true,
    ],
    [
      "an ARN that has an account",
      { ArnEquals: { "AWS:SourceArn": "arn:aws:sns:eu-west-1:111122223333:t" } },
      true,
      true,
    ],
    ["a bucket, which may become another's", { ArnLike: { "aws:SourceArn": "arn:aws:s3:::a" } }, false, true],
    ["an organization", { StringEquals: { "aws:SourceOrgID": "o-1" } }, true, false],
    ["any account", { StringLike: { "aws:SourceAccount": "*" } }, false, false],
    ["any ARN", { ArnLike: { "aws:SourceArn": "*" } }, false, false],
    ["an account, if there is one", { StringEqualsIfExists: { "aws:SourceAccount": "1" } }, false, false],
    ["what it must not be", { StringNotEquals: { "aws:SourceAccount": "1" } }, false, false],
    ["nothing", {}, false, false],
  ] as const)("is read from the conditions: %s", (_what, condition, account, resource) => {
    expect(named(condition)).toEqual({ account, resource });
  });
});
