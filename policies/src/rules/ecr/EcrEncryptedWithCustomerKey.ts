import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { repositoryType, repositoryTypes } from "./repositoryTypes.js";

const encrypted = (configuration: object) => ({ encryptionConfigurations: [configuration] });

/** Every repository is encrypted with a customer-managed key. */
export const EcrEncryptedWithCustomerKey: ResourceRule = {
  id: "ecr-cmk",
  title: "Image repositories encrypt with a customer-managed key",
  severity: "low",
  why: "Images hold code and what was left in them; only a customer-managed key lets its policy decide who reads them, and cannot be had later",
  fix: 'set encryptionConfigurations to [{ encryptionType: "KMS", kmsKey }]',
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
  controls: ["ENC-19"],
  scope: "resource",
  types: repositoryTypes,
  evaluate: ({ name, props }) => {
    const [encryption = {}] = (props.encryptionConfigurations as readonly Record<string, unknown>[] | undefined) ?? [];
    const { encryptionType = "AES256" } = encryption;
    if (encryptionType !== "KMS" && encryptionType !== "KMS_DSSE")
      return violation("Algorithm", `repository ${name} encrypts with ${encryptionType}`);
    return isSet(encryption, "kmsKey") ? compliant : violation("NoKey", `repository ${name} uses the AWS-managed key`);
  },
  examples: {
    good: [
      {
        type: repositoryType,
        name: "kpi",
        props: encrypted({ encryptionType: "KMS", kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/k" }),
      },
    ],
    bad: [{ type: repositoryType, name: "kpi" }],
    others: {
      "the AWS-managed key": [{ type: repositoryType, name: "kpi", props: encrypted({ encryptionType: "KMS" }) }],
    },
  },
};
