import { describe, expect, it } from "@jest/globals";
import type { Deployment } from "@sallyport/sandbox/testing";
import { releaseOf } from "./releaseOf.js";
import { stateOf, urnPrefix } from "./stateOf.js";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: '"hush"' };
const provider = "pulumi:providers:aws::default_7_48_0";
const role = "sallyport:index:TaskRole::orders";
const policy = "sallyport:index:TaskRole$aws:iam/rolePolicy:RolePolicy::orders-access";

const deployed: Deployment = {
  version: 3,
  deployment: {
    resources: [
      {
        urn: urnPrefix + policy,
        type: "aws:iam/rolePolicy:RolePolicy",
        custom: true,
        id: "orders:access",
        parent: urnPrefix + role,
        inputs: { name: "access", policy: "{}", __defaults: ["name"], token: secret },
        outputs: { name: "access", policy: "{}", arn: "computed" },
        ignoreChanges: ["token"],
      },
      { urn: urnPrefix + role, type: "sallyport:index:TaskRole", custom: false, inputs: { access: [] } },
      {
        urn: urnPrefix + provider,
        type: "pulumi:providers:aws",
        custom: true,
        id: "1f",
        inputs: { version: "7.48.0" },
      },
    ],
  },
};
const release = releaseOf("1.2.3", deployed, () => ["name"]);

describe("the record of a release", () => {
  it("keeps what would replace a resource, what the engine takes from the state, and computed outputs", () => {
    expect(release.version).toBe("1.2.3");
    expect(release.resources.find(({ urn }) => urn === policy)).toEqual({
      urn: policy,
      parent: role,
      id: "orders:access",
      inputs: { name: "access", __defaults: ["name"], token: "hush" },
      outputs: { arn: "computed" },
    });
  });

  it("has parents before children and depends on no drawn id, so that two records of the same release are equal", () => {
    expect(release.resources.map(({ urn }) => urn)).toEqual([provider, role, policy]);
    expect(release.resources[0]?.id).toBe("default");
  });

  it("gives a state that the engine imports: types, parents and the provider in place", () => {
    expect(stateOf(release).deployment.resources?.[2]).toEqual({
      urn: urnPrefix + policy,
      type: "aws:iam/rolePolicy:RolePolicy",
      custom: true,
      id: "orders:access",
      parent: urnPrefix + role,
      provider: `${urnPrefix}${provider}::default`,
      inputs: { name: "access", __defaults: ["name"], token: "hush" },
      outputs: { name: "access", __defaults: ["name"], token: "hush", arn: "computed" },
    });
  });
});
