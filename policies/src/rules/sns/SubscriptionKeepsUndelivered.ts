import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const subscriptionType = "aws:sns/topicSubscription:TopicSubscription";
const functionType = "aws:lambda/function:Function";
const invokeConfigType = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
/** Protocols behind which programs wait. To people SNS delivers as mail and telephone do. */
const machines = ["sqs", "lambda", "firehose", "http", "https"];
const subscribed = (protocol: string, props: object = {}) => ({
  type: subscriptionType,
  name: "audit",
  props: { protocol, ...props },
});

/** Every subscription of a program keeps what could not be delivered to it. */
export const SubscriptionKeepsUndelivered: RelationRule = {
  id: "sns-dead-letter-queue",
  title: "Subscriptions of programs keep what could not be delivered",
  severity: "medium",
  why: "A subscriber whose policy or function changed is given up at once, and the notification is gone without a trace",
  fix: "set redrivePolicy with the ARN of a queue that sns.amazonaws.com may send to, and an alarm on that queue",
  url: "https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html",
  controls: ["SEC-11", "MON-01"],
  scope: "stack",
  types: [subscriptionType],
  evaluate: (subscription, graph) => {
    const { name, inputs } = subscription;
    if (!machines.includes(String(inputs.protocol)) || namesQueue(inputs)) return compliant;
    if (inputs.protocol === "lambda" && functionSetsAside(subscription, graph)) return compliant;
    return violation("Lost", `what ${name} cannot deliver is lost`);
  },
  examples: {
    good: [subscribed("sqs", { redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:111122223333:dead"}' })],
    bad: [subscribed("sqs")],
    others: {
      "a policy that names no queue": [subscribed("https", { redrivePolicy: "{}" })],
      "a function without a place for its failures": [
        { ...subscribed("lambda"), refersTo: { endpoint: "rotate" } },
        { type: functionType, name: "rotate" },
      ],
    },
  },
};

/** Whether a redrive policy names a queue. Before the queue is there, the text that its ARN stands in is not known. */
function namesQueue(inputs: ResourceView["inputs"]): boolean {
  if (!isSet(inputs, "redrivePolicy")) return false;
  const policy = ifKnown(() => inputs.redrivePolicy);
  return typeof policy !== "string" || isSet(JSON.parse(policy) as ResourceView["inputs"], "deadLetterTargetArn");
}

/** Whether a function of this stack sets aside the events on which it fails. SNS gives them to Lambda, which has a queue of its own. */
function functionSetsAside(subscription: ResourceView, graph: ResourceGraph): boolean {
  return graph
    .referenced(subscription, "endpoint")
    .filter(({ type }) => type === functionType)
    .some(
      (called) =>
        isSet(called.inputs, "deadLetterConfig") ||
        graph
          .referring(invokeConfigType, "functionName", called)
          .some(({ inputs }) => isSet(inputs, "destinationConfig")),
    );
}
