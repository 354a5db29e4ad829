import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { queuePolicyType, queueType, topicPolicyType, topicType } from "./messagingTypes.js";

/** The type of the policy of each, and its property that says whose it is. */
const policies: Readonly<Record<string, readonly [type: string, property: string]>> = {
  [queueType]: [queuePolicyType, "queueUrl"],
  [topicType]: [topicPolicyType, "arn"],
};
const queue = { type: queueType, name: "events" };
const topic = { type: topicType, name: "events" };

/** Every queue and every topic has a policy of its own. */
export const MessagingHasPolicy: RelationRule = {
  id: "messaging-has-policy",
  title: "Queues and topics have policies of their own",
  severity: "medium",
  why: "Without one they take calls without TLS, and a topic lets every principal of its account rewrite its policy and subscribe",
  fix: "add a QueuePolicy or TopicPolicy that denies calls without TLS and names who may send",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  controls: ["ENC-16", "SEC-11"],
  scope: "stack",
  types: [queueType, topicType],
  evaluate: (resource, graph) => {
    const [type, property] = policies[resource.type] ?? ["", ""];
    return isSet(resource.inputs, "policy") || graph.referring(type, property, resource).length > 0
      ? compliant
      : violation("Missing", `${resource.name} has no policy of its own`);
  },
  examples: {
    good: [queue, { type: queuePolicyType, name: "policy", props: { policy: "{}" }, refersTo: { queueUrl: "events" } }],
    bad: [queue],
    others: { "a topic": [topic] },
  },
};
