import type * as pulumi from "@pulumi/pulumi";
import type { WorkerServiceArgs } from "@sallyport/components";
import { foundationIn, imageOf } from "@sallyport/stack-kit";
import type { CapacityPlan } from "../plan/CompressorPlan.js";
import type { Deployment } from "./Deployment.js";
import type { RegionNetwork } from "./RegionNetwork.js";

interface WorkerPlace {
  readonly region: string;
  readonly capacity: CapacityPlan;
  readonly network: RegionNetwork;
  /** Queue by whose depth the service scales. */
  readonly queueName: pulumi.Output<string>;
  /** Key of the service's logs. */
  readonly keyArn: pulumi.Output<string>;
}

/** What the source's and the target's worker services have in common: all but role and environment. */
export function workerServiceArgs(
  deployment: Deployment,
  { region, capacity, network, queueName, keyArn }: WorkerPlace,
): Omit<WorkerServiceArgs, "taskRoleArn"> {
  const { account, config, foundation, tags } = deployment;
  const { cpu, memoryMib, ephemeralStorageGib, minTasks, maxTasks, backlogPerTask, onDemandPercent } = capacity;
  return {
    image: imageOf({ account, region }, config),
    imageRepository: config.imageRepository,
    // As in the image's Dockerfile, which ECS does not read (CNT-06).
    healthCheck: ["CMD", "node", "/app/main.mjs", "--health"],
    permissionsBoundaryArn: foundation.permissionsBoundaryArn,
    subnetIds: network.subnetIds,
    securityGroupIds: [network.securityGroupId],
    cpu,
    memoryMib,
    ephemeralStorageGib,
    onDemandPercent,
    scaling: { minTasks, maxTasks, backlogPerTask, queueName },
    logRetentionDays: config.logRetentionDays,
    keyArn,
    alarmTopicArn: foundationIn(foundation, region).alarmTopicArn,
    account,
    region,
    tags,
    environment: config.environment,
  };
}
