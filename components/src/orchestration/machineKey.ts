import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import type { HardenedStateMachineArgs } from "./HardenedStateMachineArgs.js";

/** The caller's key, or `<name>-key`, which CloudWatch Logs may use for the log group and for what is delivered to it. */
export function machineKey(
  parent: pulumi.Resource,
  name: string,
  { keyArn, account, environment, region, tags }: HardenedStateMachineArgs,
  { partition, region: place, accountId }: Home,
  logGroupName: string,
): pulumi.Output<string> {
  if (keyArn !== undefined) return pulumi.output(keyArn);
  const logs = pulumi.interpolate`arn:${partition}:logs:${place}:${accountId}`;
  const services = [
    { service: "logs.amazonaws.com", sourceArns: [pulumi.interpolate`${logs}:log-group:${logGroupName}`] },
    { service: "delivery.logs.amazonaws.com", sourceArns: [pulumi.interpolate`${logs}:*`] },
  ];
  const description = `Encrypts the executions of ${name} and their log`;
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
