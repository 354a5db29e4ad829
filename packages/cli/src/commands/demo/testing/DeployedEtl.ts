import { setTimeout as delay } from "node:timers/promises";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  GetSecretValueCommand,
  InvalidRequestException,
  ListSecretsCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { GetQueueAttributesCommand, GetQueueUrlCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Login } from "@sallyport/worker-etl";
import type { ClientBase } from "pg";
import { type EtlOutputs, readEtlOutputs } from "../../etl/connection/EtlOutputs.js";
import { loaderLogin } from "../../etl/connection/loaderLogin.js";
import { stackTarget } from "../../etl/connection/stackTarget.js";
import { withSession } from "../../etl/connection/withSession.js";
import type { LedgerRow } from "../../etl/ledger/LedgerRow.js";
import { readLedger } from "../../etl/ledger/readLedger.js";
import { type DeployedStack, deployStack } from "./DeployedStack.js";

/** The outputs, with those that the tests alone need. */
interface EtlStackOutputs extends EtlOutputs {
  readonly logGroup: string;
  readonly functionRoles: readonly string[];
}

/** A line of the worker's log. */
type LogLine = Readonly<Record<string, unknown>>;

/** How long something may take in the sandbox, milliseconds: a killed task's message comes back after half a minute. */
const patience = 150_000;

/** The ETL pipeline, deployed into a sandbox of its own. */
export class DeployedEtl {
  readonly #s3: S3Client;
  readonly #sqs: SQSClient;
  readonly #secrets: SecretsManagerClient;

  private constructor(
    readonly stack: DeployedStack,
    readonly outputs: EtlStackOutputs,
    /** Ends waiting. */
    readonly signal?: AbortSignal,
  ) {
    const { region } = outputs;
    this.#s3 = new S3Client({ region });
    this.#sqs = new SQSClient({ region });
    this.#secrets = new SecretsManagerClient({ region });
  }

  /** Deploys it and waits for the first rotation, which makes the loader's password. */
  static async deploy(): Promise<DeployedEtl> {
    const stack = await deployStack("etl");
    try {
      const { logGroup, functionRoles, ...rest } = stack.deployment.outputs;
      const more = { logGroup: String(logGroup), functionRoles: functionRoles as readonly string[] };
      const etl = new DeployedEtl(stack, { ...readEtlOutputs(rest), ...more });
      await etl.until("the loader has a password", async () => (await etl.currentLogin())?.password !== undefined);
      return etl;
    } catch (error) {
      await stack.stop();
      throw error;
    }
  }

  /** The same, of which nobody waits for anything once a signal is aborted. */
  within(signal: AbortSignal): DeployedEtl {
    return new DeployedEtl(this.stack, this.outputs, signal);
  }

  /** Uploads a file below the prefix; resolves with its ETag. */
  async upload(name: string, Body: string | Uint8Array): Promise<string> {
    const { inputBucket: Bucket, inputPrefix } = this.outputs;
    const { ETag = "" } = await this.#s3.send(new PutObjectCommand({ Bucket, Key: `${inputPrefix}${name}`, Body }));
    return ETag;
  }

  /** Uploads a file and waits for its line in the ledger. */
  async load(name: string, body: string | Uint8Array): Promise<LedgerRow> {
    const etag = await this.upload(name, body);
    return await this.loaded(name, etag);
  }

  /** Waits for the line in the ledger of a file with an ETag. */
  async loaded(name: string, etag: string): Promise<LedgerRow> {
    const key = `${this.outputs.inputPrefix}${name}`;
    let found: LedgerRow | undefined;
    await this.until(`${name} is loaded`, async () => {
      found = (await this.ledger()).find((row) => row.key === key && row.etag === etag);
      return found !== undefined;
    });
    return found as LedgerRow;
  }

  /** All loads, newest first. */
  async ledger(): Promise<readonly LedgerRow[]> {
    const { databaseSchema: schema } = this.outputs;
    return await this.session((client) => readLedger(client, { schema, limit: 1_000 }));
  }

  /** Work at the database as the worker signs in: as a loader that acts as the owner. */
  async session<Result>(work: (client: ClientBase) => Promise<Result>): Promise<Result> {
    return await withSession(stackTarget(this.outputs), work);
  }

  /** The rows of a query at the database. */
  async rows<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
    return await this.session(async (client) => (await client.query<Row>(query, values)).rows);
  }

  /** The lines of the worker's log with an event. */
  async lines(event: string): Promise<LogLine[]> {
    const logs = new CloudWatchLogsClient({ region: this.outputs.region });
    const lines: LogLine[] = [];
    let nextToken: string | undefined;
    do {
      const page = await logs.send(
        new FilterLogEventsCommand({ logGroupName: this.outputs.logGroup, filterPattern: `"${event}"`, nextToken }),
      );
      lines.push(...(page.events ?? []).map(({ message = "{}" }) => JSON.parse(message) as LogLine));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return lines;
  }

  /** Sends what the stack's schedule sends, without waiting for its time. */
  async sweep(): Promise<void> {
    const events = new EventBridgeClient({ region: this.outputs.region });
    const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "etl-sandbox-sweep" }));
    const { Arn = "", Input } = Targets?.[0] ?? {};
    const { QueueUrl } = await this.#sqs.send(new GetQueueUrlCommand({ QueueName: Arn.split(":").at(-1) }));
    await this.#sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: Input }));
  }

  /** Messages that wait or are in work in the queue of uploads, or in that of what was set aside. */
  async messages(which: "queueUrl" | "deadLetterQueueUrl"): Promise<number> {
    const names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
    const command = new GetQueueAttributesCommand({ QueueUrl: this.outputs[which], AttributeNames: [...names] });
    const { Attributes = {} } = await this.#sqs.send(command);
    return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  }

  /** Waits until every message has been dealt with. */
  async drained(): Promise<void> {
    await this.until("the queue is empty", async () => (await this.messages("queueUrl")) === 0);
  }

  /** The loader's login as it is now; undefined as long as it has no password. */
  async currentLogin(): Promise<Login | undefined> {
    return await loaderLogin(this.outputs).catch((error: unknown) => {
      if (error instanceof Error && "reason" in error && error.reason === "no-password") return undefined;
      throw error;
    });
  }

  /** Rotates the loader's login as an operator does, and waits until the other user is current. */
  async rotate(): Promise<void> {
    const before = (await this.currentLogin())?.user;
    await this.until("a rotation begins", async () => await this.#beginsToRotate());
    await this.until("the other user is current", async () => (await this.currentLogin())?.user !== before);
  }

  /** Whether a rotation is accepted: as long as one that failed is to be tried again, none is. */
  async #beginsToRotate(): Promise<boolean> {
    try {
      await this.#secrets.send(new RotateSecretCommand({ SecretId: this.outputs.loaderSecretArn }));
      return true;
    } catch (error) {
      if (error instanceof InvalidRequestException) return false;
      throw error;
    }
  }

  /** The secret of the master user, which RDS keeps. */
  async masterSecretArn(): Promise<string> {
    const { SecretList = [] } = await this.#secrets.send(new ListSecretsCommand({}));
    return SecretList.find(({ Name }) => Name?.startsWith("rds!"))?.ARN ?? "";
  }

  /** The master user's login. */
  async masterLogin(): Promise<Login> {
    const { databaseHost: host, databasePort: port, databaseName: database } = this.outputs;
    const command = new GetSecretValueCommand({ SecretId: await this.masterSecretArn() });
    const { SecretString = "" } = await this.#secrets.send(command);
    const { username: user, password } = JSON.parse(SecretString) as { username: string; password: string };
    return { host, port, database, user, password };
  }

  /** @throws Error when it does not become true in two minutes and a half */
  async until(what: string, condition: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + patience;
    while (!(await condition())) {
      this.signal?.throwIfAborted();
      if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} s in vain until ${what}`);
      await delay(200);
    }
  }

  /** Stops everything. */
  async stop(): Promise<void> {
    await this.stack.stop();
  }
}
