import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";
import { keyUseExamples } from "./keyUseExamples.js";
import { keyUsesIn } from "./keyUses.js";

const contexts = /^arn:[\w-]+:(states:[\w-]+:\d{12}:stateMachine:[\w-]+|logs:[\w-]+:\d{12}:\*)$/;
const through = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };

/** Roles use keys only through the service that holds the data. */
export const KmsUseThroughService: RelationRule = {
  id: "kms-use-through-service",
  title: "Roles use keys through the service that holds the data",
  severity: "low",
  why: "Without kms:ViaService stolen credentials decrypt anything under the key that was copied out, wherever it lies",
  fix: 'add the condition StringEquals kms:ViaService, for example "s3.eu-west-1.amazonaws.com"',
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
  controls: ["ENC-09", "ENC-10"],
  scope: "stack",
  types: [...identityPolicyTypes, ...keyPolicyTypes],
  evaluate: (resource, graph) =>
    verdictOf(
      keyUsesIn(resource, graph)
        .filter((use) => requiredValues(use, "kms:ViaService").length === 0 && !isOfExecutions(use))
        .map(({ sid }) => ({
          id: `Statement::${sid}`,
          message: `statement ${sid} of ${resource.name} allows the direct use of a key`,
        })),
    ),
  examples: keyUseExamples(through),
};

/**
 * The role of a state machine calls KMS itself, for its own executions and for the delivery of their log: with kms:ViaService none
 * would start (Step Functions developer guide, "Data at rest encryption"). The encryption context holds it instead.
 */
function isOfExecutions(use: PolicyStatement): boolean {
  const machines = requiredValues(use, "kms:EncryptionContext:aws:states:stateMachineArn");
  const logs = requiredValues(use, "kms:EncryptionContext:SourceArn");
  return machines.length + logs.length > 0 && [...machines, ...logs].every((arn) => contexts.test(arn));
}
