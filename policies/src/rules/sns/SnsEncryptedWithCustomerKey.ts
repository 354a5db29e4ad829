import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const topicType = "aws:sns/topic:Topic";

/** Every topic is encrypted with a customer-managed key. */
export const SnsEncryptedWithCustomerKey: ResourceRule = {
  id: "sns-encrypted",
  title: "Topics encrypt with a customer-managed key",
  severity: "medium",
  why: "Notifications are kept in clear while SNS tries to deliver them; and under AWS's own key neither CloudWatch nor EventBridge can publish",
  fix: "set kmsMasterKeyId to a key whose policy lets the publishers' services use it",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
  controls: ["ENC-19", "MON-12"],
  scope: "resource",
  types: [topicType],
  evaluate: ({ name, props }) =>
    hasCustomerKey(props, "kmsMasterKeyId")
      ? compliant
      : violation("NoKey", `topic ${name} has no customer-managed key`),
  examples: {
    good: [{ type: topicType, name: "alarms", props: { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k" } }],
    bad: [{ type: topicType, name: "alarms" }],
    others: { "AWS's own key": [{ type: topicType, name: "alarms", props: { kmsMasterKeyId: "alias/aws/sns" } }] },
  },
};
