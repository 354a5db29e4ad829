import { PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
} from "@aws-sdk/client-s3";
import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { makeQueue, type SandboxClients, type TestQueue } from "@sallyport/worker-kit/testing";
import type { CompressorBed } from "../CompressorBed.js";

/** Deliveries after which a message is set aside, as in the stack. */
export const MOST_RECEIVES = 5;

/** The queues that get what S3 and EventBridge announce, in place of the workers'. */
export interface Intercepted {
  readonly source: TestQueue;
  readonly target: TestQueue;
}

/** Leads all events of a bed to queues of the test's, which passes them on to the workers' as it likes. */
export async function interceptEvents(bed: CompressorBed): Promise<Intercepted> {
  const source = await makeQueue(bed.source, "announced");
  const target = await makeQueue(bed.target, "arrived");
  await redirect(bed.source, bed.bucket, source.arn);
  await redirect(bed.target, bed.inbound, target.arn);
  await bed.source.events.send(
    new PutTargetsCommand({ Rule: "confirmations", Targets: [{ Id: "queue", Arn: source.arn }] }),
  );
  await limitReceives(bed.source, bed.sourceQueue);
  await limitReceives(bed.target, bed.targetQueue);
  return { source, target };
}

async function redirect({ s3 }: SandboxClients, Bucket: string, QueueArn: string): Promise<void> {
  const { QueueConfigurations = [] } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  const NotificationConfiguration = { QueueConfigurations: QueueConfigurations.map((each) => ({ ...each, QueueArn })) };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
}

async function limitReceives({ sqs }: SandboxClients, { url, arn }: TestQueue): Promise<void> {
  const policy = { deadLetterTargetArn: `${arn}-dlq`, maxReceiveCount: MOST_RECEIVES };
  const Attributes = { RedrivePolicy: JSON.stringify(policy) };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
}
