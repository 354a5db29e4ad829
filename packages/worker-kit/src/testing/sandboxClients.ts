import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import type { TestSandbox } from "@sallyport/sandbox/testing";

/** Clients of one region of a test's sandbox, under its deploy key. */
export interface SandboxClients {
  readonly region: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly dynamo: DynamoDBClient;
  readonly events: EventBridgeClient;
  readonly iam: IAMClient;
  readonly sts: STSClient;
  close(): void;
}

/** The test's own process has not read NODE_EXTRA_CA_CERTS, so each client is given the sandbox's authority. */
export function sandboxClients(sandbox: TestSandbox, region: string): SandboxClients {
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = sandbox.environment;
  const httpsAgent = new Agent({ ca: readFileSync(sandbox.caFile), keepAlive: true, maxSockets: 32 });
  const settings = {
    region,
    endpoint: sandbox.endpoint,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { httpsAgent },
  };
  return {
    region,
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sqs: new SQSClient(settings),
    dynamo: new DynamoDBClient(settings),
    events: new EventBridgeClient(settings),
    iam: new IAMClient(settings),
    sts: new STSClient(settings),
    close: () => httpsAgent.destroy(),
  };
}
