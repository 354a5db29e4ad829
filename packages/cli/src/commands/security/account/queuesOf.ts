import { GetQueueAttributesCommand, paginateListQueues, type QueueAttributeName } from "@aws-sdk/client-sqs";
import type { Channel } from "./Channel.js";
import { inRegions } from "./inRegions.js";
import { onceFor } from "./onceFor.js";

const asked: QueueAttributeName[] = ["KmsMasterKeyId", "Policy", "QueueArn"];

/** The queues of all regions that are looked at. */
export const queuesOf = onceFor((scope) =>
  inRegions(scope, async (region) => {
    const client = scope.clients.sqs(region);
    const queues: Channel[] = [];
    for await (const { QueueUrls = [] } of paginateListQueues({ client }, {})) {
      for (const QueueUrl of QueueUrls) {
        const { Attributes = {} } = await client.send(
          new GetQueueAttributesCommand({ QueueUrl, AttributeNames: asked }),
        );
        const { QueueArn: arn = QueueUrl, KmsMasterKeyId: keyId, Policy: policy } = Attributes;
        queues.push({ arn, keyId, policy });
      }
    }
    return queues;
  }),
);
