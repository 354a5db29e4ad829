import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { OrganizationGuardrails } from "./OrganizationGuardrails.js";
import type { OrganizationGuardrailsArgs } from "./OrganizationGuardrailsArgs.js";

const recorded = async (args: Partial<OrganizationGuardrailsArgs> = {}) => {
  const given = { targetIds: ["ou-ab12-11111111", "111122223333"], regions: ["eu-west-1"], ...args };
  const { resources } = await record(() => new OrganizationGuardrails("bounds", given));
  return resources;
};

describe("OrganizationGuardrails", () => {
  it("binds every target by every policy", async () => {
    const made = await recorded();
    const policies = made.filter(({ type }) => type === "aws:organizations/policy:Policy");
    expect(policies.map(({ inputs }) => inputs.name)).toEqual(["bounds-account", "bounds-data", "bounds-regions"]);
    expect(policies.every(({ inputs }) => inputs.type === "SERVICE_CONTROL_POLICY")).toBe(true);
    const attached = made.filter(({ type }) => type === "aws:organizations/policyAttachment:PolicyAttachment");
    expect(attached.map(({ inputs }) => inputs.targetId).sort()).toEqual([
      ...Array.from({ length: 3 }, () => "111122223333"),
      ...Array.from({ length: 3 }, () => "ou-ab12-11111111"),
    ]);
  });

  it.each<[string, Partial<OrganizationGuardrailsArgs>, string]>([
    ["no target", { targetIds: [] }, "targetIds [] is refused: name the units"],
    ["a target that is a name", { targetIds: ["Workloads"] }, 'targetIds "Workloads" is refused'],
    ["no region", { regions: [] }, "regions [] is refused: with no region left"],
    ["a region that is none", { regions: ["Ireland"] }, 'regions "Ireland" is refused'],
    ["a pattern of roles", { exemptRoleNames: ["*"] }, 'exemptRoleNames "*" is refused: name each role whole'],
  ])("refuses %s", async (_case, args, message) => {
    await expect(recorded(args)).rejects.toThrow(`OrganizationGuardrails "bounds": ${message}`);
  });
});
