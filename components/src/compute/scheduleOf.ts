import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { ServicePrincipal } from "../identity/ServicePrincipal.js";
import { ServiceRole } from "../identity/ServiceRole.js";
import type { SetAsideQueue } from "../messaging/setAsideQueue.js";
import { knownAfter } from "../naming/knownAfter.js";
import type { Cluster } from "./clusterOf.js";
import type { ScheduledTaskArgs } from "./ScheduledTaskArgs.js";
import type { TaskPlan } from "./TaskPlan.js";
import type { DefinedTask } from "./taskDefinitionOf.js";

interface ScheduleParts {
  readonly task: DefinedTask;
  readonly cluster: Cluster;
  readonly failed: SetAsideQueue;
  readonly keyArn: pulumi.Output<string>;
}

/** The schedule in a group of its own: the group is what its role is trusted for. */
export function scheduleOf(plan: TaskPlan<ScheduledTaskArgs>, parts: ScheduleParts): aws.scheduler.Schedule {
  const { parent, name, args, home, tags } = plan;
  const { task, cluster, failed } = parts;
  const { windowMinutes = 0, region } = args;
  const group = new aws.scheduler.ScheduleGroup(`${name}-group`, { name, region, tags }, { parent });
  const groupArn = knownAfter(
    pulumi.interpolate`arn:${home.partition}:scheduler:${home.region}:${home.accountId}:schedule-group/${name}`,
    group,
  );
  const role = scheduleRole(plan, parts, groupArn);
  return new aws.scheduler.Schedule(
    `${name}-schedule`,
    {
      name,
      groupName: group.name,
      description: `Starts ${name}`,
      scheduleExpression: args.schedule,
      scheduleExpressionTimezone: args.timeZone ?? "UTC",
      flexibleTimeWindow:
        windowMinutes === 0 ? { mode: "OFF" } : { mode: "FLEXIBLE", maximumWindowInMinutes: windowMinutes },
      state: pulumi.output(args.enabled ?? true).apply((on) => (on ? "ENABLED" : "DISABLED")),
      target: {
        arn: cluster.clusterArn,
        roleArn: role.roleArn,
        deadLetterConfig: { arn: failed.queueArn },
        retryPolicy: {
          maximumRetryAttempts: args.retryAttempts ?? 3,
          maximumEventAgeInSeconds: args.retrySeconds ?? 3600,
        },
        ecsParameters: {
          taskDefinitionArn: task.definition.arn,
          taskCount: 1,
          capacityProviderStrategies: [
            { capacityProvider: args.spot === true ? "FARGATE_SPOT" : "FARGATE", weight: 1 },
          ],
          platformVersion: "LATEST",
          networkConfiguration: {
            subnets: args.subnetIds,
            securityGroups: args.securityGroupIds,
            assignPublicIp: false,
          },
          enableEcsManagedTags: true,
          enableExecuteCommand: false,
        },
      },
      region,
    },
    { parent, dependsOn: [...cluster.settled] },
  );
}

/** May run this task in this cluster, pass its two roles to ECS and keep what failed: nothing else. */
function scheduleRole(
  { parent, name, args }: TaskPlan<ScheduledTaskArgs>,
  { task, cluster, failed, keyArn }: ScheduleParts,
  groupArn: pulumi.Output<string>,
): ServiceRole {
  const { taskRoleArn, permissionsBoundaryArn, account, region, tags } = args;
  const passed = { passedTo: "ecs-tasks.amazonaws.com", actions: [Access.PassRole] };
  return new ServiceRole(
    `${name}-scheduler`,
    {
      service: ServicePrincipal.Scheduler,
      sourceArns: [groupArn],
      access: [
        // Any revision: the number is not known before it is made. The cluster and the two roles are.
        { taskDefinition: name, cluster: cluster.clusterName, actions: [Access.RunTask], label: "Scheduled" },
        { ...passed, role: taskRoleArn, label: "Task" },
        { ...passed, role: task.executionRoleArn, label: "Execution" },
        { queue: failed.queueName, key: keyArn, actions: [Access.Send], label: "FailedStarts" },
      ],
      ...{ permissionsBoundaryArn, account, region, tags },
    },
    { parent },
  );
}
