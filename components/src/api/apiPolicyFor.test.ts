import { describe, expect, it } from "@jest/globals";
import { apiPolicyFor } from "./apiPolicyFor.js";

const place = { accountId: "111122223333", partition: "aws", region: "eu-west-1" };
const effects = (policy: ReturnType<typeof apiPolicyFor>) => policy.Statement.map(({ Sid, Effect }) => [Sid, Effect]);

describe("the resource policy of an API (API-03)", () => {
  it("refuses other accounts and calls without TLS, and lets nobody in by itself", () => {
    const policy = apiPolicyFor(place);
    expect(effects(policy)).toEqual([
      ["DenyOtherAccounts", "Deny"],
      ["DenyInsecureTransport", "Deny"],
    ]);
    expect(policy.Statement[0]?.Condition).toEqual({ StringNotEquals: { "aws:PrincipalAccount": "111122223333" } });
    expect(new Set(policy.Statement.flatMap(({ Resource }) => Resource))).toEqual(
      new Set(["arn:aws:execute-api:eu-west-1:111122223333:*"]),
    );
  });

  it("lets the account into a private API through its endpoints alone", () => {
    const policy = apiPolicyFor({ ...place, vpcEndpointIds: ["vpce-b", "vpce-a"] });
    expect(effects(policy)).toEqual([
      ["DenyOtherAccounts", "Deny"],
      ["DenyInsecureTransport", "Deny"],
      ["DenyOtherEndpoints", "Deny"],
      ["AllowOwnAccount", "Allow"],
    ]);
    const [allow] = policy.Statement.slice(-1);
    expect(allow).toMatchObject({
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Condition: { StringEquals: { "aws:SourceVpce": ["vpce-a", "vpce-b"] } },
    });
  });
});
