import { describe, expect, it } from "@jest/globals";
import { intendedRoles } from "./intendedRoles.js";

const urn = (type: string, name: string) => `urn:pulumi:sandbox::sallyport-etl::${type}::${name}`;
const of = (type: string, name: string, id: string, outputs: object) => ({
  ...{ urn: urn(type, name), type, id, custom: true, outputs: { ...outputs } },
});
const document = (Sid: string) =>
  JSON.stringify({ Statement: [{ Sid, Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] });
const role = of("aws:iam/role:Role", "loader", "loader", { name: "loader" });
const inline = of("aws:iam/rolePolicy:RolePolicy", "loader-access", "loader:access", {
  ...{ role: "loader", policy: document("Read") },
});
const managed = of("aws:iam/policy:Policy", "more", "arn:more", { arn: "arn:more", policy: document("More") });
const attached = of("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "loader-more", "loader-more", {
  ...{ role: "loader", policyArn: "arn:more" },
});
const named = (resources: Parameters<typeof intendedRoles>[1]) =>
  intendedRoles("etl", resources).map(({ statements }) => statements?.map(({ policy, sid }) => `${policy} ${sid}`));

describe("the roles of a state", () => {
  it("hold their inline statements, and those of managed policies that the stack made", () => {
    expect(named([role, inline, managed, attached])).toEqual([["access Read", "arn:more More"]]);
  });

  it("are untold where a policy is another's, or its document a secret", () => {
    expect(named([role, inline, attached])).toEqual([undefined]);
    expect(named([role, { ...inline, outputs: { ...inline.outputs, policy: "[secret]" } }])).toEqual([undefined]);
  });

  it("do not take another role's policies for their own", () => {
    const other = { ...inline, outputs: { ...inline.outputs, role: "loader-execution" } };
    expect(named([role, other])).toEqual([[]]);
  });
});
