import { PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
  GetBucketNotificationConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
} from "@aws-sdk/client-s3";
import { makeQueue, type SandboxClients, type TestQueue } from "@sallyport/worker-kit/testing";
import type { CompressorBed } from "../CompressorBed.js";

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
  return { source, target };
}

async function redirect({ s3 }: SandboxClients, Bucket: string, QueueArn: string): Promise<void> {
  const { QueueConfigurations = [] } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  const NotificationConfiguration = { QueueConfigurations: QueueConfigurations.map((each) => ({ ...each, QueueArn })) };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
}
