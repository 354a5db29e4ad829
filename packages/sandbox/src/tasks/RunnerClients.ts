import { Agent } from "node:https";
import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import type { DeployKey } from "../emulator/deployKey.js";
import type { RoleCredentials } from "./credentials/RoleCredentials.js";

/** AWS clients of the task runner by region. All but `logs` act with the deploy key, as AWS's own services would. */
export interface RunnerClients {
  readonly ecs: (region: string) => ECSClient;
  readonly sts: (region: string) => STSClient;
  readonly sqs: (region: string) => SQSClient;
  readonly cloudwatch: (region: string) => CloudWatchClient;
  readonly autoscaling: (region: string) => ApplicationAutoScalingClient;
  /** A new client that acts under a role, asking for credentials whenever the last ones are about to expire. */
  readonly logs: (region: string, credentials: () => Promise<RoleCredentials>) => CloudWatchLogsClient;
  destroy(): void;
}

/** @param ca PEM text of the sandbox's authority */
export function createRunnerClients(endpoint: string, key: DeployKey, ca: string): RunnerClients {
  const httpsAgent = new Agent({ ca, keepAlive: true, maxSockets: 32 });
  const settings = { endpoint, maxAttempts: 3, requestHandler: { httpsAgent, requestTimeout: 15_000 } };
  // By this the launcher knows the calls to leave out of the decision log.
  const asService = { ...settings, credentials: key, customUserAgent: "sallyport-control-loop" };
  const made: { destroy(): void }[] = [];
  const byRegion = <Client extends { destroy(): void }>(make: (region: string) => Client) => {
    const clients = new Map<string, Client>();
    return (region: string): Client => {
      const client = clients.get(region) ?? make(region);
      if (!clients.has(region)) made.push(client);
      clients.set(region, client);
      return client;
    };
  };
  return {
    ecs: byRegion((region) => new ECSClient({ ...asService, region })),
    sts: byRegion((region) => new STSClient({ ...asService, region })),
    sqs: byRegion((region) => new SQSClient({ ...asService, region })),
    cloudwatch: byRegion((region) => new CloudWatchClient({ ...asService, region })),
    autoscaling: byRegion((region) => new ApplicationAutoScalingClient({ ...asService, region })),
    logs: (region, credentials) => new CloudWatchLogsClient({ ...settings, region, credentials }),
    destroy: () => {
      for (const client of made) client.destroy();
      httpsAgent.destroy();
    },
  };
}
