import { join } from "node:path";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  type Grants,
  listKeys,
  makeBucket,
  makeQueue,
  queueDepth,
  type RunningWorker,
  type SandboxClients,
  sandboxClients,
  startWorker,
  type TestQueue,
  taskCredentials,
  testClientSettings,
} from "@sallyport/worker-kit/testing";
import { LoadBed } from "./LoadBed.js";

const region = "eu-west-1";
const bucket = "deliveries";
const bundle = join(import.meta.dirname, "..", "..", "dist", "bundle", "main.mjs");

/** The ETL pipeline's resources in a sandbox of their own, a real PostgreSQL, and the worker's bundle under a role with exactly the permissions that
 * README.md lists. */
export class WorkerBed {
  readonly bucket = bucket;

  private constructor(
    readonly sandbox: TestSandbox,
    readonly clients: SandboxClients,
    readonly queue: TestQueue,
    readonly loads: LoadBed,
    readonly secrets: SecretsManagerClient,
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** @param notify whether uploads announce themselves; a test that says itself when they were made does without */
  static async start(notify = true): Promise<WorkerBed> {
    const [sandbox, loads] = await Promise.all([startTestSandbox(), LoadBed.start()]);
    const clients = sandboxClients(sandbox, region);
    const queue = await makeQueue(clients, "uploads");
    await makeBucket(clients, bucket, notify ? { notify: { queueArn: queue.arn } } : {});
    const secrets = new SecretsManagerClient(testClientSettings(sandbox));
    const secret = new CreateSecretCommand({ Name: "etl/loader", SecretString: secretOf(loads) });
    const { ARN: secretArn = "" } = await secrets.send(secret);
    const environment = {
      AWS_ENDPOINT_URL: sandbox.endpoint,
      NODE_EXTRA_CA_CERTS: sandbox.caFile,
      ...(await taskCredentials(clients, "etl-task", grantsOf(queue, secretArn))),
      AWS_REGION: region,
      SALLYPORT_QUEUE_URL: queue.url,
      S3_BUCKET: bucket,
      DB_HOST: loads.server.host,
      DB_PORT: String(loads.server.port),
      DB_NAME: loads.server.database,
      DB_SECRET_ARN: secretArn,
      DB_CA: loads.server.caFile,
      SALLYPORT_VISIBILITY_SECONDS: "30",
      SALLYPORT_RETRY_SECONDS: "0.1",
      SALLYPORT_GRACE_SECONDS: "20",
    };
    return new WorkerBed(sandbox, clients, queue, loads, secrets, environment);
  }

  async startWorker(overrides: Readonly<Record<string, string>> = {}): Promise<RunningWorker> {
    return await startWorker(bundle, { ...this.environment, ...overrides });
  }

  async upload(Key: string, Body: string | Buffer): Promise<void> {
    await this.clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  }

  async keys(): Promise<string[]> {
    return await listKeys(this.clients, bucket);
  }

  async changeSecret(password: string): Promise<void> {
    const SecretString = secretOf(this.loads, password);
    await this.secrets.send(new PutSecretValueCommand({ SecretId: "etl/loader", SecretString }));
  }

  async inputs(): Promise<{ waiting: number; leased: number; setAside: number }> {
    const { visible, leased } = await queueDepth(this.clients, this.queue.url);
    const { visible: setAside } = await queueDepth(this.clients, this.queue.deadLetterUrl);
    return { waiting: visible, leased, setAside };
  }

  async stop(): Promise<void> {
    this.clients.close();
    await Promise.all([this.sandbox.stop(), this.loads.stop()]);
  }
}

function secretOf({ login }: LoadBed, password = login.password): string {
  const { host, port, database: dbname, user: username } = login;
  return JSON.stringify({ engine: "postgres", host, port, dbname, username, password });
}

function grantsOf(queue: TestQueue, secretArn: string): Grants {
  return [
    [["s3:ListBucket"], [`arn:aws:s3:::${bucket}`], { StringLike: { "s3:prefix": "data/*" } }],
    [["s3:GetObject"], [`arn:aws:s3:::${bucket}/data/*`]],
    [["s3:PutObject"], [`arn:aws:s3:::${bucket}/quarantine/*`]],
    [["secretsmanager:GetSecretValue"], [secretArn]],
    [["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"], [queue.arn]],
  ];
}
