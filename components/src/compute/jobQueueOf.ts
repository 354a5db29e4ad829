import * as aws from "@pulumi/aws";
import type { BatchPlan } from "./jobDefinitionOf.js";

/** Seconds that a job which can never start is kept, the least that Batch takes. */
const stuckSeconds = 600;

/**
 * Jobs that can never start would wait for ever, and nobody would hear of it: Batch cancels them, they are FAILED, and
 * that is told (Batch user guide, "Jobs stuck in RUNNABLE").
 */
const stuck = ["MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE", "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT"].map(
  (reason) => ({ state: "RUNNABLE", action: "CANCEL", maxTimeSeconds: stuckSeconds, reason }),
);

/** The queue, and the compute environment on Fargate in which its jobs run. */
export function jobQueueOf({ parent, name, args, tags }: BatchPlan): aws.batch.JobQueue {
  const { region } = args;
  const environment = new aws.batch.ComputeEnvironment(
    `${name}-fargate`,
    {
      // No name of its own: a change to Spot makes another one, which must exist before the queue can leave the old one.
      type: "MANAGED",
      state: "ENABLED",
      computeResources: {
        type: args.spot === true ? "FARGATE_SPOT" : "FARGATE",
        maxVcpus: args.maxVcpus ?? 256,
        subnets: args.subnetIds,
        securityGroupIds: args.securityGroupIds,
      },
      region,
      tags,
    },
    { parent },
  );
  return new aws.batch.JobQueue(
    `${name}-queue`,
    {
      name: args.jobQueueName ?? name,
      state: "ENABLED",
      priority: 1,
      computeEnvironmentOrders: [{ order: 1, computeEnvironment: environment.arn }],
      jobStateTimeLimitActions: stuck,
      region,
      tags,
    },
    { parent },
  );
}
