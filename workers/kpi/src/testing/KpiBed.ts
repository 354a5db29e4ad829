import { join } from "node:path";
import { type AttributeValue, DeleteItemCommand, paginateScan } from "@aws-sdk/client-dynamodb";
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { DeleteObjectCommand, PutObjectCommand, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  type Grants,
  makeBucket,
  makeQueue,
  makeTable,
  peek,
  queueDepth,
  type RunningWorker,
  type SandboxClients,
  sandboxClients,
  startWorker,
  type TestQueue,
  taskCredentials,
} from "@sallyport/worker-kit/testing";
import type { RunEnded } from "../events/runEnded.js";

const region = "eu-west-1";
const account = "000000000000";
const bundle = join(import.meta.dirname, "..", "..", "dist", "bundle", "main.mjs");
const names = {
  input: "shop-data",
  artifacts: "kpi-artifacts",
  categories: "category_kpis_table",
  orders: "order_kpis_table",
  runs: "kpi_runs",
} as const;

/** The KPI pipeline's resources in a sandbox of their own, as the stack lays them out, and its worker under a role with
 * exactly the permissions that README.md lists. */
export class KpiBed {
  readonly names = names;

  private constructor(
    readonly sandbox: TestSandbox,
    readonly clients: SandboxClients,
    readonly queue: TestQueue,
    readonly ended: TestQueue,
    readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start(): Promise<KpiBed> {
    const sandbox = await startTestSandbox();
    const clients = sandboxClients(sandbox, region);
    const queue = await makeQueue(clients, "uploads");
    const ended = await makeQueue(clients, "ended", 1_000);
    await makeBucket(clients, names.input, { notify: { queueArn: queue.arn } });
    await makeBucket(clients, names.artifacts);
    await makeTable(clients, names.categories, "category", "order_date");
    await makeTable(clients, names.orders, "order_date");
    await makeTable(clients, names.runs, "id");
    const rule = { Name: "ended", EventPattern: JSON.stringify({ source: ["sallyport.kpi"] }) };
    await clients.events.send(new PutRuleCommand(rule));
    await clients.events.send(new PutTargetsCommand({ Rule: rule.Name, Targets: [{ Id: "queue", Arn: ended.arn }] }));
    const environment = {
      AWS_ENDPOINT_URL: sandbox.endpoint,
      NODE_EXTRA_CA_CERTS: sandbox.caFile,
      ...(await taskCredentials(clients, "kpi-task", grantsOf(queue))),
      AWS_REGION: region,
      SALLYPORT_QUEUE_URL: queue.url,
      SALLYPORT_INPUT_BUCKET: names.input,
      SALLYPORT_ARTIFACT_BUCKET: names.artifacts,
      SALLYPORT_CATEGORY_TABLE: names.categories,
      SALLYPORT_ORDER_TABLE: names.orders,
      SALLYPORT_RUNS_TABLE: names.runs,
      SALLYPORT_QUIET_SECONDS: "1",
      SALLYPORT_LEASE_SECONDS: "10",
      SALLYPORT_VISIBILITY_SECONDS: "30",
      SALLYPORT_RETRY_SECONDS: "0.1",
      SALLYPORT_GRACE_SECONDS: "20",
      SALLYPORT_MEMORY_MIB: "128",
    };
    return new KpiBed(sandbox, clients, queue, ended, environment);
  }

  async startWorker(overrides: Readonly<Record<string, string>> = {}): Promise<RunningWorker> {
    return await startWorker(bundle, { ...this.environment, ...overrides });
  }

  /** Uploads a file below `Data/`. */
  async upload(name: string, Body: string | Buffer): Promise<void> {
    await this.clients.s3.send(new PutObjectCommand({ Bucket: names.input, Key: `Data/${name}`, Body }));
  }

  /** The rows of a table by their key, with exact numbers as texts. */
  async rows(table: "categories" | "orders" | "runs"): Promise<Map<string, Record<string, AttributeValue>>> {
    const rows = new Map<string, Record<string, AttributeValue>>();
    for await (const { Items = [] } of paginateScan({ client: this.clients.dynamo }, { TableName: names[table] })) {
      for (const item of Items) {
        const key = table === "runs" ? [item.id?.S] : [item.category?.S, item.order_date?.S];
        rows.set(key.filter((part) => part !== undefined).join("/"), item);
      }
    }
    return rows;
  }

  /** The events of runs' ends so far, as their detail. Ten at most. */
  async events(): Promise<{ readonly type: string; readonly detail: RunEnded }[]> {
    const bodies = await peek(this.clients, this.ended.url);
    return bodies.map((body) => {
      const event: { "detail-type": string; detail: RunEnded } = JSON.parse(body);
      return { type: event["detail-type"], detail: event.detail };
    });
  }

  /** Takes away all files, rows, messages and events, so that the next test begins with nothing. */
  async clear(): Promise<void> {
    const { s3, dynamo, sqs } = this.clients;
    for (const Bucket of [names.input, names.artifacts]) {
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket })) {
        for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket, Key }));
      }
    }
    for (const table of ["categories", "orders", "runs"] as const) {
      const keys = { categories: ["category", "order_date"], orders: ["order_date"], runs: ["id"] }[table];
      for (const item of (await this.rows(table)).values()) {
        const Key = Object.fromEntries(keys.flatMap((key) => (item[key] ? [[key, item[key]]] : [])));
        await dynamo.send(new DeleteItemCommand({ TableName: names[table], Key }));
      }
    }
    for (const QueueUrl of [this.queue.url, this.queue.deadLetterUrl, this.ended.url, this.ended.deadLetterUrl]) {
      await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    }
  }

  /** Whether no message waits or is in work. */
  async isIdle(): Promise<boolean> {
    const { visible, leased } = await queueDepth(this.clients, this.queue.url);
    return visible + leased === 0;
  }

  async stop(): Promise<void> {
    this.clients.close();
    await this.sandbox.stop();
  }
}

function grantsOf(queue: TestQueue): Grants {
  const table = (name: string): string => `arn:aws:dynamodb:${region}:${account}:table/${name}`;
  const artifacts = ["state", "quarantine"].map((folder) => `arn:aws:s3:::${names.artifacts}/${folder}/*`);
  return [
    [["s3:ListBucket"], [`arn:aws:s3:::${names.input}`], { StringLike: { "s3:prefix": "Data/*" } }],
    [["s3:GetObject"], [`arn:aws:s3:::${names.input}/Data/*`]],
    [["s3:GetObject", "s3:PutObject"], artifacts],
    [
      ["dynamodb:PutItem", "dynamodb:BatchWriteItem"],
      [table(names.categories), table(names.orders)],
    ],
    [["dynamodb:PutItem", "dynamodb:UpdateItem"], [table(names.runs)]],
    [["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"], [queue.arn]],
    [["events:PutEvents"], [`arn:aws:events:${region}:${account}:event-bus/default`]],
  ];
}
