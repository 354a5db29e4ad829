import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { EventRule } from "./EventRule.js";

export const conformance = conformanceEntry(
  EventRule,
  ({ accountId, partition, region, environment, tags }) => ({
    eventPattern: JSON.stringify({ source: ["orders"] }),
    eventBusName: "orders",
    ruleName: "orders-done",
    toStateMachineArn: `arn:${partition}:states:${region}:${accountId}:stateMachine:orders`,
    input: JSON.stringify({ job: "pack" }),
    retry: { attempts: 10, seconds: 3600 },
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    permissionsBoundaryArn: `arn:${partition}:iam::${accountId}:policy/boundary`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  ["environment"],
  {},
  ({ accountId, partition, region }) => [
    {
      eventPattern: undefined,
      eventBusName: undefined,
      schedule: "cron(0 3 * * ? *)",
      toStateMachineArn: undefined,
      toQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders`,
      keyArn: undefined,
      deadLetterQueueArn: `arn:${partition}:sqs:${region}:${accountId}:orders-dead`,
    },
    { toStateMachineArn: undefined, toTopicArn: `arn:${partition}:sns:${region}:${accountId}:orders` },
    { toStateMachineArn: undefined, toFunctionArn: `arn:${partition}:lambda:${region}:${accountId}:function:orders` },
  ],
);
