import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import { ExecutionRole } from "../identity/ExecutionRole.js";
import type { BatchEnvironmentArgs } from "./BatchEnvironmentArgs.js";
import { CpuArchitecture } from "./CpuArchitecture.js";
import type { JobLimits } from "./jobLimitsOf.js";
import { jobPropertiesFor } from "./jobPropertiesFor.js";
import { retryStrategyFor } from "./retryStrategyFor.js";
import type { ScratchVolume } from "./scratchVolumesFor.js";
import type { TaskSize } from "./taskSizeOf.js";

/** What the parts of a Batch environment are made from. */
export interface BatchPlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: BatchEnvironmentArgs;
  readonly size: TaskSize;
  readonly scratch: readonly ScratchVolume[];
  readonly limits: JobLimits;
  readonly home: Home;
  /** Of the children. */
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** The role by which Batch starts jobs, apart from that of their code (IAM-12). */
export function jobExecutionRole(
  { parent, name, args }: BatchPlan,
  logGroupName: pulumi.Output<string>,
): pulumi.Output<string> {
  const { executionRoleName: roleName, imageRepository, permissionsBoundaryArn, account, region, tags } = args;
  const repositories = imageRepository === undefined ? [] : [imageRepository];
  const role = new ExecutionRole(
    `${name}-execution`,
    { roleName, logGroupName, repositories, permissionsBoundaryArn, account, region, tags },
    { parent },
  );
  return role.roleArn;
}

/** What a job is: its container, how often it is tried and how long it may run. */
export function jobDefinitionOf(
  { parent, name, args, size, scratch, limits, home, tags }: BatchPlan,
  executionRoleArn: pulumi.Output<string>,
  logGroupName: pulumi.Output<string>,
): aws.batch.JobDefinition {
  const { command, architecture = CpuArchitecture.Arm64, exceptions } = args;
  const environment = pulumi.output(args.environmentVariables ?? {});
  const containerProperties = pulumi
    .all([args.image, environment, args.jobRoleArn, executionRoleArn, logGroupName, home.region])
    .apply(([image, variables, jobRole, executionRole, logGroup, place]) =>
      JSON.stringify(
        jobPropertiesFor({
          ...{ image, command, environment: variables, jobRoleArn: jobRole, executionRoleArn: executionRole },
          ...{ size, architecture, scratch, logGroupName: logGroup, region: place, streamPrefix: name },
          writableRoot: exceptions?.writableRoot !== undefined,
          publicIp: exceptions?.publicIp !== undefined,
        }),
      ),
    );
  return new aws.batch.JobDefinition(
    `${name}-definition`,
    {
      name: args.jobDefinitionName ?? name,
      type: "container",
      platformCapabilities: ["FARGATE"],
      containerProperties,
      retryStrategy: retryStrategyFor({ ...limits, spot: args.spot === true }),
      timeout: { attemptDurationSeconds: limits.timeoutSeconds },
      propagateTags: true,
      region: args.region,
      tags,
    },
    { parent },
  );
}
