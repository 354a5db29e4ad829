import type { Example } from "../../ResourceDefinition.js";

const rule = {
  type: "aws:cloudwatch/eventRule:EventRule",
  inputs: () => ({ name: "conformance-sender", eventPattern: JSON.stringify({ source: ["conformance"] }) }),
};

/** A queue of the same region, and another region's bus under a role. */
export const targetExamples: readonly Example[] = [
  {
    needs: {
      rule,
      queue: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-receiver" }) },
      dead: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-receiver-dead" }) },
    },
    base: (made) => ({
      rule: made("rule", "name"),
      targetId: "conformance-queue",
      arn: made("queue", "arn"),
      inputPath: "$.detail",
      deadLetterConfig: { arn: made("dead", "arn") },
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 8 },
    }),
    updated: (made) => ({
      rule: made("rule", "name"),
      targetId: "conformance-queue",
      arn: made("queue", "arn"),
      inputTransformer: { inputPaths: { key: "$.detail.key" }, inputTemplate: '{"key": <key>}' },
      retryPolicy: { maximumRetryAttempts: 2 },
    }),
    replacing: (made) => ({
      rule: made("rule", "name"),
      targetId: "conformance-queue-again",
      arn: made("queue", "arn"),
    }),
  },
  {
    needs: {
      rule,
      role: {
        type: "aws:iam/role:Role",
        inputs: () => ({
          name: "conformance-sender",
          assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sts:AssumeRole" }],
          }),
        }),
      },
    },
    base: (made) => ({
      rule: made("rule", "name"),
      targetId: "conformance-bus",
      arn: "arn:aws:events:eu-central-1:000000000000:event-bus/default",
      roleArn: made("role", "arn"),
    }),
    updated: (made) => ({
      rule: made("rule", "name"),
      targetId: "conformance-bus",
      arn: "arn:aws:events:eu-west-2:000000000000:event-bus/default",
      roleArn: made("role", "arn"),
    }),
  },
];
