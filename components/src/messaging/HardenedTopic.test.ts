import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { HardenedTopic } from "./HardenedTopic.js";
import type { HardenedTopicArgs } from "./HardenedTopicArgs.js";
import { TopicProtocol } from "./TopicProtocol.js";

const arn = "arn:aws:sns:eu-west-1:111122223333:orders";
const audit = { protocol: TopicProtocol.Sqs, endpoint: "arn:aws:sqs:eu-west-1:111122223333:audit" };
const recorded = async (args: HardenedTopicArgs = {}) => {
  const { resources } = await record(() => new HardenedTopic("orders", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("HardenedTopic", () => {
  it("is encrypted with a key that nobody but its publishers and SNS itself may use", async () => {
    const publishers = [
      { service: "events.amazonaws.com", sourceArns: ["arn:aws:events:eu-west-1:111122223333:rule/r"] },
    ];
    const resources = await recorded({ publishers });
    expect(resources["orders-topic"]).toMatchObject({
      kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key",
      signatureVersion: 2,
    });
    const { Statement } = JSON.parse(String(resources["orders-key-key"]?.policy)) as { Statement: { Sid: string }[] };
    expect(Statement.map(({ Sid }) => Sid)).toEqual(["DelegateToIam", "UseByEvents", "UseBySns"]);
    expect(resources["orders-key-key"]?.policy).toContain(`"aws:SourceArn":["${arn}"]`);
  });

  it("keeps what it cannot deliver in an encrypted queue that takes from this topic only", async () => {
    const resources = await recorded({ subscriptions: [audit] });
    expect(resources["orders-undelivered-queue"]).toMatchObject({
      name: "orders-undelivered",
      kmsMasterKeyId: resources["orders-topic"]?.kmsMasterKeyId,
      messageRetentionSeconds: 1_209_600,
    });
    expect(resources["orders-undelivered-policy"]?.policy).toContain(`"aws:SourceArn":["${arn}"]`);
    expect(resources["orders-to-1"]).toMatchObject({
      ...audit,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: "arn:aws:sqs:eu-west-1:111122223333:orders-undelivered" }),
    });
  });

  it("has no queue where nothing is delivered", async () => {
    expect(Object.keys(await recorded())).not.toContain("orders-undelivered-queue");
  });

  it("raises an alarm at the first notification that was not delivered, when there is a topic to tell", async () => {
    expect(await recorded({ subscriptions: [audit] })).not.toHaveProperty("orders-undelivered-letters");
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    const resources = await recorded({ subscriptions: [audit], alarmTopicArn });
    expect(resources["orders-undelivered-letters"]).toMatchObject({
      dimensions: { QueueName: "orders-undelivered" },
      threshold: 0,
      alarmActions: [alarmTopicArn],
    });
  });

  it.each<[string, HardenedTopicArgs]>([
    ["topicName", { topicName: "orders.fifo" }],
    ["publisherRoleNames", { publisherRoleNames: ["arn:aws:iam::111122223333:role/operators"] }],
    ["subscriptions[0].protocol", { subscriptions: [{ protocol: "http" as "https", endpoint: "http://example.com" }] }],
    ["subscriptions[0].endpoint", { subscriptions: [{ ...audit, endpoint: "audit" }] }],
    ["subscriptions[1].endpoint", { subscriptions: [audit, { protocol: "https", endpoint: "http://example.com" }] }],
    ["subscriptions[0].endpoint", { subscriptions: [{ protocol: "email", endpoint: "operators" }] }],
  ])("refuses a wrong %s: %p", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`HardenedTopic "orders": ${argument} `);
  });
});
