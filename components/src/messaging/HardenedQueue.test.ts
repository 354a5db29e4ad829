import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { HardenedQueue } from "./HardenedQueue.js";
import type { HardenedQueueArgs } from "./HardenedQueueArgs.js";

const recorded = async (args: HardenedQueueArgs = {}) => {
  const { resources } = await record(() => new HardenedQueue("orders", args));
  return {
    names: resources.map(({ name }) => name),
    inputs: (name: string) => {
      const found = resources.find((resource) => resource.name === name);
      if (found === undefined) throw new Error(`nothing is named ${name}`);
      return found.inputs;
    },
  };
};
const arn = "arn:aws:sqs:eu-west-1:111122223333:orders";

describe("HardenedQueue", () => {
  it("polls long, keeps messages two weeks and sets them aside after five receives", async () => {
    const { inputs } = await recorded();
    expect(inputs("orders-queue")).toMatchObject({
      name: "orders",
      receiveWaitTimeSeconds: 20,
      messageRetentionSeconds: 1_209_600,
      visibilityTimeoutSeconds: 300,
      kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/orders-key-key",
    });
    expect(JSON.parse(String(inputs("orders-queue").redrivePolicy))).toEqual({
      deadLetterTargetArn: `${arn}-dead`,
      maxReceiveCount: 5,
    });
  });

  it("has a dead-letter queue with the same key that takes from this queue only", async () => {
    const { inputs } = await recorded();
    expect(inputs("orders-dead-queue")).toMatchObject({
      name: "orders-dead",
      kmsMasterKeyId: inputs("orders-queue").kmsMasterKeyId,
    });
    expect(JSON.parse(String(inputs("orders-dead-queue").redriveAllowPolicy))).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: [arn],
    });
  });

  it("keeps what was set aside two weeks, however short a message may wait", async () => {
    const { inputs } = await recorded({ retentionDays: 1 });
    expect(inputs("orders-queue").messageRetentionSeconds).toBe(86_400);
    expect(inputs("orders-dead-queue").messageRetentionSeconds).toBe(1_209_600);
  });

  it("lets the senders' services use the key, for the same resources", async () => {
    const { inputs } = await recorded({
      senders: [{ service: "s3.amazonaws.com", sourceArns: ["arn:aws:s3:::orders"] }],
    });
    for (const policy of [inputs("orders-policy").policy, inputs("orders-key-key").policy]) {
      expect(policy).toContain('"aws:SourceArn":["arn:aws:s3:::orders"]');
    }
    expect(inputs("orders-dead-policy").policy).not.toContain("s3.amazonaws.com");
  });

  it("raises an alarm at the first message that is set aside, when there is a topic to tell", async () => {
    expect((await recorded()).names).not.toContain("orders-dead-letters");
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    expect((await recorded({ alarmTopicArn })).inputs("orders-dead-letters")).toMatchObject({
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: "orders-dead" },
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      alarmActions: [alarmTopicArn],
    });
  });

  it("raises an alarm at a message that nobody takes, when it is said what too long is", async () => {
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    expect((await recorded({ alarmTopicArn })).names).not.toContain("orders-waiting");
    expect((await recorded({ alarmTopicArn, alarmAgeMinutes: 30 })).inputs("orders-waiting")).toMatchObject({
      metricName: "ApproximateAgeOfOldestMessage",
      dimensions: { QueueName: "orders" },
      threshold: 1800,
      alarmActions: [alarmTopicArn],
    });
  });

  it.each<[string, HardenedQueueArgs]>([
    ["queueName", { queueName: "orders.fifo" }],
    ["queueName", { queueName: "q".repeat(76) }],
    ["visibilityTimeoutSeconds", { visibilityTimeoutSeconds: 43_201 }],
    ["retentionDays", { retentionDays: 15 }],
    ["maxReceiveCount", { maxReceiveCount: 0 }],
    ["alarmAgeMinutes", { alarmAgeMinutes: 0, alarmTopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms" }],
    ["alarmAgeMinutes", { alarmAgeMinutes: 30 }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`HardenedQueue "orders": ${argument} `);
  });
});
