import { GetTopicAttributesCommand, paginateListTopics } from "@aws-sdk/client-sns";
import type { Channel } from "./Channel.js";
import { inRegions } from "./inRegions.js";
import { onceFor } from "./onceFor.js";

/** The topics of all regions that are looked at. */
export const topicsOf = onceFor((scope) =>
  inRegions(scope, async (region) => {
    const client = scope.clients.sns(region);
    const topics: Channel[] = [];
    for await (const { Topics = [] } of paginateListTopics({ client }, {})) {
      for (const { TopicArn: arn = "" } of Topics) {
        const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn: arn }));
        topics.push({ arn, keyId: Attributes.KmsMasterKeyId, policy: Attributes.Policy });
      }
    }
    return topics;
  }),
);
