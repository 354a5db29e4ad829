import { allowedByIdentity, identityPolicyTypes } from "../../documents/identityPolicies.js";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";

const [rolePolicyType] = identityPolicyTypes;
const [keyType] = keyPolicyTypes;
const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const statement = (more: object) => ({
  policy: JSON.stringify({
    Statement: [{ Sid: "Grant", Effect: "Allow", Action: ["kms:CreateGrant"], Resource: key, ...more }],
  }),
});
const forService = { Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } };

/** Grants on keys are made by AWS services for their own use, and by nobody else. */
export const KmsGrantsForServicesOnly: ResourceRule = {
  id: "kms-grants-for-services-only",
  title: "Who may create grants on keys may do so for AWS services only",
  severity: "medium",
  why: "kms:CreateGrant is the right to give the key away: to any principal of any account, past the key policy",
  fix: 'add the condition Bool kms:GrantIsForAWSResource "true", or remove kms:CreateGrant',
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource",
  controls: ["ENC-09"],
  scope: "resource",
  types: [...identityPolicyTypes, ...keyPolicyTypes],
  evaluate: (resource) =>
    verdictOf(
      allowedIn(resource)
        .filter(({ actions }) => actions.some((action) => /^kms:Create(Grant|\*)$/i.test(action)))
        .filter((one) => !requiredValues(one, "kms:GrantIsForAWSResource").includes("true"))
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} lets keys be granted to anybody`,
        })),
    ),
  examples: {
    good: [{ type: rolePolicyType, name: "access", props: statement(forService) }],
    bad: [{ type: rolePolicyType, name: "access", props: statement({}) }],
    others: {
      "a key policy": [
        {
          type: keyType,
          name: "key",
          props: statement({ Principal: { AWS: "arn:aws:iam::111122223333:role/app" }, Action: "kms:CreateGrant" }),
        },
      ],
    },
  },
};

function allowedIn(resource: ResourceView): readonly PolicyStatement[] {
  return (identityPolicyTypes as readonly string[]).includes(resource.type)
    ? allowedByIdentity(resource)
    : parsePolicy(resource.props.policy).filter(({ effect }) => effect === "Allow");
}
