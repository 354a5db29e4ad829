import { describe, expect, it } from "@jest/globals";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import type { Example, Rule } from "../../engine/Rule.js";
import { allRules } from "../index.js";

const ruleOf = (id: string): Rule => {
  const rule = allRules.find((candidate) => candidate.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return rule;
};
const judged = (rule: Rule, example: Example, settings: Readonly<Record<string, unknown>>) => {
  const graph = exampleGraph(example);
  const [resource] = graph.resources;
  if (!resource) throw new Error("the example is empty");
  return judge(rule, resource, graph, { settings }).kind;
};
const other = (id: string, what: string): Example => ruleOf(id).examples.others?.[what] ?? [];

describe("a setting of a rule about buckets or keys", () => {
  it.each([
    [
      "s3-bucket-public-access-block",
      { accountBlockSuffices: true },
      other("s3-bucket-public-access-block", "a block of the account alone"),
    ],
    ["s3-policy-names-source", { resource: false }, other("s3-policy-names-source", "any resource of the account")],
    ["kms-service-use-scoped", { resource: false }, other("kms-service-use-scoped", "any resource of the account")],
    [
      "s3-replication-accounts-named",
      { accounts: ["999999999999"] },
      ruleOf("s3-replication-accounts-named").examples.bad,
    ],
    ["kms-key-policy-one-account", { accounts: ["999999999999"] }, ruleOf("kms-key-policy-one-account").examples.bad],
    ["staging-lifecycle", { longestDays: 30 }, ruleOf("staging-lifecycle").examples.bad],
    ["uploads-expire", { longestDays: 30 }, ruleOf("uploads-expire").examples.bad],
    ["s3-object-lock-results", { dataRoles: [] }, ruleOf("s3-object-lock-results").examples.bad],
    ["s3-inventory-for-compliance", { tags: ["audited"] }, ruleOf("s3-inventory-for-compliance").examples.bad],
    ["s3-inventory-encrypted", { fields: ["Size"] }, other("s3-inventory-encrypted", "nothing of encryption")],
    ["kms-deletion-window", { shortestDays: 7 }, ruleOf("kms-deletion-window").examples.bad],
    ["kms-rotation-enabled", { longestPeriodDays: 400 }, ruleOf("kms-rotation-enabled").examples.bad],
  ] as const)("allows what it is set to: %s", (id, settings, example) => {
    expect(judged(ruleOf(id), example, {})).toBe("violation");
    expect(judged(ruleOf(id), example, settings)).toBe("compliant");
  });

  it.each([
    ["s3-deny-old-tls", { minimum: "1.3" }],
    ["staging-lifecycle", { longestLagDays: 8 }],
    ["staging-lifecycle", { longestDays: 6 }],
    ["s3-mfa-delete-or-object-lock", { tags: ["another-name"] }],
    ["s3-inventory-encrypted", { fields: ["Size"] }],
  ] as const)("forbids what it is set to: %s %j", (id, settings) => {
    const rule = ruleOf(id);
    expect(judged(rule, rule.examples.good, {})).toBe("compliant");
    expect(judged(rule, rule.examples.good, settings)).toBe("violation");
  });
});
