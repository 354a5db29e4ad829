import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { BatchEnvironmentArgs } from "./BatchEnvironmentArgs.js";
import { checkContainerArgs } from "./checkContainerArgs.js";
import { checkWhole } from "./checkWhole.js";
import { jobAlarms } from "./jobAlarms.js";
import { type BatchPlan, jobDefinitionOf, jobExecutionRole } from "./jobDefinitionOf.js";
import { jobLimitsOf } from "./jobLimitsOf.js";
import { jobQueueOf } from "./jobQueueOf.js";

/**
 * Where jobs run on demand: a queue, Fargate behind it, and the definition of the one kind of job that it takes.
 *
 * Defaults: Fargate on arm64, 2 CPUs and 4 GiB, at most 256 CPUs together; not root, root file system not writable, no
 * public address; an execution role apart from the job's; 12 hours at most; 3 attempts, and only for what is not the
 * job's fault (Spot, network interface, image pull, start of the container), or by the one exit code that
 * `retryableExitCode` names; jobs that can never start are cancelled after ten minutes. Batch cannot drop capabilities,
 * wait between attempts or check health: Fargate adds no capability and refuses privileged containers, and whoever
 * submits spaces repetitions.
 *
 * Batch has no metric of how long jobs run. Put one, at least every five minutes: the seconds since the start of the job that
 * has been running longest, as JobSeconds in the namespace Sallyport/Batch with the dimension JobQueue; by ListJobs of
 * those RUNNING, or from the job itself. Without it, of a long job is told only when its timeout has ended it.
 *
 * Cost: about 0.08 USD an hour and job (2 CPUs, 4 GiB, arm64), nothing when no job runs; the log's key 1 USD a month
 * unless `keyArn` is given; two alarms 0.20 USD a month.
 *
 * Controls: CNT-01, CNT-03, CNT-07, CNT-08, CNT-09, CNT-10, CNT-11, CNT-12, IAM-02, IAM-05, IAM-12, IAM-15, NET-08,
 * NET-13, LOG-01, LOG-03, LOG-04, MON-01, MON-02.
 *
 * @example
 * const jobs = new BatchEnvironment("transform", {
 *   image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/transform@sha256:…",
 *   imageRepository: "sallyport/transform",
 *   jobRoleArn: role.roleArn,
 *   subnetIds: network.subnetIds,
 *   securityGroupIds: [group.securityGroupId],
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class BatchEnvironment extends pulumi.ComponentResource {
  /** Name of the queue. */
  readonly jobQueueName: pulumi.Output<string>;
  /** ARN of the queue, once it takes jobs. */
  readonly jobQueueArn: pulumi.Output<string>;
  /** Name of the job definition, under which a job gets its latest revision. */
  readonly jobDefinitionName: pulumi.Output<string>;
  /** ARN of the job definition's revision. */
  readonly jobDefinitionArn: pulumi.Output<string>;
  /** ARN of the role by which Batch starts jobs. */
  readonly executionRoleArn: pulumi.Output<string>;
  /** Name of the log group of the jobs. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: BatchEnvironmentArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("BatchEnvironment", name);
    const { size, scratch, retentionDays } = checkContainerArgs(component, name, args);
    const limits = jobLimitsOf(component, args);
    checkNames(component, args);
    checkWhole(component, "maxVcpus", args.maxVcpus, Math.ceil(size.cpu / 1024), 100_000);
    super("sallyport:index:BatchEnvironment", name, args, opts);
    const { keyArn, environment, account, region, tags } = args;
    const home = homeOf(this, args);
    const own = tagsFor("BatchEnvironment", name, tags);
    const plan: BatchPlan = { parent: this, name, args, size, scratch, limits, home, tags: own };

    const logs = new LogGroup(
      `${name}-logs`,
      { retentionDays, keyArn, environment, account, region, tags },
      { parent: this },
    );
    const executionRoleArn = jobExecutionRole(plan, logs.logGroupName);
    const definition = jobDefinitionOf(plan, executionRoleArn, logs.logGroupName);
    const queue = jobQueueOf(plan);
    const queueName = args.jobQueueName ?? name;
    if (args.alarmTopicArn !== undefined) jobAlarms(plan, queueName, args.alarmTopicArn);

    this.jobQueueName = knownAfter(queueName, queue);
    this.jobQueueArn = knownAfter(
      pulumi.interpolate`arn:${home.partition}:batch:${home.region}:${home.accountId}:job-queue/${queueName}`,
      queue,
    );
    this.jobDefinitionName = knownAfter(args.jobDefinitionName ?? name, definition);
    this.jobDefinitionArn = definition.arn;
    this.executionRoleArn = executionRoleArn;
    this.logGroupName = logs.logGroupName;
    this.registerOutputs({
      jobQueueName: this.jobQueueName,
      jobQueueArn: this.jobQueueArn,
      jobDefinitionName: this.jobDefinitionName,
      jobDefinitionArn: this.jobDefinitionArn,
      executionRoleArn: this.executionRoleArn,
      logGroupName: this.logGroupName,
    });
  }
}

function checkNames(component: string, args: BatchEnvironmentArgs): void {
  for (const argument of ["jobQueueName", "jobDefinitionName"] as const) {
    const value = args[argument];
    if (value === undefined || /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/.test(value)) continue;
    const fix = "give 1 to 128 letters, digits, hyphens and underscores, starting with a letter or digit";
    throw new ArgumentError(component, argument, value, fix);
  }
  const { executionRoleName = "" } = args;
  if (executionRoleName.length > 64) {
    throw new ArgumentError(component, "executionRoleName", executionRoleName, "give at most 64 characters");
  }
}
