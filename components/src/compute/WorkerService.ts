import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { type Home, homeOf } from "../account/homeOf.js";
import { ExecutionRole } from "../identity/ExecutionRole.js";
import { roleNameFor } from "../identity/roleNameFor.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import { LogGroup } from "../observability/LogGroup.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { CpuArchitecture } from "./CpuArchitecture.js";
import { checkTaskSize } from "./checkTaskSize.js";
import { containerDefinitionFor, scratchVolume } from "./containerDefinitionFor.js";
import { type ScalingArgs, scalingPlanOf } from "./ScalingArgs.js";
import { scaledByBacklog } from "./scaledByBacklog.js";
import { serviceAlarms } from "./serviceAlarms.js";

export interface WorkerServiceArgs {
  /**
   * Image with its digest. It must run as user 1000 on a root file system that it cannot write, and declare
   * `VOLUME /tmp` owned by that user: Fargate gives an empty volume the owner that the image's folder has.
   */
  readonly image: pulumi.Input<string>;
  /** Name of the image's repository in this account and region, to be allowed to pull. Default: a public image. */
  readonly imageRepository?: pulumi.Input<string>;
  /** Arguments to the image's entry point, plain. Default: the image's own. */
  readonly command?: string[];
  /** Environment of the container; not for secrets. The names are plain. Default: TMPDIR, TEMP and TMP only. */
  readonly environmentVariables?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Command that says whether the container works, in ECS's form: ["CMD", "node", "health.mjs"]. Plain. Default: none. */
  readonly healthCheck?: string[];
  /** Role of the container's code: a `TaskRole`. */
  readonly taskRoleArn: pulumi.Input<string>;
  /** Bounds the execution role (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Cluster that has Fargate's capacity providers. Whether one is given is plain. Default: makes one. */
  readonly clusterArn?: pulumi.Input<string>;
  /** Subnets of the tasks: an `IsolatedVpc`'s. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security groups of the tasks: a `WorkloadSecurityGroup`'s. */
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** CPU units, 1024 a processor, plain. Default: 2048. */
  readonly cpu?: number;
  /** Memory in MiB, plain. Default: 4096. */
  readonly memoryMib?: number;
  /** Scratch space in GiB, 21–200, plain. Default: 21. */
  readonly ephemeralStorageGib?: number;
  /** Processor, plain. Default: `CpuArchitecture.Arm64`. */
  readonly architecture?: CpuArchitecture;
  /** Seconds from SIGTERM to SIGKILL, 2–120, plain. Default: 120. */
  readonly stopTimeoutSeconds?: number;
  /** Fargate Spot, up to 70 % cheaper, whose tasks may be stopped with two minutes' notice. Plain. Default: true. */
  readonly spot?: boolean;
  /** How the service follows its queue. Default: one task, always. */
  readonly scaling?: ScalingArgs;
  /** Days that the log is kept, plain, one of those that CloudWatch Logs takes. Default: 365. */
  readonly logRetentionDays?: number;
  /** ARN of the key of the log. Its policy must let logs.amazonaws.com use it. Default: a key of its own. */
  readonly keyArn?: pulumi.Input<string>;
  /** Topic that is told when tasks are missing or at their most for long. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
  /** "prod" protects the log and its key from deletion by Pulumi. Default: not protected. */
  readonly environment?: string;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  readonly tags?: Tags;
}

/**
 * Tasks that work off a queue, as many as its backlog needs.
 *
 * Defaults: Fargate Spot on arm64, 2 CPUs and 4 GiB; not root, root file system not writable, all capabilities dropped,
 * no port, no public address, no shell into the container; an execution role that can pull the image and write the log;
 * failed deployments are rolled back.
 *
 * Cost: about 0.03 USD an hour and task on Spot (2 CPUs, 4 GiB, arm64), nothing at zero tasks; the log's key 1 USD a
 * month unless `keyArn` is given; alarms and Container Insights metrics a few USD a month.
 *
 * Controls: CNT-01, CNT-03, CNT-04, CNT-06, CNT-07, CNT-08, CNT-12, NET-08, NET-13, LOG-01, LOG-03, LOG-04, IAM-02,
 * IAM-05.
 *
 * @example
 * const service = new WorkerService("orders-source", {
 *   image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/compressor@sha256:…",
 *   imageRepository: "sallyport/compressor",
 *   taskRoleArn: role.roleArn,
 *   subnetIds: network.subnetIds,
 *   securityGroupIds: [group.securityGroupId],
 *   scaling: { queueName: queue.queueName, maxTasks: 20 },
 * });
 */
export class WorkerService extends pulumi.ComponentResource {
  /** Name of the service. */
  readonly serviceName: pulumi.Output<string>;
  /** Name of its cluster. */
  readonly clusterName: pulumi.Output<string>;
  /** Name of the log group of its tasks. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the task definition's revision. */
  readonly taskDefinitionArn: pulumi.Output<string>;

  constructor(name: string, args: WorkerServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("WorkerService", name);
    const size = sizeOf(args);
    checkTaskSize(component, size);
    const retentionDays = args.logRetentionDays ?? 365;
    checkRetentionDays(component, "logRetentionDays", retentionDays);
    const scaling = args.scaling && { ...scalingPlanOf(component, args.scaling), queueName: args.scaling.queueName };
    roleNameFor(component, name, `${name}-execution`);
    super("sallyport:index:WorkerService", name, args, opts);
    const { keyArn, environment, account, region, tags } = args;
    const plan: ServicePlan = {
      ...{ parent: this, name, args, size },
      home: homeOf(this, args),
      tags: tagsFor("WorkerService", name, tags),
    };

    const logs = new LogGroup(
      `${name}-logs`,
      { retentionDays, keyArn, environment, account, region, tags },
      { parent: this },
    );
    const definition = taskDefinition(plan, logs.logGroupName);
    const cluster = clusterOf(plan);
    const service = serviceIn(plan, cluster, definition, scaling?.minTasks);
    const serviceName = knownAfter(name, service);
    const clusterName = knownAfter(cluster.clusterName, service);
    if (scaling !== undefined) {
      const resourceId = pulumi.interpolate`service/${clusterName}/${serviceName}`;
      scaledByBacklog(this, name, { ...scaling, resourceId, region, tags: plan.tags });
    }
    if (args.alarmTopicArn !== undefined) {
      const { alarmTopicArn } = args;
      const maxTasks = scaling?.maxTasks;
      serviceAlarms(this, name, { clusterName, serviceName, maxTasks, alarmTopicArn, region, tags: plan.tags });
    }

    this.serviceName = serviceName;
    this.clusterName = clusterName;
    this.logGroupName = logs.logGroupName;
    this.taskDefinitionArn = definition.arn;
    this.registerOutputs({
      serviceName: this.serviceName,
      clusterName: this.clusterName,
      logGroupName: this.logGroupName,
      taskDefinitionArn: this.taskDefinitionArn,
    });
  }
}

interface ServicePlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: WorkerServiceArgs;
  readonly size: ReturnType<typeof sizeOf>;
  readonly home: Home;
  readonly tags: pulumi.Output<Record<string, string>>;
}

interface Cluster {
  readonly clusterArn: pulumi.Input<string>;
  readonly clusterName: pulumi.Output<string>;
  /** After which the cluster can start tasks. */
  readonly settled: readonly pulumi.Resource[];
}

function sizeOf({ cpu, memoryMib, ephemeralStorageGib, stopTimeoutSeconds }: WorkerServiceArgs) {
  return {
    cpu: cpu ?? 2048,
    memoryMib: memoryMib ?? 4096,
    ephemeralStorageGib: ephemeralStorageGib ?? 21,
    stopTimeoutSeconds: stopTimeoutSeconds ?? 120,
  };
}

function taskDefinition(
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

function clusterOf({ parent, name, args, home, tags }: ServicePlan): Cluster {
  const { clusterArn, region } = args;
  if (clusterArn !== undefined) {
    const clusterName = pulumi.output(clusterArn).apply((arn) => arn.slice(arn.lastIndexOf("/") + 1));
    return { clusterArn, clusterName, settled: [] };
  }
  const cluster = new aws.ecs.Cluster(
    `${name}-cluster`,
    { name, settings: [{ name: "containerInsights", value: "enabled" }], region, tags },
    { parent },
  );
  const providers = new aws.ecs.ClusterCapacityProviders(
    `${name}-capacity`,
    { clusterName: cluster.name, capacityProviders: ["FARGATE", "FARGATE_SPOT"], region },
    { parent },
  );
  return {
    clusterArn: knownAfter(
      pulumi.interpolate`arn:${home.partition}:ecs:${home.region}:${home.accountId}:cluster/${name}`,
      cluster,
    ),
    clusterName: knownAfter(name, cluster),
    settled: [providers],
  };
}

function serviceIn(
  { parent, name, args, tags }: ServicePlan,
  { clusterArn, settled }: Cluster,
  definition: aws.ecs.TaskDefinition,
  minTasks: number | undefined,
): aws.ecs.Service {
  return new aws.ecs.Service(
    `${name}-service`,
    {
      name,
      cluster: clusterArn,
      taskDefinition: definition.arn,
      desiredCount: minTasks ?? 1,
      capacityProviderStrategies: [{ capacityProvider: args.spot === false ? "FARGATE" : "FARGATE_SPOT", weight: 1 }],
      platformVersion: "LATEST",
      networkConfiguration: {
        subnets: args.subnetIds,
        securityGroups: args.securityGroupIds,
        assignPublicIp: false,
      },
      deploymentCircuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      region: args.region,
      tags,
    },
    // Once scaling governs the number of tasks, a deployment must not set it back.
    { parent, dependsOn: [...settled], ignoreChanges: minTasks === undefined ? [] : ["desiredCount"] },
  );
}
