import { denialsOf } from "../../documents/denialsOf.js";
import { isSet } from "../../documents/isSet.js";
import { parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { queuePolicyType, queueType, topicPolicyType, topicType } from "./messagingTypes.js";

/** What has to be denied, and what to write. A topic's policy cannot name `sns:*`: SNS refuses actions that are not a topic's. */
const denied: Readonly<Record<string, readonly [written: string, ...tried: readonly string[]]>> = {
  [queuePolicyType]: ["sqs:*", "sqs:SendMessage", "sqs:ReceiveMessage"],
  [queueType]: ["sqs:*", "sqs:SendMessage", "sqs:ReceiveMessage"],
  [topicPolicyType]: ["sns:Publish", "sns:Publish"],
  [topicType]: ["sns:Publish", "sns:Publish"],
};
const queueArn = "arn:aws:sqs:eu-west-1:111122223333:events";
const statement = (Effect: string, Action: string, secure: string) => ({
  Effect,
  Principal: "*",
  Action,
  Resource: queueArn,
  Condition: { Bool: { "aws:SecureTransport": secure } },
});
const policyWith = (...Statement: readonly object[]) => JSON.stringify({ Statement });

/** Every policy of a queue or a topic denies calls that do not use TLS. */
export const MessagingTlsOnly: ResourceRule = {
  id: "messaging-deny-insecure-transport",
  title: "Queues and topics refuse calls without TLS",
  severity: "high",
  why: "SQS and SNS also answer plain HTTP, where anyone on the path reads messages and signatures",
  fix: 'deny sqs:* (topics: sns:Publish) to everyone when aws:SecureTransport is "false"',
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  controls: ["ENC-16"],
  scope: "resource",
  types: Object.keys(denied),
  evaluate: (resource) => {
    if (!isSet(resource.inputs, "policy")) return compliant;
    const statements = parsePolicy(resource.inputs.policy);
    const [, ...tried] = denied[resource.type] ?? [""];
    return verdictOf(
      tried
        .filter((action) => denialsOf(statements, action, { "aws:securetransport": "false" }).length === 0)
        .map((action) => ({ id: `Action::${action}`, message: `${resource.name} lets ${action} through without TLS` })),
    );
  },
  examples: {
    good: [
      { type: queuePolicyType, name: "policy", props: { policy: policyWith(statement("Deny", "sqs:*", "false")) } },
    ],
    bad: [
      { type: queuePolicyType, name: "policy", props: { policy: policyWith(statement("Allow", "sqs:*", "true")) } },
    ],
    others: {
      "sending only": [
        {
          type: queuePolicyType,
          name: "policy",
          props: { policy: policyWith(statement("Deny", "sqs:SendMessage", "false")) },
        },
      ],
      "the denial of what uses TLS": [
        { type: queuePolicyType, name: "policy", props: { policy: policyWith(statement("Deny", "sqs:*", "true")) } },
      ],
      "a topic": [
        {
          type: topicPolicyType,
          name: "policy",
          props: { policy: policyWith(statement("Allow", "sns:Publish", "true")) },
        },
      ],
      inline: [{ type: topicType, name: "events", props: { policy: policyWith() } }],
    },
  },
  remediate: ({ type, inputs }) => {
    const Resource = resourcesOf(inputs);
    if (Resource.length === 0) return undefined;
    const document = JSON.parse(String(inputs.policy)) as { readonly Statement: object | readonly object[] };
    const denial = {
      Sid: "DenyInsecureTransport",
      Effect: "Deny",
      Principal: "*",
      Action: denied[type]?.[0],
      Resource,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    return { ...inputs, policy: JSON.stringify({ ...document, Statement: [...[document.Statement].flat(), denial] }) };
  },
};

/** What the statements are about: SQS and SNS take no other name for the queue or topic than its ARN. */
function resourcesOf({ policy }: ResourceView["inputs"]): readonly string[] {
  return [...new Set(parsePolicy(policy).flatMap(({ resources }) => resources))];
}
