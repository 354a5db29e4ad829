import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

interface Settings {
  readonly names: string;
}

const parameterType = "aws:ssm/parameter:Parameter";
const keyId = "arn:aws:kms:eu-west-1:111122223333:key/k";

/** Every parameter that is named like a secret is encrypted, and every encrypted one with a customer-managed key. */
export const SsmSecureString: ResourceRule<Settings> = {
  id: "ssm-secure-string",
  title: "Parameters that are named like secrets are SecureStrings under a customer-managed key",
  severity: "high",
  why: "A String is read in clear by everyone who may list parameters, and AWS's own key lets everyone in who may read the parameter",
  fix: 'set type to "SecureString" and keyId to the workload\'s key, as SecureParameter does',
  url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html",
  controls: ["SEC-03", "SEC-17"],
  scope: "resource",
  types: [parameterType],
  settings: {
    names: {
      description:
        "Regular expression for the names, of the resource or of the parameter, that say that the value is a secret",
      default: "(passw(or)?d|passphrase|secret|token|credential|api[-_]?key|private[-_]?key)",
      schema: { type: "string" },
    },
  },
  evaluate: ({ name, inputs }, { names }) => {
    const isSecure = inputs.type === "SecureString";
    if (isSecure)
      return hasCustomerKey(inputs, "keyId")
        ? compliant
        : violation("NoKey", `parameter ${name} is encrypted with AWS's own key`);
    const called = [name, String(ifKnown(() => inputs.name) ?? "")];
    const secret = new RegExp(names, "i");
    return called.some((text) => secret.test(text))
      ? violation("Plain", `parameter ${name} is named like a secret and is not encrypted`)
      : compliant;
  },
  examples: {
    good: [{ type: parameterType, name: "partner", props: { name: "/orders/token", type: "SecureString", keyId } }],
    bad: [{ type: parameterType, name: "partner", props: { name: "/orders/partner-token", type: "String" } }],
    others: {
      "named so in the program": [{ type: parameterType, name: "db-password", props: { type: "String" } }],
      "AWS's own key": [{ type: parameterType, name: "partner", props: { type: "SecureString" } }],
      "AWS's own key by its alias": [
        { type: parameterType, name: "partner", props: { type: "SecureString", keyId: "alias/aws/ssm" } },
      ],
    },
  },
};
