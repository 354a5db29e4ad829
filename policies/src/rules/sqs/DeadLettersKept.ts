import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { queueType, sourcesOf, takesDeadLetters } from "./deadLetters.js";

interface Settings {
  readonly days: number;
}

const day = 86_400;
/** Longest time that SQS keeps a message, in seconds. */
const longest = 14 * day;
const dead = (days?: number) => ({
  type: queueType,
  name: "dead",
  props: days === undefined ? {} : { messageRetentionSeconds: days * day },
});
const source = (days: number) => ({
  type: queueType,
  name: "orders",
  props: { messageRetentionSeconds: days * day },
  refersTo: { redrivePolicy: "dead" },
});

/** Every queue of what was given up keeps it as long as SQS can, and longer than where it came from. */
export const DeadLettersKept: RelationRule<Settings> = {
  id: "dead-letters-retention",
  title: "What was set aside is kept for two weeks, and longer than where it came from",
  severity: "medium",
  why: "The age of a message counts from when it was first sent: with as short a time as its source has, it is dropped soon after it was set aside",
  fix: "set messageRetentionSeconds of the dead-letter queue to 1209600",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  controls: ["BAK-05", "INT-05"],
  scope: "stack",
  types: [queueType],
  settings: {
    days: {
      description: "Days that what was set aside is kept at least",
      default: 14,
      schema: { type: "integer", minimum: 1, maximum: 14 },
    },
  },
  evaluate: (queue, graph, { days }) => {
    if (!takesDeadLetters(queue, graph)) return compliant;
    const kept = retentionOf(queue);
    const longerAtSource = sourcesOf(queue, graph).filter((from) => {
      const atSource = ifKnown(() => retentionOf(from));
      return atSource !== undefined && kept < longest && kept <= atSource;
    });
    return verdictOf([
      ...(kept < days * day
        ? [{ id: "Short", message: `what is set aside in ${queue.name} is kept for ${kept / day} days only` }]
        : []),
      ...longerAtSource.map(({ name }) => ({
        id: `Source::${name}`,
        message: `${queue.name} keeps what is set aside no longer than ${name}, where it has already aged`,
      })),
    ]);
  },
  examples: {
    good: [dead(14), source(14)],
    bad: [dead(4), source(14)],
    others: {
      "SQS's default": [dead(), source(1)],
      "as long as its source": [dead(7), source(7)],
      "what a subscription gives up": [
        dead(),
        { type: "aws:sns/topicSubscription:TopicSubscription", name: "audit", refersTo: { redrivePolicy: "dead" } },
      ],
      "what a schedule gives up": [
        dead(1),
        {
          type: "aws:scheduler/schedule:Schedule",
          name: "nightly",
          props: { target: { deadLetterConfig: { arn: "arn" } } },
          refersTo: { target: "dead" },
        },
      ],
    },
  },
};

/** Seconds that a queue keeps a message; SQS's default is four days. */
function retentionOf({ inputs }: ResourceView): number {
  return (inputs.messageRetentionSeconds as number | undefined) ?? 4 * day;
}
