import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const queueType = "aws:sqs/queue:Queue";

/** Sample thing: say what holds where the rule is kept. As it was made, it wants queues that hand out messages at once. */
export const SampleThing: ResourceRule = {
  id: "sample-thing",
  title: "Queues hand out a message as soon as it is sent",
  severity: "low",
  why: "A delay counts into the age of each message and hides a burst from what scales workers and from who watches them",
  fix: "leave delaySeconds out, and let the worker wait for what has to wait",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html",
  controls: ["MON-01"],
  scope: "resource",
  types: [queueType],
  evaluate: ({ name, inputs }) =>
    Number(inputs.delaySeconds ?? 0) > 0
      ? violation("Delayed", `queue ${name} holds each message back for ${inputs.delaySeconds} s`)
      : compliant,
  examples: {
    good: [{ type: queueType, name: "orders", props: { delaySeconds: 0 } }],
    bad: [{ type: queueType, name: "orders", props: { delaySeconds: 30 } }],
    others: {
      "the longest delay": [{ type: queueType, name: "orders", props: { delaySeconds: 900 } }],
    },
  },
};
