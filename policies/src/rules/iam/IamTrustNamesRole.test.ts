import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import { IamTrustNamesRole } from "./IamTrustNamesRole.js";
import { roleType } from "./roleGraph.js";

const ci = "arn:aws:iam::111122223333:role/ci";
const findings = (
  props: object,
  settings = {},
  more: readonly { type: string; name: string; props: object }[] = [],
) => {
  const trust = { Statement: [{ Effect: "Allow", Principal: { AWS: ci }, Action: "sts:AssumeRole" }] };
  const [parent] = more;
  const graph = exampleGraph([
    {
      type: roleType,
      name: "deployer",
      props: { assumeRolePolicy: JSON.stringify(trust), ...props },
      ...(parent && { parent: parent.name }),
    },
    ...(more as []),
  ]);
  const [role] = graph.resources;
  const judgement = role && judge(IamTrustNamesRole, role, graph, { settings });
  return judgement?.kind === "violation" ? judgement.findings.map(({ id }) => id) : judgement?.kind;
};

describe("a role of the own account", () => {
  it("needs no proof where the boundary, the component or the settings tell the account", () => {
    expect(findings({})).toEqual([`Proof::${ci}`]);
    expect(findings({ permissionsBoundary: "arn:aws:iam::111122223333:policy/b" })).toBe("compliant");
    expect(findings({ permissionsBoundary: "arn:aws:iam::444455556666:policy/b" })).toEqual([`Proof::${ci}`]);
    expect(findings({}, { ownAccounts: ["111122223333"] })).toBe("compliant");
    const component = { type: "component", name: "c", props: { account: { accountId: "111122223333" } } };
    expect(findings({}, {}, [component])).toBe("compliant");
  });
});

describe("another account", () => {
  it("must be listed, where a list is given", () => {
    expect(findings({}, { trustedAccounts: ["444455556666"] })).toEqual([`Proof::${ci}`, `Unlisted::${ci}`]);
  });
});
