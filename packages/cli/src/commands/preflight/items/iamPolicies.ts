import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { nameIn } from "../../../pulumi/stack/nameIn.js";
import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";
import { brokenRules } from "../brokenRules.js";
import type { PreflightItem } from "../PreflightItem.js";

/** Account ids that AWS's documents and our examples use for nobody's account. */
const examples = /\b(?:123456789012|111122223333|444455556666|999999999999)\b|\b(?:ACCOUNT_?ID|YOUR_ACCOUNT)\b/;

/** Policies grant what is meant in this account: no rule about IAM is broken, and no account of an example is left in them. */
export const iamPolicies: PreflightItem = {
  name: "iam-policies",
  judge: async ({ resources }) =>
    itemOf("iam-policies", "policies are narrow, and name this deployment's own resources", [
      ...brokenRules(resources, ({ controls }) => controls.some((control) => control.startsWith("IAM-"))),
      ...resources.flatMap(exampleAccounts),
    ]),
};

function exampleAccounts({ urn, type, inputs = {} }: RecordedResource): readonly Problem[] {
  if (!type.startsWith("aws:") || !examples.test(JSON.stringify(inputs))) return [];
  return [
    {
      message: `${nameIn(urn)} names an account of an example`,
      fix: "Put your own account and roles into the stack's configuration",
    },
  ];
}
