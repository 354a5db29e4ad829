import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { EventRoute, type EventRouteArgs } from "./EventRoute.js";

const eventPattern = JSON.stringify({ source: ["orders"] });
const toQueueArn = "arn:aws:sqs:eu-west-1:111122223333:orders";
const recorded = async (args: Partial<EventRouteArgs>) => {
  const { resources } = await record(() => new EventRoute("orders", { eventPattern, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("EventRoute", () => {
  it("puts events on one bus of another region, by a role that is trusted for this rule", async () => {
    const made = await recorded({ toEventBus: { region: "eu-north-1" } });
    const bus = "arn:aws:events:eu-north-1:111122223333:event-bus/default";
    expect(made["orders-target"]).toMatchObject({ arn: bus, roleArn: "arn:aws:iam::111122223333:role/orders" });
    expect(made["orders-access"]?.policy).toContain(`"Action":["events:PutEvents"],"Resource":["${bus}"]`);
    expect(made["orders-role"]?.assumeRolePolicy).toContain(
      '"aws:SourceArn":["arn:aws:events:eu-west-1:111122223333:rule/orders"]',
    );
  });

  it("leaves retries to EventBridge, and keeps nothing, unless told to", async () => {
    const plain = (await recorded({ toQueueArn }))["orders-target"];
    expect([plain?.retryPolicy, plain?.deadLetterConfig]).toEqual([undefined, undefined]);
    const kept = await recorded({ toQueueArn, deadLetterQueueArn: `${toQueueArn}-dead`, retry: { attempts: 3 } });
    expect(kept["orders-target"]).toMatchObject({
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 86_400 },
      deadLetterConfig: { arn: `${toQueueArn}-dead` },
    });
  });

  it.each<[string, Partial<EventRouteArgs>]>([
    ["toQueueArn, toEventBus", {}],
    ["toQueueArn, toEventBus", { toQueueArn, toEventBus: { region: "eu-north-1" } }],
    ["retry.attempts", { toQueueArn, retry: { attempts: -1 } }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`EventRoute "orders": ${argument} `);
  });
});
