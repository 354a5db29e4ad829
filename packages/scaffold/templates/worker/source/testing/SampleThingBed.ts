import { join } from "node:path";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  type Grants,
  makeBucket,
  makeQueue,
  type RunningWorker,
  type SandboxClients,
  sandboxClients,
  startWorker,
  type TestQueue,
  taskCredentials,
} from "@sallyport/worker-kit/testing";

const bundle = join(import.meta.dirname, "..", "..", "dist", "bundle", "main.mjs");

/** The worker's surroundings in a sandbox of their own, and the worker under a role with exactly the permissions that README.md lists. */
export class SampleThingBed {
  readonly input = "uploads";
  readonly output = "results";
  readonly roleName = "sample-thing-task";

  private constructor(
    readonly sandbox: TestSandbox,
    readonly clients: SandboxClients,
    readonly queue: TestQueue,
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start(): Promise<SampleThingBed> {
    const sandbox = await startTestSandbox();
    const clients = sandboxClients(sandbox, "eu-west-1");
    const queue = await makeQueue(clients, "uploads");
    await makeBucket(clients, "uploads", { versioned: false });
    await makeBucket(clients, "results");
    const environment = {
      AWS_ENDPOINT_URL: sandbox.endpoint,
      NODE_EXTRA_CA_CERTS: sandbox.caFile,
      ...(await taskCredentials(clients, "sample-thing-task", grantsOf(queue))),
      AWS_REGION: "eu-west-1",
      SALLYPORT_QUEUE_URL: queue.url,
      SALLYPORT_OUTPUT_BUCKET: "results",
      SALLYPORT_VISIBILITY_SECONDS: "30",
      SALLYPORT_RETRY_SECONDS: "0.1",
      SALLYPORT_GRACE_SECONDS: "20",
    };
    return new SampleThingBed(sandbox, clients, queue, environment);
  }

  async startWorker(overrides: Readonly<Record<string, string>> = {}): Promise<RunningWorker> {
    return await startWorker(bundle, { ...this.environment, ...overrides });
  }

  async stop(): Promise<void> {
    this.clients.close();
    await this.sandbox.stop();
  }
}

function grantsOf(queue: TestQueue): Grants {
  return [
    [["s3:GetObject"], ["arn:aws:s3:::uploads/*"]],
    [["s3:PutObject", "s3:GetObject"], ["arn:aws:s3:::results/*"]],
    // Without it S3 says of an object that is not there that one may not know.
    [["s3:ListBucket"], ["arn:aws:s3:::results"]],
    [["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"], [queue.arn]],
  ];
}
