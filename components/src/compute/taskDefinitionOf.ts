import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ExecutionRole } from "../identity/ExecutionRole.js";
import { CpuArchitecture } from "./CpuArchitecture.js";
import { containerDefinitionFor, scratchVolume } from "./containerDefinitionFor.js";
import type { ServicePlan } from "./ServicePlan.js";

/** The task that a service runs, and the role by which ECS starts it. */
export function taskDefinitionOf(
  { parent, name, args, size, home, tags }: ServicePlan,
  logGroupName: pulumi.Output<string>,
): aws.ecs.TaskDefinition {
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
          ...{ image, command, environment, healthCheck, stopTimeoutSeconds: size.stopTimeoutSeconds },
          ...{ logGroupName: logGroup, region: place, streamPrefix: name },
        }),
      ]),
    );
  return new aws.ecs.TaskDefinition(
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
      volumes: [{ name: scratchVolume }],
      region,
      tags,
    },
    { parent },
  );
}
