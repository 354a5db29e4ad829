import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ExecutionRole } from "../identity/ExecutionRole.js";
import { CpuArchitecture } from "./CpuArchitecture.js";
import { containerDefinitionFor } from "./containerDefinitionFor.js";
import type { TaskPlan } from "./TaskPlan.js";

/** A task definition, and the role by which ECS starts its tasks. */
export interface DefinedTask {
  readonly definition: aws.ecs.TaskDefinition;
  readonly executionRoleArn: pulumi.Output<string>;
}

/** Defines the task of a component, as the revision of a family with the component's name. */
export function taskDefinitionOf(
  { parent, name, args, size, scratch, home, tags }: TaskPlan,
  logGroupName: pulumi.Output<string>,
): DefinedTask {
  const { imageRepository, permissionsBoundaryArn, account, region } = args;
  const execution = new ExecutionRole(
    `${name}-execution`,
    {
      logGroupName,
      repositories: imageRepository === undefined ? [] : [imageRepository],
      ...{ permissionsBoundaryArn, account, region, tags: args.tags },
    },
    { parent },
  );
  const { command, healthCheck } = args;
  const containerDefinitions = pulumi
    .all([args.image, pulumi.output(args.environmentVariables ?? {}), logGroupName, home.region])
    .apply(([image, environment, logGroup, place]) =>
      JSON.stringify([
        containerDefinitionFor({
          ...{ image, command, environment, healthCheck, stopTimeoutSeconds: size.stopTimeoutSeconds, scratch },
          ...{ logGroupName: logGroup, region: place, streamPrefix: name },
          writableRoot: args.exceptions?.writableRoot !== undefined,
        }),
      ]),
    );
  const definition = new aws.ecs.TaskDefinition(
    `${name}-task`,
    {
      family: name,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: String(size.cpu),
      memory: String(size.memoryMib),
      ephemeralStorage: { sizeInGib: size.ephemeralStorageGib },
      runtimePlatform: {
        operatingSystemFamily: "LINUX",
        cpuArchitecture: args.architecture ?? CpuArchitecture.Arm64,
      },
      taskRoleArn: args.taskRoleArn,
      executionRoleArn: execution.roleArn,
      containerDefinitions,
      volumes: scratch.map((volume) => ({ name: volume.name })),
      region,
      tags,
    },
    { parent },
  );
  return { definition, executionRoleArn: execution.roleArn };
}
