import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { type Sender, senderStatements } from "./senderStatements.js";

/** Longest queue policy that SQS takes. */
const limit = 8_192;

/**
 * The policy of a queue: no call without TLS (ENC-16), and each named service may send for its named resources of this
 * account. Workloads are not named here: their IAM policies grant use.
 */
export function queuePolicyFor(
  queueArn: string,
  accountId: string,
  senders: readonly Sender[],
): PolicyDocument<ResourceStatement> {
  const denyInsecure: ResourceStatement = {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: [queueArn],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const sending = senderStatements(senders, { action: "sqs:SendMessage", targetArn: queueArn, accountId });
  return documentOf([denyInsecure, ...sending], limit);
}
