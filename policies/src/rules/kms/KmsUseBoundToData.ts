import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { deployerComponent } from "../iam/intendedStatements.js";
import { keyPolicyTypes } from "./keyTypes.js";
import { keyUseExamples } from "./keyUseExamples.js";
import { keyUsesIn } from "./keyUses.js";

const bound = { StringLike: { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"] } };

/** Roles use a key for the resources that they work with, and not for all that it protects. */
export const KmsUseBoundToData: RelationRule = {
  id: "kms-use-bound-to-data",
  title: "Roles use keys for named data",
  severity: "low",
  why: "One key protects several resources: without the encryption context, who may read one may decrypt what comes from all of them",
  fix: "add a condition on kms:EncryptionContext:…, for S3 aws:s3:arn with the bucket's ARN and its objects'",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context",
  controls: ["ENC-07", "ENC-09"],
  scope: "stack",
  types: [...identityPolicyTypes, ...keyPolicyTypes],
  evaluate: (resource, graph) => {
    const deploys = graph.ancestors(resource).some(({ type }) => type === deployerComponent);
    return verdictOf(
      keyUsesIn(resource, graph)
        .filter((use) => !isBound(use) && !(deploys && isOfOwnKeys(use)))
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} uses a key for whatever it protects`,
        })),
    );
  },
  examples: keyUseExamples(bound),
};

/** A deployer makes data of every kind under its stack's keys, for which services use them: the keys are told by their tag. */
function isOfOwnKeys(use: PolicyStatement): boolean {
  const named = ["aws:resourcetag/sallyport:component", "kms:viaservice"];
  return named.every((name) => requiredValues(use, name).length > 0);
}

/** IfExists counts: the services that have a context always send it. */
function isBound({ conditions }: PolicyStatement): boolean {
  return Object.entries(conditions).some(
    ([operator, keys]) =>
      /^(ForAllValues:|ForAnyValue:)?(String|Arn)(Equals|Like)/.test(operator) &&
      Object.entries(keys).some(([name, values]) => name.startsWith("kms:encryptioncontext") && !values.includes("*")),
  );
}
