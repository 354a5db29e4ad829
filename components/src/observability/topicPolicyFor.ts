import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { type Sender, senderStatements } from "../messaging/senderStatements.js";

/** Longest topic policy that SNS takes. */
const limit = 30_720;

/** The policy of a topic: no publishing without TLS (ENC-16), and by the named services only, for this account. */
export function topicPolicyFor(
  topicArn: string,
  accountId: string,
  publishers: readonly Sender[],
): PolicyDocument<ResourceStatement> {
  const denyInsecure: ResourceStatement = {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    // A topic policy cannot name sns:*: SNS refuses actions that do not apply to a topic.
    Action: "sns:Publish",
    Resource: [topicArn],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  const sending = senderStatements(publishers, { action: "sns:Publish", targetArn: topicArn, accountId });
  return documentOf([denyInsecure, ...sending], limit);
}
