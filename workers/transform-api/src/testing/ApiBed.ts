import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from "@aws-sdk/client-batch";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  makeBucket,
  makeQueue,
  type SandboxClients,
  sandboxClients,
  type TestQueue,
  testClientSettings,
  until,
} from "@sallyport/worker-kit/testing";
import type { APIGatewayProxyResult, Context } from "aws-lambda";
import { makeIdempotencyStore } from "../aws/makeIdempotencyStore.js";
import { makePlatform } from "../aws/makePlatform.js";
import { type Handlers, makeHandlers } from "../makeHandlers.js";
import type { Platform } from "../Platform.js";
import { readSettings } from "../settings/readSettings.js";
import { environment as least } from "./environment.js";
import { jobScript } from "./jobScript.js";
import { makeBatchPlace } from "./makeBatchPlace.js";
import { makeFunctions } from "./makeFunctions.js";
import { proxyEvent, type TestCall } from "./proxyEvent.js";

const region = "eu-west-1";
const account = "000000000000";

export interface TestAnswer {
  readonly status: number;
  readonly type: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
  readonly body: any;
}

/** The API's resources in a sandbox of their own, and its functions: deployed, or in the test's own process. */
export class ApiBed {
  private constructor(
    readonly sandbox: TestSandbox,
    readonly clients: SandboxClients,
    readonly queue: TestQueue,
    /** Nothing works it off. */
    readonly parked: TestQueue,
    readonly environment: Readonly<Record<string, string>>,
    readonly folder: string,
  ) {}

  static async start({ functions = true } = {}): Promise<ApiBed> {
    process.env.POWERTOOLS_LOG_LEVEL = "SILENT";
    process.env.POWERTOOLS_METRICS_DISABLED = "true";
    const folder = await mkdtemp(join(tmpdir(), "sallyport-job-"));
    const bundle = join(folder, "job.mjs");
    await writeFile(bundle, jobScript());
    const image = "test/job";
    const sandbox = await startTestSandbox({ images: { [image]: { bundle } } });
    const clients = sandboxClients(sandbox, region);
    const queue = await makeQueue(clients, "submit", 50);
    const parked = await makeQueue(clients, "parked", 50);
    await makeBucket(clients, "results");
    await makeBucket(clients, "sources");
    await makeJobsTable(clients, least.JOBS_TABLE ?? "");
    const settings = testClientSettings(sandbox);
    const logGroup = least.LOG_GROUP ?? "";
    await makeBatchPlace(settings, { account, region, name: "transform", image, logGroup });
    const environment = {
      ...least,
      UPLOAD_BUCKET: "sources",
      SUBMIT_QUEUE_URL: queue.url,
    };
    if (functions) await makeFunctions(settings, { account, region, environment, queueArn: queue.arn });
    return new ApiBed(sandbox, clients, queue, parked, environment, folder);
  }

  async stop(): Promise<void> {
    this.clients.close();
    await this.sandbox.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A platform in this process, whose submissions nobody works off. */
  platform(changes: Partial<Platform> = {}, settings: Readonly<Record<string, string>> = {}): Platform {
    const environment = {
      ...this.environment,
      AWS_ENDPOINT_URL: this.sandbox.endpoint,
      SUBMIT_QUEUE_URL: this.parked.url,
    };
    const platform = makePlatform(readSettings({ ...environment, ...settings }), testClientSettings(this.sandbox));
    return { ...platform, ...changes };
  }

  handlers(platform = this.platform()): Handlers {
    return makeHandlers(platform, makeIdempotencyStore(platform.settings, testClientSettings(this.sandbox)));
  }

  get batch(): BatchClient {
    return new BatchClient(testClientSettings(this.sandbox));
  }

  /** A job in the same queue that somebody else submitted, past the API. @returns Batch's id */
  async submitForeign(): Promise<string> {
    const job = { jobName: "foreign", jobQueue: "transform", jobDefinition: "transform" };
    const { jobId = "" } = await this.batch.send(new SubmitJobCommand(job));
    return jobId;
  }

  /** One that goes on running, and runs already. */
  async startForeign(): Promise<{ readonly jobId: string; readonly startedAt: number }> {
    const job = { jobName: "foreign", jobQueue: "transform", jobDefinition: "transform" };
    const containerOverrides = { command: ["--", "atx", "sleep"] };
    const { jobId = "" } = await this.batch.send(new SubmitJobCommand({ ...job, containerOverrides }));
    let startedAt: number | undefined;
    await until("the job runs", async () => {
      const { jobs } = await this.batch.send(new DescribeJobsCommand({ jobs: [jobId] }));
      startedAt = jobs?.[0]?.startedAt;
      return startedAt !== undefined;
    });
    return { jobId, startedAt: startedAt ?? 0 };
  }

  /** What a deployed function has logged. */
  async logLines(name: string): Promise<string[]> {
    const logs = new CloudWatchLogsClient(testClientSettings(this.sandbox));
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}` }));
    return events.map(({ message = "" }) => message);
  }

  /** Calls the API in this process. */
  async callHere(call: TestCall, handlers = this.handlers()): Promise<TestAnswer> {
    return answerOf(await handlers.api(proxyEvent(call), context()));
  }

  /** Calls the deployed function. */
  async call(call: TestCall): Promise<TestAnswer> {
    const lambda = new LambdaClient(testClientSettings(this.sandbox));
    const Payload = JSON.stringify(proxyEvent(call));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: "api", Payload }));
    return answerOf(JSON.parse(Buffer.from(answer.Payload ?? []).toString()) as APIGatewayProxyResult);
  }

  /** Polls a route of the deployed function until its answer is as wanted. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into field by field
  async untilAnswer(path: string, holds: (body: any) => boolean, seconds = 30): Promise<any> {
    let body: unknown;
    await until(
      `${path} is as wanted`,
      async () => {
        ({ body } = await this.call({ method: "GET", path }));
        return holds(body);
      },
      seconds,
    );
    return body;
  }
}

/** Of a call that may take a minute. */
export function context(): Context {
  return {
    awsRequestId: "request-1",
    functionName: "api",
    getRemainingTimeInMillis: () => 60_000,
  } as unknown as Context;
}

function answerOf({ statusCode, headers, multiValueHeaders, body }: APIGatewayProxyResult): TestAnswer {
  const type = headers?.["content-type"] ?? multiValueHeaders?.["content-type"]?.[0];
  return { status: statusCode, type: type === undefined ? undefined : String(type), body: JSON.parse(body) };
}

async function makeJobsTable({ dynamo }: SandboxClients, TableName: string): Promise<void> {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk"].map(text),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "gsi1",
          KeySchema: [
            { AttributeName: "gsi1pk", KeyType: "HASH" },
            { AttributeName: "gsi1sk", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "KEYS_ONLY" },
        },
      ],
    }),
  );
}
