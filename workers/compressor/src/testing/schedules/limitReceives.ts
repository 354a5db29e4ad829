import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { CompressorBed } from "../CompressorBed.js";

/** As in the stack. A claim whose write came to nothing is held until its lease ends: fewer deliveries could end before. */
const MOST_RECEIVES = 5;

/** Lets both queues of a bed set a message aside after as many deliveries as the stack's. */
export async function limitReceives({ source, target, sourceQueue, targetQueue }: CompressorBed): Promise<void> {
  for (const [{ sqs }, { url, arn }] of [
    [source, sourceQueue],
    [target, targetQueue],
  ] as const) {
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: `${arn}-dlq`, maxReceiveCount: MOST_RECEIVES });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { RedrivePolicy } }));
  }
}
