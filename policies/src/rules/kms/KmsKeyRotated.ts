import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

interface Settings {
  readonly longestPeriodDays: number;
}

const keyType = "aws:kms/key:Key";
const externalKeyType = "aws:kms/externalKey:ExternalKey";

/** Every symmetric encryption key rotates at least once a year. */
export const KmsKeyRotated: ResourceRule<Settings> = {
  id: "kms-rotation-enabled",
  title: "Keys rotate at least once a year",
  severity: "medium",
  why: "Rotation bounds how much data one key version protects",
  fix: "set enableKeyRotation to true and rotationPeriodInDays to at most 365",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  controls: ["ENC-06"],
  scope: "resource",
  types: [keyType, externalKeyType],
  settings: {
    longestPeriodDays: {
      description: "Longest time between two rotations, in days",
      default: 365,
      schema: { type: "integer", minimum: 90 },
    },
  },
  evaluate: ({ type, name, props }, { longestPeriodDays }) => {
    if (type === externalKeyType)
      return violation("Imported", `key ${name} has imported material: KMS cannot rotate it`);
    if (props.keyUsage !== undefined && props.keyUsage !== "ENCRYPT_DECRYPT") return compliant;
    if (String(props.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT") return compliant;
    if (props.enableKeyRotation !== true) return violation("Off", `key ${name} does not rotate`);
    const period = (props.rotationPeriodInDays as number | undefined) ?? 365;
    return period <= longestPeriodDays
      ? compliant
      : violation("TooRarely", `key ${name} rotates only every ${period} days`);
  },
  examples: {
    good: [{ type: keyType, name: "key", props: { enableKeyRotation: true } }],
    bad: [{ type: keyType, name: "key", props: { enableKeyRotation: true, rotationPeriodInDays: 400 } }],
    others: {
      "no rotation": [{ type: keyType, name: "key", props: { enableKeyRotation: false } }],
      "imported material": [{ type: externalKeyType, name: "key", props: { enabled: true } }],
    },
  },
};
