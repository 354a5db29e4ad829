import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { CpuArchitecture } from "../compute/CpuArchitecture.js";
import { eventAlarm } from "../compute/eventAlarm.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { capacityOf } from "./capacityOf.js";
import { checkSparkArgs } from "./checkSparkArgs.js";
import { jobMonitoring } from "./jobMonitoring.js";
import type { SparkApplicationArgs } from "./SparkApplicationArgs.js";

/**
 * Where Spark jobs run that outgrow one machine: an application of EMR Serverless. Each job brings a role of its own: a
 * `ServiceRole` for `ServicePrincipal.EmrServerless`, which writes the log by `Access.WriteJobLogs`.
 *
 * Defaults: an image of the account's own, from which jobs take all that they need; isolated subnets; nothing runs and
 * nothing is kept ready between jobs; at most 64 vCPUs, 256 GiB and 1,280 GiB of disk, one job at a time; no notebook
 * and no interactive endpoint; the logs of drivers and executors in an encrypted group, kept a year, and nowhere else,
 * so that Spark's own interface shows running jobs only.
 *
 * EMR Serverless encrypts the local disks under a key of AWS: the provider has no input for a key of ours yet.
 *
 * Cost: about 0.05 USD an hour and vCPU and 0.006 USD an hour and GiB of memory on arm64, by the second and only while
 * jobs run; the log's key 1 USD a month unless `keyArn` is given; the alarm 0.10 USD a month.
 *
 * Controls: CNT-05, CNT-11, IAM-09, NET-01, NET-13, NET-15, LOG-01, LOG-04, ENC-19, MON-01.
 *
 * @example
 * const spark = new SparkApplication("kpi-spark", {
 *   image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/kpi-spark@sha256:…",
 *   subnetIds: network.subnetIds,
 *   securityGroupIds: [group.securityGroupId],
 *   alarmTopicArn: alarms.topicArn,
 * });
 */
export class SparkApplication extends pulumi.ComponentResource {
  /** Id of the application, which AWS draws. */
  readonly applicationId: pulumi.Output<string>;
  /** ARN of the application. */
  readonly applicationArn: pulumi.Output<string>;
  /** Name of the log group of the jobs. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: SparkApplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("SparkApplication", name);
    const { applicationName, releaseLabel, retentionDays, maxConcurrentRuns, idleMinutes } = checkSparkArgs(
      component,
      name,
      args,
    );
    const maximumCapacity = capacityOf(component, args);
    super("sallyport:index:SparkApplication", name, args, opts);
    const { subnetIds, securityGroupIds, keyArn, environment, account, region, alarmTopicArn } = args;
    const home = homeOf(this, args);
    const tags = tagsFor("SparkApplication", name, args.tags);

    const logs = new LogGroup(
      `${name}-logs`,
      { retentionDays, keyArn, environment, account, region, tags: args.tags },
      { parent: this },
    );
    const application = new aws.emrserverless.Application(
      `${name}-application`,
      {
        name: applicationName,
        type: "spark",
        releaseLabel,
        architecture: args.architecture ?? CpuArchitecture.Arm64,
        imageConfiguration: { imageUri: args.image },
        networkConfiguration: { subnetIds, securityGroupIds },
        maximumCapacity,
        schedulerConfiguration: { maxConcurrentRuns, queueTimeoutMinutes: 360 },
        autoStartConfiguration: { enabled: true },
        autoStopConfiguration: { enabled: true, idleTimeoutMinutes: idleMinutes },
        interactiveConfiguration: { livyEndpointEnabled: false, studioEnabled: false },
        monitoringConfiguration: jobMonitoring(name, logs.logGroupName),
        region,
        tags,
      },
      { parent: this },
    );
    const { partition, region: place, accountId } = home;
    if (alarmTopicArn !== undefined) {
      eventAlarm(this, `${name}-failed`, {
        eventPattern: pulumi.jsonStringify({
          source: ["aws.emr-serverless"],
          "detail-type": ["EMR Serverless Job Run State Change"],
          detail: { state: ["FAILED"], applicationId: [application.id] },
        }),
        inputPaths: { job: "$.detail.jobRunId" },
        message: `Spark job <job> of ${applicationName} failed: read its log`,
        description: `A Spark job of ${name} failed: read its log, mend the cause, run it again`,
        alarmTopicArn,
        region,
        tags,
      });
    }

    this.applicationId = application.id;
    this.applicationArn = pulumi.interpolate`arn:${partition}:emr-serverless:${place}:${accountId}:/applications/${application.id}`;
    this.logGroupName = knownAfter(logs.logGroupName, application);
    this.registerOutputs({
      applicationId: this.applicationId,
      applicationArn: this.applicationArn,
      logGroupName: this.logGroupName,
    });
  }
}
