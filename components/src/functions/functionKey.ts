import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import type { QueueSenderArgs } from "../messaging/HardenedQueueArgs.js";
import type { HardenedFunctionArgs } from "./HardenedFunctionArgs.js";

interface FunctionKeyPlan {
  readonly args: HardenedFunctionArgs;
  readonly logGroupArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** Absent where the function has no failure queue of its own. */
  readonly failureQueueName: string | undefined;
  /** The rules that send to that queue. */
  readonly failureSenders: readonly QueueSenderArgs[];
}

/**
 * A function's own key: CloudWatch Logs uses it for the log, and the function's role and its schedules for sending what
 * failed. The key's
 * policy names the role, rather than the role's the key, since the key is not known when the role is previewed.
 */
export function functionKey(parent: pulumi.Resource, name: string, plan: FunctionKeyPlan): pulumi.Output<string> {
  const { args, logGroupArn, roleArn, failureQueueName: queue, failureSenders } = plan;
  const { account, environment, region, tags } = args;
  const access = queue === undefined ? undefined : [{ queue, actions: [Access.Send], label: "Failed" }];
  const key = new EncryptionKey(
    `${name}-key`,
    {
      description: `Encrypts environment, log and failed events of ${name}`,
      services: [{ service: "logs.amazonaws.com", sourceArns: [logGroupArn] }, ...failureSenders],
      ...(access && { users: [{ roleArns: [roleArn], access }] }),
      account,
      environment,
      region,
      tags,
    },
    { parent },
  );
  return key.keyArn;
}
