import { documentOf, type PolicyDocument, type ResourceStatement } from "@sallyport/intents";
import { topicPolicyFor } from "../observability/topicPolicyFor.js";
import type { Sender } from "./senderStatements.js";

/** Longest topic policy that SNS takes. */
const limit = 30_720;

/** Who has to do with a topic. */
interface TopicUsers {
  readonly publishers: readonly Sender[];
  /** ARNs of the only roles that may publish; empty where IAM alone decides. */
  readonly publisherRoles: readonly string[];
  /** The only endpoints that may be subscribed. */
  readonly endpoints: readonly string[];
}

/**
 * The policy of a topic: what every topic's says (TLS only, services held to named resources), and that nobody but the
 * named roles publishes and nothing but the named endpoints is subscribed, whatever an IAM policy says (SEC-11).
 */
export function scopedTopicPolicyFor(
  topicArn: string,
  accountId: string,
  { publishers, publisherRoles, endpoints }: TopicUsers,
): PolicyDocument<ResourceStatement> {
  const deny = (Sid: string, Action: string, Condition?: ResourceStatement["Condition"]): ResourceStatement => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: [topicArn],
    ...(Condition && { Condition }),
  });
  const publishing = deny("DenyPublishByOthers", "sns:Publish", {
    ArnNotEquals: { "aws:PrincipalArn": [...new Set(publisherRoles)].sort() },
    // AWS services have no role here: the statements that name them hold them.
    Bool: { "aws:PrincipalIsAWSService": "false" },
  });
  const subscribing =
    endpoints.length === 0
      ? deny("DenySubscribe", "sns:Subscribe")
      : deny("DenySubscribeOfOthers", "sns:Subscribe", {
          StringNotEquals: { "sns:Endpoint": [...new Set(endpoints)].sort() },
        });
  const { Statement } = topicPolicyFor(topicArn, accountId, publishers);
  return documentOf([...Statement, ...(publisherRoles.length === 0 ? [] : [publishing]), subscribing], limit);
}
