import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkContainerArgs } from "./checkContainerArgs.js";
import { checkSchedule, checkTimeZone } from "./checkSchedule.js";
import { checkWhole } from "./checkWhole.js";
import { type Cluster, clusterOf } from "./clusterOf.js";
import { eventAlarm } from "./eventAlarm.js";
import { failedStarts } from "./failedStarts.js";
import type { ScheduledTaskArgs } from "./ScheduledTaskArgs.js";
import { scheduleOf } from "./scheduleOf.js";
import type { TaskPlan } from "./TaskPlan.js";
import { taskDefinitionOf } from "./taskDefinitionOf.js";

/**
 * A task that runs by the clock: sweeps, reports, reconciliations.
 *
 * Defaults: Fargate on arm64, 2 CPUs and 4 GiB; not root, root file system not writable, all capabilities dropped, no
 * port, no public address; the schedule's role may run this task in this cluster and pass its two roles, and is trusted
 * for this schedule's group alone; a start that fails is repeated three times within an hour, then kept in a queue. With a
 * topic, failed starts and tasks that do not end with exit code 0 are told.
 *
 * Cost: about 0.08 USD an hour that it runs (2 CPUs, 4 GiB, arm64); the key 1 USD a month unless `keyArn` is given; two
 * alarms 0.20 USD a month; Container Insights of its own cluster a few USD a month.
 *
 * Controls: CNT-01, CNT-03, CNT-04, CNT-07, CNT-08, CNT-12, NET-08, NET-13, LOG-01, LOG-03, LOG-04, IAM-01, IAM-02, IAM-05,
 * IAM-09, IAM-15, IAM-20, ENC-16, ENC-19, MON-01.
 *
 * @example
 * const sweep = new ScheduledTask("orders-sweep", {
 *   schedule: "cron(0 3 * * ? *)",
 *   timeZone: "Europe/Berlin",
 *   image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/etl@sha256:…",
 *   imageRepository: "sallyport/etl",
 *   command: ["--sweep"],
 *   taskRoleArn: role.roleArn,
 *   subnetIds: network.subnetIds,
 *   securityGroupIds: [group.securityGroupId],
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class ScheduledTask extends pulumi.ComponentResource {
  /** Name of the schedule, and of its group. */
  readonly scheduleName: pulumi.Output<string>;
  /** Name of the cluster of the tasks. */
  readonly clusterName: pulumi.Output<string>;
  /** Name of the log group of the tasks. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the task definition's revision. */
  readonly taskDefinitionArn: pulumi.Output<string>;
  /** Name of the queue of starts that failed. */
  readonly failedStartsQueueName: pulumi.Output<string>;

  constructor(name: string, args: ScheduledTaskArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ScheduledTask", name);
    const { size, scratch, retentionDays } = checkContainerArgs(component, name, args);
    checkTimes(component, args);
    super("sallyport:index:ScheduledTask", name, args, opts);
    const { environment, account, region, tags, alarmTopicArn } = args;
    const home = homeOf(this, args);
    const own = tagsFor("ScheduledTask", name, tags);
    const plan: TaskPlan<ScheduledTaskArgs> = { parent: this, name, args, size, scratch, home, tags: own };
    const keyArn = pulumi.output(args.keyArn ?? ownKey(plan));

    const logs = new LogGroup(
      `${name}-logs`,
      { retentionDays, keyArn, environment, account, region, tags },
      { parent: this },
    );
    const task = taskDefinitionOf(plan, logs.logGroupName);
    const cluster = clusterOf(plan);
    const failed = failedStarts(plan, keyArn);
    const schedule = scheduleOf(plan, { task, cluster, failed, keyArn });
    if (alarmTopicArn !== undefined) failureAlarm(plan, cluster, alarmTopicArn);

    this.scheduleName = knownAfter(name, schedule);
    this.clusterName = knownAfter(cluster.clusterName, schedule);
    this.logGroupName = logs.logGroupName;
    this.taskDefinitionArn = task.definition.arn;
    this.failedStartsQueueName = failed.queueName;
    this.registerOutputs({
      scheduleName: this.scheduleName,
      clusterName: this.clusterName,
      logGroupName: this.logGroupName,
      taskDefinitionArn: this.taskDefinitionArn,
      failedStartsQueueName: this.failedStartsQueueName,
    });
  }
}

function checkTimes(component: string, args: ScheduledTaskArgs): void {
  checkSchedule(component, "schedule", args.schedule);
  checkTimeZone(component, "timeZone", args.timeZone);
  checkWhole(component, "windowMinutes", args.windowMinutes, 0, 1440);
  checkWhole(component, "retryAttempts", args.retryAttempts, 0, 185);
  checkWhole(component, "retrySeconds", args.retrySeconds, 60, 86_400);
}

/** For the log and for the queue of failed starts. */
function ownKey({ parent, name, args, home }: TaskPlan<ScheduledTaskArgs>): pulumi.Output<string> {
  const { environment, account, region, tags } = args;
  const logGroupArn = pulumi.interpolate`arn:${home.partition}:logs:${home.region}:${home.accountId}:log-group:/sallyport/${name}-logs`;
  const services = [{ service: "logs.amazonaws.com", sourceArns: [logGroupArn] }];
  const description = `Encrypts the log and the failed starts of ${name}`;
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, environment, account, region, tags },
    { parent },
  );
  return key.keyArn;
}

/** A task that did not start, was taken away, or ended with another exit code than 0. */
function failureAlarm(
  { parent, name, args: { region }, tags }: TaskPlan<ScheduledTaskArgs>,
  { clusterArn }: Cluster,
  alarmTopicArn: pulumi.Input<string>,
): void {
  eventAlarm(parent, `${name}-failed`, {
    eventPattern: pulumi.jsonStringify({
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: {
        clusterArn: [clusterArn],
        group: [`family:${name}`],
        lastStatus: ["STOPPED"],
        $or: [
          { stopCode: ["TaskFailedToStart", "SpotInterruption", "TerminationNotice"] },
          { containers: { exitCode: [{ "anything-but": [0] }] } },
        ],
      },
    }),
    inputPaths: { task: "$.detail.taskArn", code: "$.detail.stopCode", reason: "$.detail.stoppedReason" },
    message: `A task of ${name} failed, <code>: <reason> (<task>)`,
    description: `A task of ${name} failed: read its log, mend the cause, run it by hand or wait for the next time`,
    alarmTopicArn,
    region,
    tags,
  });
}
