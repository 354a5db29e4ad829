import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { EtlOutputs } from "../connection/EtlOutputs.js";
import { type RetriedObject, uploadEvent } from "./uploadEvent.js";

/** Puts the event of each object into the pipeline's queue, as if it were uploaded now. */
export async function retryByQueue(objects: readonly RetriedObject[], { region, queueUrl }: EtlOutputs): Promise<void> {
  const sqs = new SQSClient({ region });
  for (const object of objects) {
    const MessageBody = uploadEvent(object, region, new Date());
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
  }
}
