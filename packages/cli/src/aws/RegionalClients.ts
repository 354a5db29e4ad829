import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { S3Client } from "@aws-sdk/client-s3";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { clientSettings } from "@sallyport/worker-kit";

/** Calls in flight for one service of one region at most. */
const SOCKETS = 32;

/** The clients of a command that works in several regions, each made when it is first asked for, as the shell's caller. */
export class RegionalClients {
  readonly #made = new Map<string, Promise<{ destroy(): void }>>();

  s3(region: string): Promise<S3Client> {
    const forcePathStyle = process.env.AWS_ENDPOINT_URL !== undefined;
    return this.#once(`s3 ${region}`, async () => {
      const { S3Client } = await import("@aws-sdk/client-s3");
      return new S3Client({ ...settings(region), forcePathStyle });
    });
  }

  sqs(region: string): Promise<SQSClient> {
    return this.#once(`sqs ${region}`, async () => {
      const { SQSClient } = await import("@aws-sdk/client-sqs");
      // The address in a queue's URL is not called: it has no region where the endpoint is another one.
      return new SQSClient({ ...settings(region), useQueueUrlAsEndpoint: false });
    });
  }

  dynamo(region: string): Promise<DynamoDBClient> {
    return this.#once(`dynamo ${region}`, async () => {
      const { DynamoDBClient } = await import("@aws-sdk/client-dynamodb");
      return new DynamoDBClient(settings(region));
    });
  }

  logs(region: string): Promise<CloudWatchLogsClient> {
    return this.#once(`logs ${region}`, async () => {
      const { CloudWatchLogsClient } = await import("@aws-sdk/client-cloudwatch-logs");
      return new CloudWatchLogsClient(settings(region));
    });
  }

  /** Drops their connections, so that the process can end. */
  async close(): Promise<void> {
    for (const client of await Promise.allSettled(this.#made.values()))
      if (client.status === "fulfilled") client.value.destroy();
  }

  #once<Client extends { destroy(): void }>(name: string, make: () => Promise<Client>): Promise<Client> {
    const known = this.#made.get(name) as Promise<Client> | undefined;
    if (known) return known;
    const made = make();
    this.#made.set(name, made);
    return made;
  }
}

function settings(region: string) {
  return clientSettings({ region, maxSockets: SOCKETS });
}
