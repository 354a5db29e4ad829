import { describe, expect, it } from "@jest/globals";
import { unknownCheckingProxy } from "@pulumi/policy";
import { hasCustomerKey } from "./hasCustomerKey.js";

// Pulumi's stand-in for a string that is not known during a preview.
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("a key of ours", () => {
  it.each([
    ["an ARN", "arn:aws:kms:eu-west-1:111122223333:key/k", true],
    ["an alias", "alias/orders", true],
    ["the alias of AWS's key", "alias/aws/sqs", false],
    ["the ARN of that alias", "arn:aws:kms:eu-west-1:111122223333:alias/aws/sns", false],
    ["nothing", undefined, false],
    ["a key that is not known yet", unknownString, true],
  ])("is told from AWS's: %s", (_what, key, ours) => {
    expect(hasCustomerKey(unknownCheckingProxy({ kmsKeyId: key }), "kmsKeyId")).toBe(ours);
  });
});
