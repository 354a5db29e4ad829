import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { type Home, homeOf } from "../account/homeOf.js";
import { HardenedFunction } from "../functions/HardenedFunction.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { describeComponent } from "../naming/describeComponent.js";
import { HardenedBucket } from "../storage/HardenedBucket.js";
import { ObjectLockMode } from "../storage/ObjectLockArgs.js";
import { checkArchiveArgs } from "./checkArchiveArgs.js";
import type { LogArchiveArgs } from "./LogArchiveArgs.js";
import { writerOf } from "./writerOf.js";

/**
 * Lines of log groups in a bucket, for longer than CloudWatch keeps them, as they come in. What a trail or AWS Config
 * delivers is in buckets of their own already: see `AuditTrail` and `ConfigBaseline`.
 *
 * Defaults: kept seven years, archived after 90 days and, in prod, locked for a year; written by a function that can do
 * nothing else; lines that could not be written are set aside and told.
 *
 * Cost: 0.20 USD per million batches; storage 0.023 USD per GB and month, 0.004 archived, gzipped; the key 1 USD a month
 * unless `keyArn` is given, four alarms 0.40 USD.
 *
 * Controls: LOG-05, STO-01, STO-02, STO-03, STO-05, ENC-02, IAM-01, IAM-09, IAM-20, MON-01.
 *
 * @example
 * const archive = new LogArchive("logs-archive", {
 *   codePath: "bundles/archive.mjs",
 *   logGroupNames: ["/aws/lambda/credentials-rotator"],
 *   alarmTopicArn: topic.topicArn,
 * });
 */
export class LogArchive extends pulumi.ComponentResource {
  /** Name of the bucket. */
  readonly bucketName: pulumi.Output<string>;
  /** Name of the function. */
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: LogArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("LogArchive", name);
    checkArchiveArgs(component, name, args);
    super("sallyport:index:LogArchive", name, args, opts);
    const { logGroupNames, environment, account, region, tags } = args;
    const common = { environment, account, region, tags };
    const home = homeOf(this, args);

    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args, home));
    const bucket = archiveBucket(this, name, args, keyArn);
    const writer = new HardenedFunction(
      writerOf(name),
      {
        codePath: args.codePath,
        timeoutSeconds: 60,
        environmentVariables: { ARCHIVE_BUCKET: bucket.bucketName },
        access: [{ bucket: bucket.bucketName, key: keyArn, actions: [Access.Write], label: "Archive" }],
        invokers: logGroupNames.map((group, index) => ({
          name: `group-${index + 1}`,
          service: "logs.amazonaws.com",
          sourceArn: groupArn(home, group),
        })),
        keyArn,
        ...{ alarmTopicArn: args.alarmTopicArn, permissionsBoundaryArn: args.permissionsBoundaryArn, ...common },
      },
      { parent: this },
    );
    logGroupNames.forEach((logGroup, index) => {
      new aws.cloudwatch.LogSubscriptionFilter(
        `${name}-group-${index + 1}`,
        { name, logGroup, filterPattern: "", destinationArn: writer.functionArn, region },
        { parent: this },
      );
    });

    this.bucketName = bucket.bucketName;
    this.functionName = writer.functionName;
    this.registerOutputs({ bucketName: this.bucketName, functionName: this.functionName });
  }
}

function archiveBucket(
  parent: pulumi.Resource,
  name: string,
  args: LogArchiveArgs,
  keyArn: pulumi.Output<string>,
): HardenedBucket {
  const { bucketName, retentionDays = 2557, accessLogs, environment, account, region, tags } = args;
  const lock = environment === "prod" ? { objectLock: { mode: ObjectLockMode.Governance, days: 365 } } : {};
  return new HardenedBucket(
    `${name}-lines`,
    {
      bucketName: bucketName ?? defaultName(parent, name, args),
      lifecycle: { expireDays: retentionDays, archiveAfterDays: 90 },
      ...(accessLogs === undefined ? {} : { accessLogs }),
      keyArn,
      ...lock,
      ...{ environment, account, region, tags },
    },
    { parent },
  );
}

function defaultName(parent: pulumi.Resource, name: string, args: LogArchiveArgs): pulumi.Output<string> {
  const { accountId, region } = homeOf(parent, args);
  return pulumi.interpolate`${name}-${accountId}-${region}`;
}

/** As CloudWatch Logs names the source of its calls. */
function groupArn({ partition, region, accountId }: Home, group: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partition}:logs:${region}:${accountId}:log-group:${group}:*`;
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: LogArchiveArgs,
  home: Home,
): pulumi.Output<string> {
  const log = pulumi.interpolate`arn:${home.partition}:logs:${home.region}:${home.accountId}:log-group:/aws/lambda/${writerOf(name)}`;
  const key = new EncryptionKey(
    `${name}-key`,
    {
      description: `Encrypts the lines of ${name} and the log of its function`,
      services: [{ service: "logs.amazonaws.com", sourceArns: [log] }],
      ...{ account, environment, region, tags },
    },
    { parent },
  );
  return key.keyArn;
}
