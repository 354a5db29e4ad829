import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import type { TestSandbox } from "@sallyport/sandbox/testing";
import type { FaultProxy } from "./FaultProxy.js";

/** Settings of an AWS client in a test's own process, under the sandbox's deploy key; with a proxy, through it. */
export function testClientSettings(sandbox: TestSandbox, proxy?: FaultProxy) {
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = sandbox.environment;
  const httpsAgent = proxy?.agent() ?? new Agent({ ca: readFileSync(sandbox.caFile), keepAlive: true, maxSockets: 32 });
  return {
    region: "eu-west-1",
    endpoint: sandbox.endpoint,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { httpsAgent },
  };
}
