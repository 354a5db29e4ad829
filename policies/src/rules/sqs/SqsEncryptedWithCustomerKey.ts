import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const queueType = "aws:sqs/queue:Queue";

/** Every queue is encrypted with a customer-managed key. */
export const SqsEncryptedWithCustomerKey: ResourceRule = {
  id: "sqs-encrypted",
  title: "Queues encrypt with a customer-managed key",
  severity: "medium",
  why: "Messages name objects and carry events; only a customer-managed key lets its policy decide who reads them",
  fix: "set kmsMasterKeyId to the workload's key",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
  controls: ["ENC-19"],
  scope: "resource",
  types: [queueType],
  evaluate: ({ name, props }) =>
    hasCustomerKey(props, "kmsMasterKeyId")
      ? compliant
      : violation("NoKey", `queue ${name} has no customer-managed key`),
  examples: {
    good: [{ type: queueType, name: "events", props: { kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/k" } }],
    bad: [{ type: queueType, name: "events", props: { sqsManagedSseEnabled: true } }],
    others: {
      "AWS's own key": [{ type: queueType, name: "events", props: { kmsMasterKeyId: "alias/aws/sqs" } }],
    },
  },
};
