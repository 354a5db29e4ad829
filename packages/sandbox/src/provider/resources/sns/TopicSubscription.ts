import {
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import type { Properties } from "../../values/Json.js";

const attributeNames = {
  deliveryPolicy: "DeliveryPolicy",
  filterPolicy: "FilterPolicy",
  filterPolicyScope: "FilterPolicyScope",
  rawMessageDelivery: "RawMessageDelivery",
  redrivePolicy: "RedrivePolicy",
  subscriptionRoleArn: "SubscriptionRoleArn",
} as const;

const attributeInputs = Object.keys(attributeNames) as (keyof typeof attributeNames)[];

/** A subscription to a topic. */
export const TopicSubscription = defineResource({
  type: "aws:sns/topicSubscription:TopicSubscription",
  applied: true,
  why: "Messages that pass the filter are delivered to queues, functions and URLs; mail and SMS go nowhere.",
  inputs: {
    confirmationTimeoutInMinutes: shape.withDefault(shape.number(), 1),
    deliveryPolicy: shape.json(),
    endpoint: shape.required(shape.text()),
    endpointAutoConfirms: shape.withDefault(shape.flag(), false),
    filterPolicy: shape.json(),
    filterPolicyScope: shape.text(["MessageAttributes", "MessageBody"]),
    protocol: shape.required(
      shape.text(["application", "email", "email-json", "firehose", "http", "https", "lambda", "sms", "sqs"]),
    ),
    rawMessageDelivery: shape.withDefault(shape.flag(), false),
    redrivePolicy: shape.json(),
    subscriptionRoleArn: shape.text(),
    topic: shape.required(shape.text()),
  },
  unsupported: ["replayPolicy"],
  recordedInputs: {
    confirmationTimeoutInMinutes: "It says how long to wait for a confirmation; SNS does not keep it.",
    endpointAutoConfirms: "It says whether to wait for a confirmation; SNS does not keep it.",
  },
  replacedBy: ["endpoint", "protocol", "topic"],
  identifiedBy: ["endpoint", "protocol", "topic"],
  examples: [
    {
      needs: {
        topic: { type: "aws:sns/topic:Topic", inputs: () => ({ name: "conformance-subscribed" }) },
        queue: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-subscriber" }) },
        other: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-subscriber-other" }) },
      },
      base: (made) => ({
        topic: made("topic", "arn"),
        protocol: "sqs",
        endpoint: made("queue", "arn"),
        rawMessageDelivery: true,
        filterPolicy: JSON.stringify({ kind: ["alarm"] }),
      }),
      updated: (made) => ({
        topic: made("topic", "arn"),
        protocol: "sqs",
        endpoint: made("queue", "arn"),
        filterPolicy: JSON.stringify({ kind: ["alarm", "ok"] }),
        filterPolicyScope: "MessageBody",
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: made("other", "arn") }),
      }),
      replacing: (made) => ({ topic: made("topic", "arn"), protocol: "sqs", endpoint: made("other", "arn") }),
    },
  ],
  identity: (inputs, { urn, accountId }) => {
    const arn = `${inputs.topic}:${planUuid(urn)}`;
    const pendingConfirmation = needsConfirmation(inputs.protocol);
    const confirmationWasAuthenticated = !pendingConfirmation;
    return { id: arn, outputs: { arn, confirmationWasAuthenticated, ownerId: accountId, pendingConfirmation } };
  },
  create: async (inputs, context) => {
    const sns = context.clients.sns(context.region);
    const { SubscriptionArn = "" } = await sns.send(
      new SubscribeCommand({
        TopicArn: inputs.topic,
        Protocol: inputs.protocol,
        Endpoint: inputs.endpoint,
        Attributes: attributesFor(inputs),
        ReturnSubscriptionArn: true,
      }),
    );
    if (SubscriptionArn.startsWith("arn:")) {
      return { id: SubscriptionArn };
    }
    // The emulator answers "pending confirmation" in spite of ReturnSubscriptionArn.
    const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: inputs.topic }));
    const made = Subscriptions.find(
      ({ Protocol, Endpoint }) => Protocol === inputs.protocol && Endpoint === inputs.endpoint,
    );
    if (made?.SubscriptionArn === undefined) {
      throw new Error(`SNS shows no subscription of ${inputs.endpoint} to ${inputs.topic} after Subscribe.`);
    }
    return { id: made.SubscriptionArn };
  },
  read: async (id, _inputs, context) => {
    const command = new GetSubscriptionAttributesCommand({ SubscriptionArn: id });
    const live = (await orAbsent(context.clients.sns(context.region).send(command)))?.Attributes;
    return (
      live && {
        topic: live.TopicArn,
        protocol: live.Protocol,
        endpoint: live.Endpoint,
        deliveryPolicy: live.DeliveryPolicy || undefined,
        filterPolicy: live.FilterPolicy || undefined,
        filterPolicyScope: live.FilterPolicyScope || undefined,
        rawMessageDelivery: live.RawMessageDelivery === "true",
        redrivePolicy: live.RedrivePolicy || undefined,
        subscriptionRoleArn: live.SubscriptionRoleArn || undefined,
        arn: id,
        confirmationWasAuthenticated: live.ConfirmationWasAuthenticated === "true",
        ownerId: live.Owner,
        pendingConfirmation: live.PendingConfirmation === "true",
      }
    );
  },
  update: async (id, olds, news, context) => {
    const sns = context.clients.sns(context.region);
    for (const [AttributeName, AttributeValue] of Object.entries(attributesFor(news, olds))) {
      await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn: id, AttributeName, AttributeValue }));
    }
  },
  delete: async (id, _olds, context) => {
    await context.clients.sns(context.region).send(new UnsubscribeCommand({ SubscriptionArn: id }));
  },
});

/** Attributes that differ between two sets of inputs, by SNS name; an empty text takes a value away. */
const attributesFor = (news: Properties, olds: Properties = {}): Record<string, string> =>
  Object.fromEntries(
    attributeInputs
      .filter((input) => news[input] !== olds[input])
      .map((input) => [attributeNames[input], String(news[input] ?? "")]),
  );

const needsConfirmation = (protocol: string): boolean => protocol === "http" || protocol === "https";

const planUuid = (urn: string): string =>
  planId(urn, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
