import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { TestSandbox } from "@sallyport/sandbox/testing";

/** A client of a test's sandbox for logs, under its deploy key. */
export function logsOf({ environment, endpoint, caFile }: TestSandbox, region: string): CloudWatchLogsClient {
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = environment;
  const httpsAgent = new Agent({ ca: readFileSync(caFile) });
  return new CloudWatchLogsClient({
    region,
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { httpsAgent },
  });
}
