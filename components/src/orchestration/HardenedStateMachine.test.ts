import { describe, expect, it } from "@jest/globals";
import { Access } from "@sallyport/intents";
import { record } from "../conformance/record.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { HardenedStateMachine } from "./HardenedStateMachine.js";
import type { HardenedStateMachineArgs } from "./HardenedStateMachineArgs.js";

const states = { StartAt: "Done", States: { Done: { Type: "Pass", End: true } } };
const definition = JSON.stringify({ ...states, TimeoutSeconds: 60 });
const machineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders";
const required: HardenedStateMachineArgs = {
  definition,
  access: [{ queue: "orders-in", actions: [Access.Send], label: "Work" }],
};
const recorded = async (args: Partial<HardenedStateMachineArgs> = {}, preview = false) => {
  const { resources } = await record(() => new HardenedStateMachine("orders", { ...required, ...args }), { preview });
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("HardenedStateMachine", () => {
  it("is encrypted with a key of its own, and logs each step without its data", async () => {
    const made = await recorded();
    expect(made["orders-machine"]).toMatchObject({
      name: "orders",
      type: "STANDARD",
      definition,
      roleArn: "arn:aws:iam::111122223333:role/orders-states",
      encryptionConfiguration: {
        type: "CUSTOMER_MANAGED_KMS_KEY",
        kmsKeyId: expect.stringContaining(":key/orders-key"),
      },
      loggingConfiguration: {
        level: "ALL",
        includeExecutionData: false,
        logDestination: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/states/orders:*",
      },
    });
    expect(made["orders-logs-group"]).toMatchObject({
      kmsKeyId: expect.stringContaining(":key/orders-key"),
      retentionInDays: 365,
    });
    const policy = String(made["orders-key-key"]?.policy);
    expect(policy).toContain(":log-group:/aws/vendedlogs/states/orders");
    expect(policy).toContain("delivery.logs.amazonaws.com");
  });

  it("has a role that is trusted for this machine alone", async () => {
    const trust = JSON.parse(String((await recorded())["orders-states-role"]?.assumeRolePolicy)) as {
      readonly Statement: readonly object[];
    };
    expect(trust.Statement).toEqual([
      {
        Sid: "AssumeByService",
        Effect: "Allow",
        Principal: { Service: "states.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": [machineArn] },
        },
      },
    ]);
  });

  it("may do what it was told, deliver its log, and use its key for itself", async () => {
    const made = await recorded();
    const sids = (name: string) =>
      (
        JSON.parse(String(made[name]?.policy)) as { readonly Statement: readonly { readonly Sid: string }[] }
      ).Statement.map(({ Sid }) => Sid);
    expect(sids("orders-states-access")).toEqual(["DeliverLogs", "SendWorkMessages"]);
    expect(sids("orders-executions")).toEqual(["EncryptExecutions", "EncryptDeliveredLogs"]);
    expect(made["orders-executions"]?.policy).toContain(`"${machineArn}"`);
  });

  it("knows its documents at the first preview already", async () => {
    const previewed = (await recorded({}, true))["orders-states-access"]?.policy;
    expect(previewed).toBe((await recorded())["orders-states-access"]?.policy);
  });

  it("tells of executions that failed and of those that did not end in time", async () => {
    const made = await recorded({ alarmTopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms" });
    expect(made["orders-failed"]).toMatchObject({
      metricName: "ExecutionsFailed",
      dimensions: { StateMachineArn: machineArn },
    });
    expect(made["orders-timed-out"]).toMatchObject({ metricName: "ExecutionsTimedOut" });
    expect((await recorded())["orders-failed"]).toBeUndefined();
  });

  it.each([
    ["a definition that is no JSON", { definition: "StartAt: Done" }, "definition"],
    ["a definition without states", { definition: "{}" }, "definition"],
    ["a definition whose executions may never end", { definition: JSON.stringify(states) }, "definition"],
    ["a name that Step Functions refuses", { stateMachineName: "orders.night" }, "stateMachineName"],
    ["a role's name that IAM refuses", { roleName: "r".repeat(65) }, "roleName"],
    ["a log that CloudWatch refuses", { logRetentionDays: 31 }, "logRetentionDays"],
    [
      "an intent that cannot be granted",
      { access: [{ queue: "orders", actions: [Access.Read] }] },
      "access[0].actions",
    ],
  ])("refuses %s", (_case, change, argument) => {
    const make = () => new HardenedStateMachine("orders", { ...required, ...change });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(expect.objectContaining({ argument }));
  });
});
