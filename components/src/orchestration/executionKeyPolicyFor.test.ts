import { describe, expect, it } from "@jest/globals";
import { executionKeyPolicyFor } from "./executionKeyPolicyFor.js";

const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/k";
const stateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:kpi";
const plan = { accountId: "111122223333", partition: "aws", region: "eu-west-1", stateMachineArn, keyArn };

describe("a state machine's use of its key", () => {
  it("is for its own executions and for the delivery of its log, word for word as AWS documents it", () => {
    expect(executionKeyPolicyFor(plan).Statement).toEqual([
      {
        Sid: "EncryptExecutions",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: [keyArn],
        Condition: { StringEquals: { "kms:EncryptionContext:aws:states:stateMachineArn": stateMachineArn } },
      },
      {
        Sid: "EncryptDeliveredLogs",
        Effect: "Allow",
        Action: ["kms:GenerateDataKey"],
        Resource: [keyArn],
        Condition: { StringEquals: { "kms:EncryptionContext:SourceArn": "arn:aws:logs:eu-west-1:111122223333:*" } },
      },
    ]);
  });

  it("has no condition on the service, with which no execution would start", () => {
    expect(JSON.stringify(executionKeyPolicyFor(plan))).not.toContain("ViaService");
  });
});
