import type { Example } from "../../ResourceDefinition.js";

const roleArn = "arn:aws:iam::000000000000:role/conformance-scheduler";

const task = (revision: number) => ({
  arn: "arn:aws:ecs:eu-west-1:000000000000:cluster/conformance",
  roleArn,
  deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:000000000000:conformance-dead" },
  retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
  ecsParameters: {
    taskDefinitionArn: `arn:aws:ecs:eu-west-1:000000000000:task-definition/conformance:${revision}`,
    launchType: "FARGATE",
    platformVersion: "LATEST",
    networkConfiguration: {
      subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"],
      securityGroups: ["sg-0a1b2c3d4e5f60718"],
    },
  },
});

/** A task on Fargate in a group, and a message to a queue. */
export const scheduleExamples: readonly Example[] = [
  {
    needs: {
      group: { type: "aws:scheduler/scheduleGroup:ScheduleGroup", inputs: () => ({ name: "conformance-tasks" }) },
    },
    base: (made) => ({
      name: "conformance-sweep",
      groupName: made("group", "name"),
      description: "sweeps at night",
      scheduleExpression: "cron(0 3 * * ? *)",
      scheduleExpressionTimezone: "Europe/Berlin",
      flexibleTimeWindow: { mode: "FLEXIBLE", maximumWindowInMinutes: 15 },
      target: task(1),
    }),
    updated: (made) => ({
      name: "conformance-sweep",
      groupName: made("group", "name"),
      scheduleExpression: "cron(0 4 * * ? *)",
      flexibleTimeWindow: { mode: "OFF" },
      state: "DISABLED",
      target: task(2),
    }),
    replacing: () => ({
      name: "conformance-sweep",
      scheduleExpression: "cron(0 3 * * ? *)",
      flexibleTimeWindow: { mode: "OFF" },
      target: task(1),
    }),
  },
  {
    needs: { queue: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-scheduled" }) } },
    base: (made) => ({
      name: "conformance-message",
      scheduleExpression: "rate(1 day)",
      flexibleTimeWindow: { mode: "OFF" },
      target: { arn: made("queue", "arn"), roleArn, input: '{"sweep":true}' },
    }),
    updated: (made) => ({
      name: "conformance-message",
      scheduleExpression: "rate(2 days)",
      flexibleTimeWindow: { mode: "OFF" },
      target: { arn: made("queue", "arn"), roleArn, input: '{"sweep":false}' },
    }),
  },
];
