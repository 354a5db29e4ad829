import { randomUUID } from "node:crypto";
import { type AttributeValue, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  EventBridgeClient,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { type DeployedStack, deployStack } from "./DeployedStack.js";
import type { ShopFiles } from "./shopFiles.js";

/** What the tests need of the KPI stack's outputs. */
interface KpiStackOutputs {
  readonly region: string;
  readonly inputBucket: string;
  readonly inputPrefix: string;
  readonly artifactBucket: string;
  readonly categoryTable: string;
  readonly orderTable: string;
  readonly runsTable: string;
  readonly taskRole: string;
  readonly reconcileRoleArns: Readonly<Record<string, string>>;
  readonly logGroup: string;
}

/** A row of a table: numbers as their digits, without trailing zeros. */
export type Row = Readonly<Record<string, string>>;

/** The event at a run's end. */
export interface RunEnd {
  readonly "detail-type": string;
  readonly detail: {
    readonly runId: string;
    readonly status: string;
    readonly reason?: string;
    readonly message?: string;
    readonly quality?: {
      readonly rows: number;
      readonly duplicates: number;
      readonly rejected: number;
      readonly orphans: number;
    };
    readonly days: { readonly count: number; readonly first?: string; readonly last?: string };
    readonly written: { readonly categories: number; readonly orders: number };
  };
}

/** The KPI pipeline, deployed into a sandbox of its own, with a queue that hears how runs end. */
export class DeployedKpi {
  readonly #events: string;
  readonly #sqs: SQSClient;
  readonly #s3: S3Client;
  readonly #dynamodb: DynamoDBClient;

  private constructor(
    readonly stack: DeployedStack,
    readonly outputs: KpiStackOutputs,
    events: string,
  ) {
    const { region } = outputs;
    this.#events = events;
    this.#sqs = new SQSClient({ region });
    this.#s3 = new S3Client({ region });
    this.#dynamodb = new DynamoDBClient({ region });
  }

  /** @param configuration its committed configuration; by default the one that `npm start` deploys */
  static async deploy(configuration?: string): Promise<DeployedKpi> {
    const stack = await deployStack("kpi", configuration);
    const outputs = stack.deployment.outputs as unknown as KpiStackOutputs;
    try {
      return new DeployedKpi(stack, outputs, await hearRunEnds(outputs.region));
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  async upload(files: ShopFiles): Promise<void> {
    for (const [key, Body] of Object.entries(files)) {
      const { inputBucket: Bucket, inputPrefix } = this.outputs;
      await this.#s3.send(new PutObjectCommand({ Bucket, Key: `${inputPrefix}${key}`, Body }));
    }
  }

  async remove(key: string): Promise<void> {
    const { inputBucket: Bucket, inputPrefix } = this.outputs;
    await this.#s3.send(new DeleteObjectCommand({ Bucket, Key: `${inputPrefix}${key}` }));
  }

  /** Sends what the stack's schedule sends, without waiting for its time. */
  async sweep(): Promise<void> {
    const { region } = this.outputs;
    const events = new EventBridgeClient({ region });
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "kpi-sandbox-sweep" }));
    const { Arn = "", Input } = Targets?.[0] ?? {};
    const { QueueUrl } = await this.#sqs.send(new GetQueueUrlCommand({ QueueName: Arn.split(":").at(-1) }));
    await this.#sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: Input }));
  }

  /** Waits for the end of the next run, until a signal is aborted. */
  async runEnd(signal?: AbortSignal): Promise<RunEnd> {
    const QueueUrl = this.#events;
    for (const deadline = Date.now() + 90_000; Date.now() < deadline; ) {
      signal?.throwIfAborted();
      const { Messages = [] } = await this.#sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 2 }));
      const [message] = Messages;
      if (message === undefined) continue;
      await this.#sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      return JSON.parse(message.Body ?? "") as RunEnd;
    }
    throw new Error("no run ended within a minute and a half");
  }

  /** Uploads files and waits for the end of the run that they begin. */
  async run(files: ShopFiles): Promise<RunEnd> {
    await this.upload(files);
    return await this.runEnd();
  }

  /** Both tables, sorted by key, without what differs from run to run unless it is asked for. */
  async tables({ stamps = false } = {}): Promise<{ readonly category: Row[]; readonly order: Row[] }> {
    const rows = async (table: string): Promise<Row[]> => {
      const all = (await this.items(table)).map((item) => rowOf(item, stamps));
      return all.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    };
    return { category: await rows(this.outputs.categoryTable), order: await rows(this.outputs.orderTable) };
  }

  async items(TableName: string): Promise<Record<string, AttributeValue>[]> {
    const items: Record<string, AttributeValue>[] = [];
    let ExclusiveStartKey: Record<string, AttributeValue> | undefined;
    do {
      const page = await this.#dynamodb.send(new ScanCommand({ TableName, ExclusiveStartKey, ConsistentRead: true }));
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  }

  /** Stops everything. */
  async stop(): Promise<void> {
    await this.stack.stop();
  }
}

/** A queue of the test's own, on the default bus beside the stack's rule. */
async function hearRunEnds(region: string): Promise<string> {
  const name = `run-ends-${randomUUID()}`;
  const events = new EventBridgeClient({ region });
  const EventPattern = JSON.stringify({ source: ["sallyport.kpi"] });
  const { RuleArn } = await events.send(new PutRuleCommand({ Name: name, EventPattern }));
  const Arn = `arn:aws:sqs:${region}:${RuleArn?.split(":")[4]}:${name}`;
  const statement = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: Arn,
    Condition: { ArnEquals: { "aws:SourceArn": RuleArn } },
  };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const queue = new CreateQueueCommand({ QueueName: name, Attributes: { Policy } });
  const { QueueUrl = "" } = await new SQSClient({ region }).send(queue);
  await events.send(new PutTargetsCommand({ Rule: name, Targets: [{ Id: "queue", Arn }] }));
  return QueueUrl;
}

const stampNames = new Set(["run_id", "computed_at"]);

function rowOf(item: Record<string, AttributeValue>, stamps: boolean): Row {
  const entries = Object.entries(item).filter(([name]) => stamps || !stampNames.has(name));
  return Object.fromEntries(entries.map(([name, { S, N }]) => [name, S ?? plain(N ?? "")]).sort());
}

/** A decimal without trailing zeros. */
export function plain(digits: string): string {
  return digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
}

function keyOf({ category = "", order_date = "" }: Row): string {
  return `${category}\n${order_date}`;
}
