import type { Example } from "../../ResourceDefinition.js";

const role = (name: string) => ({
  type: "aws:iam/role:Role",
  inputs: () => ({
    name,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  }),
});
const passing = (comment: string) =>
  JSON.stringify({ Comment: comment, StartAt: "Done", States: { Done: { Type: "Pass", End: true } } });

/** One under a key, with a log, and one that is given no more than it needs. */
export const machineExamples: readonly Example[] = [
  {
    needs: {
      role: role("conformance-machine"),
      other: role("conformance-machine-2"),
      key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-machine" }) },
      logs: { type: "aws:cloudwatch/logGroup:LogGroup", inputs: () => ({ name: "conformance-machine" }) },
    },
    base: (made) => ({
      name: "conformance-machine",
      definition: passing("first"),
      roleArn: made("role", "arn"),
      encryptionConfiguration: {
        type: "CUSTOMER_MANAGED_KMS_KEY",
        kmsKeyId: made("key", "arn"),
        kmsDataKeyReusePeriodSeconds: 300,
      },
      loggingConfiguration: {
        level: "ALL",
        includeExecutionData: false,
        logDestination: `${String(made("logs", "arn"))}:*`,
      },
      tracingConfiguration: { enabled: true },
      tags: { team: "data" },
    }),
    updated: (made) => ({
      name: "conformance-machine",
      definition: passing("second"),
      roleArn: made("other", "arn"),
      loggingConfiguration: {
        level: "ERROR",
        includeExecutionData: false,
        logDestination: `${String(made("logs", "arn"))}:*`,
      },
      tags: { stage: "test" },
    }),
    replacing: (made) => ({
      name: "conformance-machine",
      type: "EXPRESS",
      definition: passing("third"),
      roleArn: made("role", "arn"),
    }),
  },
  {
    needs: { role: role("conformance-small") },
    base: (made) => ({ name: "conformance-small", definition: passing("small"), roleArn: made("role", "arn") }),
    replacing: (made) => ({ name: "conformance-smaller", definition: passing("small"), roleArn: made("role", "arn") }),
  },
];
