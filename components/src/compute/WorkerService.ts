import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { capacityFor, checkCapacity } from "./capacityFor.js";
import { checkContainerArgs } from "./checkContainerArgs.js";
import { type Cluster, clusterOf } from "./clusterOf.js";
import { scalingPlanOf } from "./ScalingArgs.js";
import { scaledByBacklog } from "./scaledByBacklog.js";
import { serviceAlarms } from "./serviceAlarms.js";
import type { TaskPlan } from "./TaskPlan.js";
import { taskDefinitionOf } from "./taskDefinitionOf.js";
import type { WorkerServiceArgs } from "./WorkerServiceArgs.js";

/**
 * Tasks that work off a queue, as many as its backlog needs.
 *
 * Defaults: Fargate Spot on arm64, 2 CPUs and 4 GiB; not root, root file system not writable, all capabilities dropped,
 * no port, no public address, no shell into the container, no secret in its environment; an execution role that can pull
 * the image and write the log; failed deployments are rolled back.
 *
 * Cost: about 0.03 USD an hour and task on Spot (2 CPUs, 4 GiB, arm64), nothing at zero tasks; the log's key 1 USD a
 * month unless `keyArn` is given; alarms and Container Insights metrics a few USD a month.
 *
 * Controls: CNT-01, CNT-03, CNT-04, CNT-06, CNT-07, CNT-08, CNT-12, NET-08, NET-13, LOG-01, LOG-03, LOG-04, IAM-02,
 * IAM-05, IAM-15.
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
    const { size, scratch, retentionDays } = checkContainerArgs(component, name, args);
    checkCapacity(component, args);
    const scaling = args.scaling && { ...scalingPlanOf(component, args.scaling), queueName: args.scaling.queueName };
    super("sallyport:index:WorkerService", name, args, opts);
    const { keyArn, environment, account, region, tags } = args;
    const home = homeOf(this, args);
    const own = tagsFor("WorkerService", name, tags);
    const plan: TaskPlan<WorkerServiceArgs> = { parent: this, name, args, size, scratch, home, tags: own };

    const logs = new LogGroup(
      `${name}-logs`,
      { retentionDays, keyArn, environment, account, region, tags },
      { parent: this },
    );
    const { definition } = taskDefinitionOf(plan, logs.logGroupName);
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

function serviceIn(
  { parent, name, args, tags }: TaskPlan<WorkerServiceArgs>,
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
      capacityProviderStrategies: capacityFor(args),
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
