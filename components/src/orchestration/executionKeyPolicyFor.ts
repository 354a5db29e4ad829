import { documentOf, type PolicyDocument, type Statement } from "@sallyport/intents";

interface ExecutionKeyPlan {
  readonly accountId: string;
  readonly partition: string;
  readonly region: string;
  readonly stateMachineArn: string;
  readonly keyArn: string;
}

/**
 * What a state machine's role does with its key, held to this machine's executions and to the delivery of the account's logs
 * by the encryption context. There is no kms:ViaService: the role calls KMS itself, and with that condition no execution
 * would start (Step Functions developer guide, "Data at rest encryption").
 */
export function executionKeyPolicyFor(plan: ExecutionKeyPlan): PolicyDocument {
  const { accountId, partition, region, stateMachineArn, keyArn } = plan;
  const statement = (Sid: string, Action: readonly string[], context: Readonly<Record<string, string>>): Statement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource: [keyArn],
    Condition: { StringEquals: context },
  });
  return documentOf([
    statement("EncryptExecutions", ["kms:Decrypt", "kms:GenerateDataKey"], {
      "kms:EncryptionContext:aws:states:stateMachineArn": stateMachineArn,
    }),
    statement("EncryptDeliveredLogs", ["kms:GenerateDataKey"], {
      "kms:EncryptionContext:SourceArn": `arn:${partition}:logs:${region}:${accountId}:*`,
    }),
  ]);
}
