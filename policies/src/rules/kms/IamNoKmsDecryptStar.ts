import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import { narrowedByTag } from "../../documents/narrowedByTag.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { grantedBy } from "../iam/roleGraph.js";

const [rolePolicyType] = identityPolicyTypes;
const decrypts = /^(\*|kms:(\*|Decrypt\*?|ReEncrypt(\*|From)|GenerateDataKey(\*|Pair)?))$/i;
const anyKey = /^(\*|arn:[^:]*:kms:[^:]*:[^:]*:(\*|key\/\*|alias\/.*))$/;
const policyWith = (Action: string, Resource: string, Condition?: object) => [
  {
    type: rolePolicyType,
    name: "access",
    props: {
      policy: JSON.stringify({
        Statement: [{ Sid: "Use", Effect: "Allow", Action, Resource, ...(Condition ? { Condition } : {}) }],
      }),
    },
  },
];

/** No identity policy decrypts with every key. */
export const IamNoKmsDecryptStar: RelationRule = {
  id: "iam-no-kms-decrypt-star",
  title: "Identity policies decrypt with named keys",
  severity: "high",
  why: "A role that decrypts with every key makes all keys one: whatever policy lets it read bytes, it reads data",
  fix: "name the keys by their ARNs, or narrow by kms:ResourceAliases or aws:ResourceTag; IAM does not match aliases as resources",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html",
  controls: ["ENC-09"],
  scope: "stack",
  types: identityPolicyTypes,
  evaluate: (resource, graph) =>
    verdictOf(
      grantedBy(resource, graph)
        .filter(
          (statement) =>
            statement.actions.some((action) => decrypts.test(action)) &&
            statement.resources.some((one) => anyKey.test(one)) &&
            !isNarrowed(statement),
        )
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} decrypts with any key`,
        })),
    ),
  examples: {
    good: policyWith("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k"),
    bad: policyWith("kms:Decrypt", "*"),
    others: {
      "every key of the account": policyWith("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/*"),
      "every action": policyWith("kms:*", "*"),
      "an alias, which matches no key": policyWith("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:alias/data"),
      "any key through a service": policyWith("kms:Decrypt", "*", {
        StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
      }),
    },
  },
};

function isNarrowed(statement: PolicyStatement): boolean {
  const aliased = ["kms:ResourceAliases", "kms:RequestAlias"].some((key) => requiredValues(statement, key).length > 0);
  return aliased || narrowedByTag(statement);
}
