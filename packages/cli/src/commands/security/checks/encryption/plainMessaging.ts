import { GetTopicAttributesCommand, paginateListTopics } from "@aws-sdk/client-sns";
import { GetQueueAttributesCommand, paginateListQueues } from "@aws-sdk/client-sqs";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";
import { eachRegion } from "../eachRegion.js";

/** Queues and topics that are not encrypted by KMS (ENC-19). */
export async function plainMessaging(scope: ValidationScope): Promise<readonly Found[]> {
  return await eachRegion(scope, async (region) => [
    ...(await plainQueues(scope, region)),
    ...(await plainTopics(scope, region)),
  ]);
}

async function plainQueues({ clients }: ValidationScope, region: string): Promise<readonly Found[]> {
  const client = clients.sqs(region);
  const found: Found[] = [];
  for await (const { QueueUrls = [] } of paginateListQueues({ client }, {})) {
    for (const QueueUrl of QueueUrls) {
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["KmsMasterKeyId", "QueueArn"] });
      const { Attributes = {} } = await client.send(command);
      if (Attributes.KmsMasterKeyId) continue;
      found.push({
        ...{
          severity: "medium",
          where: Attributes.QueueArn ?? QueueUrl,
          message: "It is not encrypted by a key of KMS",
        },
        fix: "Make it a HardenedQueue, or give it a customer-managed key",
      });
    }
  }
  return found;
}

async function plainTopics({ clients }: ValidationScope, region: string): Promise<readonly Found[]> {
  const client = clients.sns(region);
  const found: Found[] = [];
  for await (const { Topics = [] } of paginateListTopics({ client }, {})) {
    for (const { TopicArn = "" } of Topics) {
      const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn }));
      if (Attributes.KmsMasterKeyId) continue;
      found.push({
        ...{ severity: "medium", where: TopicArn, message: "It is not encrypted by a key of KMS" },
        fix: "Make it an AlarmTopic, or give it a customer-managed key",
      });
    }
  }
  return found;
}
