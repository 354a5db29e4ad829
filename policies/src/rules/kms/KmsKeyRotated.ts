import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const keyType = "aws:kms/key:Key";
const longestPeriodDays = 365;

/** Every symmetric encryption key rotates at least once a year. */
export const KmsKeyRotated: ResourceRule = {
  id: "kms-rotation-enabled",
  title: "Keys rotate at least once a year",
  severity: "medium",
  why: "Rotation bounds how much data one key version protects",
  fix: "set enableKeyRotation to true and rotationPeriodInDays to at most 365",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  controls: ["ENC-06"],
  scope: "resource",
  types: [keyType],
  evaluate: ({ name, props }) => {
    if (props.keyUsage !== undefined && props.keyUsage !== "ENCRYPT_DECRYPT") return compliant;
    if (String(props.customerMasterKeySpec ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT") return compliant;
    if (props.enableKeyRotation !== true) return violation("Off", `key ${name} does not rotate`);
    const period = (props.rotationPeriodInDays as number | undefined) ?? longestPeriodDays;
    return period <= longestPeriodDays
      ? compliant
      : violation("TooRarely", `key ${name} rotates only every ${period} days`);
  },
  examples: {
    good: [{ type: keyType, name: "key", props: { enableKeyRotation: true } }],
    bad: [{ type: keyType, name: "key", props: { enableKeyRotation: true, rotationPeriodInDays: 400 } }],
  },
};
