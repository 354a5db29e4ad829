import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { EventRule } from "./EventRule.js";
import type { EventRuleArgs } from "./EventRuleArgs.js";

const ruleArn = "arn:aws:events:eu-west-1:111122223333:rule/orders";
const toQueueArn = "arn:aws:sqs:eu-west-1:111122223333:orders-in";
const daily: EventRuleArgs = { schedule: "rate(1 day)", toQueueArn };
const recorded = async (args: EventRuleArgs) => {
  const { resources } = await record(() => new EventRule("orders", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("EventRule", () => {
  it("delivers a schedule with retries, and keeps what is given up in a queue that takes from this rule only", async () => {
    const made = await recorded({ ...daily, input: '{"job":"pack"}' });
    expect(made["orders-rule"]).toMatchObject({ scheduleExpression: "rate(1 day)", eventBusName: "default" });
    expect(made["orders-target"]).toMatchObject({
      arn: toQueueArn,
      input: '{"job":"pack"}',
      retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86_400 },
      deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:111122223333:orders-dead" },
    });
    expect(made["orders-dead-queue"]?.kmsMasterKeyId).toBe("arn:aws:kms:eu-west-1:111122223333:key/orders-key-key");
    for (const policy of [made["orders-dead-policy"]?.policy, made["orders-key-key"]?.policy]) {
      expect(policy).toContain(`"aws:SourceArn":["${ruleArn}"]`);
      expect(policy).toContain('"aws:SourceAccount":"111122223333"');
    }
  });

  it("names the rule of another bus in every condition", async () => {
    const eventPattern = JSON.stringify({ source: ["orders"] });
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    const made = await recorded({ eventPattern, eventBusName: "shop", toQueueArn, alarmTopicArn });
    expect(made["orders-dead-policy"]?.policy).toContain(`${ruleArn.replace("rule/", "rule/shop/")}"`);
    expect(made["orders-failed"]?.dimensions).toEqual({ EventBusName: "shop", RuleName: "orders" });
  });

  it("lets EventBridge call a function for this rule of this account only", async () => {
    const toFunctionArn = "arn:aws:lambda:eu-west-1:111122223333:function:rotate";
    const made = await recorded({ schedule: "rate(1 day)", toFunctionArn });
    expect(made["orders-permission"]).toMatchObject({
      function: toFunctionArn,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: ruleArn,
      sourceAccount: "111122223333",
    });
    expect(made["orders-target"]?.roleArn).toBeUndefined();
  });

  it("starts a state machine by a role that can do nothing else and is trusted for this rule only", async () => {
    const toStateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:pack";
    const made = await recorded({ schedule: "rate(1 day)", toStateMachineArn });
    const granted = JSON.parse(String(made["orders-start-access"]?.policy)) as { readonly Statement: object[] };
    expect(granted.Statement).toEqual([
      expect.objectContaining({ Effect: "Allow", Action: ["states:StartExecution"], Resource: [toStateMachineArn] }),
    ]);
    expect(made["orders-start-role"]?.assumeRolePolicy).toContain(`"aws:SourceArn":["${ruleArn}"]`);
    expect(made["orders-target"]?.roleArn).toBe("arn:aws:iam::111122223333:role/orders-start");
  });

  it("makes no queue and no key where another queue keeps what is given up", async () => {
    const made = await recorded({ ...daily, deadLetterQueueArn: `${toQueueArn}-dead` });
    expect(Object.keys(made).sort()).toEqual(["orders", "orders-rule", "orders-target"]);
    expect(made["orders-target"]?.deadLetterConfig).toEqual({ arn: `${toQueueArn}-dead` });
  });

  it.each<[string, EventRuleArgs]>([
    ["eventPattern, schedule", { toQueueArn }],
    ["eventPattern, schedule", { ...daily, eventPattern: "{}" }],
    ["toQueueArn, toTopicArn", { schedule: "rate(1 day)" }],
    ["toQueueArn, toTopicArn", { ...daily, toTopicArn: "arn:aws:sns:eu-west-1:111122223333:t" }],
    ["schedule", { ...daily, schedule: "rate(1 days)" }],
    ["schedule", { ...daily, schedule: "at(2027-01-01T00:00:00)" }],
    ["eventBusName", { ...daily, eventBusName: "shop" }],
    ["ruleName", { ...daily, ruleName: "every day" }],
    ["eventPattern", { eventPattern: "source=orders", toQueueArn }],
    ["input", { ...daily, input: "pack" }],
    ["retry.attempts", { ...daily, retry: { attempts: 186 } }],
    ["retry.seconds", { ...daily, retry: { seconds: 30 } }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`EventRule "orders": ${argument}`);
  });
});
