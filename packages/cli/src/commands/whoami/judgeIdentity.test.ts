import { describe, expect, it } from "@jest/globals";
import { judgeIdentity } from "./judgeIdentity.js";
import type { OperatorIdentity } from "./OperatorIdentity.js";

const mine: OperatorIdentity = {
  account: "000000000001",
  arn: "arn:aws:sts::000000000001:assumed-role/operator/me",
  region: "eu-west-1",
  profile: null,
  temporary: true,
  environment: "prod",
  expectedAccount: "000000000001",
};
const outcomes = (identity: OperatorIdentity) => judgeIdentity(identity, "avesa").map(({ outcome }) => outcome);

describe("an operator's identity", () => {
  it("passes in the environment's account, by keys that end", () => {
    expect(outcomes(mine)).toEqual(["passed", "passed"]);
    expect(outcomes({ ...mine, environment: null, expectedAccount: null })).toEqual(["passed"]);
  });

  it("is refused in another account, with the profile that leads to the right one", () => {
    const [, account] = judgeIdentity({ ...mine, expectedAccount: "000000000002" }, "avesa");
    expect(account).toMatchObject({ outcome: "failed", fix: expect.stringContaining("--profile avesa-prod") });
  });

  it("is not judged where no account is configured, and refused by keys that stay", () => {
    expect(outcomes({ ...mine, expectedAccount: null })).toEqual(["passed", "not-judged"]);
    expect(outcomes({ ...mine, temporary: false })).toEqual(["failed", "passed"]);
  });
});
