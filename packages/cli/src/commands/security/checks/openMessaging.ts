import { GetTopicAttributesCommand, paginateListTopics } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, paginateListQueues } from "@aws-sdk/client-sqs";
import { isPublic, parsePolicy } from "@sallyport/policies";
import type { SecurityCheck } from "../SecurityCheck.js";
import type { ValidationScope } from "../ValidationScope.js";
import { eachRegion } from "./eachRegion.js";

/** No queue and no topic lets everybody in (STO-01's sense, for messages). */
export const openMessaging: SecurityCheck = {
  name: "open-messaging",
  about: "no queue's or topic's policy lets everybody in",
  run: async (scope) =>
    await eachRegion(scope, async (region) =>
      [...(await queuePolicies(scope, region)), ...(await topicPolicies(scope, region))]
        .filter(({ policy }) => parsePolicy(policy).some((statement) => isPublic(statement)))
        .map(({ where }) => ({
          ...{ severity: "critical" as const, where, message: "Its policy lets everybody in" },
          fix: "Name the principals, or the account in a condition",
        })),
    ),
};

interface Policed {
  readonly where: string;
  readonly policy: string | undefined;
}

async function queuePolicies({ clients }: ValidationScope, region: string): Promise<readonly Policed[]> {
  const client = clients.sqs(region);
  const policed: Policed[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, {})) {
    for (const QueueUrl of QueueUrls) {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["Policy", "QueueArn"] });
      const { Attributes = {} } = await client.send(command);
      policed.push({ where: Attributes.QueueArn ?? QueueUrl, policy: Attributes.Policy });
    }
  }
  return policed;
}

async function topicPolicies({ clients }: ValidationScope, region: string): Promise<readonly Policed[]> {
  const client = clients.sns(region);
  const policed: Policed[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client }, {})) {
    for (const { TopicArn = "" } of Topics) {
      const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn }));
      policed.push({ where: TopicArn, policy: Attributes.Policy });
    }
  }
  return policed;
}
