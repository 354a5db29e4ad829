import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { queueType, redriveType, takesDeadLetters } from "./deadLetters.js";

interface Settings {
  readonly maxReceives: number;
}

interface RedrivePolicy {
  readonly deadLetterTargetArn?: string;
  readonly maxReceiveCount?: number | string;
}

const redrive = (maxReceiveCount: number) =>
  JSON.stringify({ deadLetterTargetArn: "arn:aws:sqs:eu-west-1:111122223333:dead", maxReceiveCount });
const queue = (props: object = {}) => ({ type: queueType, name: "orders", props: { ...props } });

/** Every queue that work is taken from sets aside what fails again and again. */
export const SqsDeadLetterQueue: RelationRule<Settings> = {
  id: "sqs-dead-letter-queue",
  title: "Queues set aside what fails again and again",
  severity: "medium",
  why: "A message that no worker can handle comes back until it expires: it costs work each time, keeps others waiting, and is then gone unseen",
  fix: "set redrivePolicy with a dead-letter queue and maxReceiveCount, and an alarm on that queue",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  controls: ["MON-01", "INT-05"],
  scope: "stack",
  types: [queueType],
  settings: {
    maxReceives: {
      description: "Receives after which a message has to be set aside at the latest",
      default: 20,
      schema: { type: "integer", minimum: 1, maximum: 1000 },
    },
  },
  evaluate: (resource, graph, { maxReceives }) => {
    const { name, inputs } = resource;
    const own = isSet(inputs, "redrivePolicy") ? [resource] : graph.referring(redriveType, "queueUrl", resource);
    const [holder] = own;
    if (!holder)
      return takesDeadLetters(resource, graph)
        ? compliant
        : violation("Missing", `what fails again and again in queue ${name} is never set aside`);
    // Before the dead-letter queue is there its ARN is not known, nor the text that it stands in.
    const policy = ifKnown(() => holder.inputs.redrivePolicy);
    if (typeof policy !== "string") return compliant;
    const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(policy) as RedrivePolicy;
    if (deadLetterTargetArn === undefined)
      return violation("NoTarget", `queue ${name} says when it sets aside what fails, and not where`);
    return Number(maxReceiveCount) <= maxReceives
      ? compliant
      : violation("TooLate", `queue ${name} sets aside what fails after ${maxReceiveCount} receives`);
  },
  examples: {
    good: [queue({ redrivePolicy: redrive(5) })],
    bad: [queue()],
    others: {
      "no dead-letter queue": [queue({ redrivePolicy: '{"maxReceiveCount":5}' })],
      "after a thousand receives": [queue({ redrivePolicy: redrive(1000) })],
      "after a thousand receives, said beside the queue": [
        queue(),
        {
          type: redriveType,
          name: "redrive",
          props: { redrivePolicy: redrive(1000) },
          refersTo: { queueUrl: "orders" },
        },
      ],
    },
  },
};
