import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type CrossAccountTrust, crossAccountTrustFor } from "./crossAccountTrustFor.js";
import { IntentError } from "./IntentError.js";
import { sessionTrustFor } from "./sessionTrustFor.js";
import { type WebIdentityTrust, webIdentityTrustFor } from "./webIdentityTrustFor.js";

const roleArn = "arn:aws:iam::999999999999:role/reader";
const providerArn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const subject = "repo:acme/orders:environment:prod";

describe("trust in a role of another account", () => {
  it("is in that role alone, and asks for every condition that is given", () => {
    const { Statement } = crossAccountTrustFor({
      trustedRoleArn: roleArn,
      externalId: "orders-7f3a",
      organizationId: "o-a1b2c3d4e5",
    });
    expect(Statement).toEqual([
      {
        Sid: "AssumeByNamedRole",
        Effect: "Allow",
        Principal: { AWS: roleArn },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "orders-7f3a", "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
      },
    ]);
  });

  it.each([
    ["a whole account", { trustedRoleArn: "arn:aws:iam::999999999999:root" }, "trustedRoleArn"],
    ["a user", { trustedRoleArn: "arn:aws:iam::999999999999:user/ann" }, "trustedRoleArn"],
    ["any role", { trustedRoleArn: "arn:aws:iam::999999999999:role/*" }, "trustedRoleArn"],
    ["everyone", { trustedRoleArn: "*" }, "trustedRoleArn"],
    ["a role without condition", { externalId: undefined }, "externalId"],
    ["a malformed external id", { externalId: "a b" }, "externalId"],
    ["a malformed organization", { organizationId: "acme" }, "organizationId"],
  ] satisfies [string, object, string][])("is refused for %s", (_what, changed, argument) => {
    const trust = { trustedRoleArn: roleArn, externalId: "orders-7f3a", ...changed } as CrossAccountTrust;
    expect(() => crossAccountTrustFor(trust)).toThrow(IntentError);
    expect(() => crossAccountTrustFor(trust)).toThrow(`${argument} `);
  });
});

describe("trust in the role that opens sessions", () => {
  it("is in that role of the account alone", () => {
    expect(sessionTrustFor(roleArn, "999999999999").Statement).toEqual([
      { Sid: "OpenByNamedRole", Effect: "Allow", Principal: { AWS: roleArn }, Action: "sts:AssumeRole" },
    ]);
  });

  it.each(["arn:aws:iam::999999999999:root", "arn:aws:iam::999999999999:role/*", "*", "999999999999"])(
    "is refused for %s",
    (openedBy) => {
      expect(() => sessionTrustFor(openedBy, "999999999999")).toThrow("openedBy ");
    },
  );

  it("is refused for a role of another account", () => {
    expect(() => sessionTrustFor(roleArn, "111122223333")).toThrow(IntentError);
  });
});

describe("trust in the tokens of an issuer", () => {
  const trust: WebIdentityTrust = { providerArn, audience: "sts.amazonaws.com", subjects: [subject] };

  it("is for one audience and exactly the named subjects", () => {
    const [statement] = webIdentityTrustFor({ ...trust, subjects: [subject, subject] }).Statement;
    expect(statement?.Principal).toEqual({ Federated: providerArn });
    expect(statement?.Condition).toEqual({
      StringEquals: {
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": [subject],
      },
    });
  });

  it("is refused for every subject that is a pattern, wherever it stands", () => {
    const pattern = fc
      .tuple(fc.stringMatching(/^[a-z:/]{0,10}$/), fc.constantFrom("*", "?", " "), fc.stringMatching(/^[a-z:/]{0,10}$/))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(pattern, (wild) => {
        expect(() => webIdentityTrustFor({ ...trust, subjects: [subject, wild] })).toThrow("subjects ");
      }),
    );
  });

  it.each([
    ["no subject", { subjects: [] }, "subjects"],
    ["no audience", { audience: "" }, "audience"],
    ["an ARN that is no provider's", { providerArn: roleArn }, "providerArn"],
    ["no ARN", { providerArn: "token.actions.githubusercontent.com" }, "providerArn"],
  ] satisfies [string, Partial<WebIdentityTrust>, string][])("is refused for %s", (_what, changed, argument) => {
    expect(() => webIdentityTrustFor({ ...trust, ...changed })).toThrow(`${argument} `);
  });
});
