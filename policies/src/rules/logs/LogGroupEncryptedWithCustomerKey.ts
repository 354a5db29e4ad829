import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const groupType = "aws:cloudwatch/logGroup:LogGroup";

/** Every log group is encrypted with a customer-managed key. */
export const LogGroupEncryptedWithCustomerKey: ResourceRule = {
  id: "log-group-cmk",
  title: "Log groups encrypt with a customer-managed key",
  severity: "medium",
  why: "Lines hold what workloads did with whose data; without a key of ours everyone with access to logs reads them",
  fix: "set kmsKeyId to a key whose policy lets logs.amazonaws.com use it for this group",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
  controls: ["ENC-19"],
  scope: "resource",
  types: [groupType],
  evaluate: ({ name, inputs }) =>
    hasCustomerKey(inputs, "kmsKeyId")
      ? compliant
      : violation("NoKey", `log group ${name} has no customer-managed key`),
  examples: {
    good: [{ type: groupType, name: "logs", props: { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k" } }],
    bad: [{ type: groupType, name: "logs" }],
  },
};
