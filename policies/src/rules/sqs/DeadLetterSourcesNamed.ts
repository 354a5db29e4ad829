import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { queueType, redriveAllowType, sourcesOf } from "./deadLetters.js";

interface RedriveAllow {
  readonly redrivePermission?: string;
  readonly sourceQueueArns?: readonly string[];
}

const source = { type: queueType, name: "orders", refersTo: { redrivePolicy: "dead" } };
const dead = (allow?: RedriveAllow) => ({
  type: queueType,
  name: "dead",
  props: allow === undefined ? {} : { redriveAllowPolicy: JSON.stringify(allow) },
});
const sourceQueueArns = ["arn:aws:sqs:eu-west-1:111122223333:orders"];

/** Every dead-letter queue names the queues that it takes messages from. */
export const DeadLetterSourcesNamed: RelationRule = {
  id: "dead-letter-sources-named",
  title: "Dead-letter queues name the queues that they take from",
  severity: "low",
  why: "By default every queue of the account may send its failures there: what is redriven from it then lands in another workload",
  fix: 'set redriveAllowPolicy to redrivePermission "byQueue" with the ARNs in sourceQueueArns',
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html",
  controls: ["IAM-01"],
  scope: "stack",
  types: [queueType],
  evaluate: (queue, graph) => {
    if (sourcesOf(queue, graph).length === 0) return compliant;
    const [holder] = isSet(queue.inputs, "redriveAllowPolicy")
      ? [queue]
      : graph.referring(redriveAllowType, "queueUrl", queue);
    if (!holder) return violation("Anybody", `any queue of the account may send its failures to ${queue.name}`);
    const { redrivePermission, sourceQueueArns: named = [] } = JSON.parse(
      String(holder.inputs.redriveAllowPolicy),
    ) as RedriveAllow;
    if (redrivePermission === "byQueue" && named.length > 0) return compliant;
    return violation(
      `Permission::${redrivePermission}`,
      `${queue.name} takes failures by ${redrivePermission} of no list`,
    );
  },
  examples: {
    good: [dead({ redrivePermission: "byQueue", sourceQueueArns }), source],
    bad: [dead(), source],
    others: {
      "every queue, said outright": [dead({ redrivePermission: "allowAll" }), source],
      "an empty list": [dead({ redrivePermission: "byQueue", sourceQueueArns: [] }), source],
    },
  },
};
