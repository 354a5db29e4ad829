import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { homeOf } from "../account/homeOf.js";
import { ServicePrincipal } from "../identity/ServicePrincipal.js";
import { ServiceRole } from "../identity/ServiceRole.js";
import { EncryptionKey } from "../keys/EncryptionKey.js";
import { bucketNameFor } from "../naming/bucketNameFor.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { LogGroup } from "../observability/LogGroup.js";
import { savedQuery } from "../observability/savedQuery.js";
import { DataRole } from "../storage/DataRole.js";
import { lifecycleFor } from "../storage/lifecycleFor.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { AuditTrailArgs } from "./AuditTrailArgs.js";
import { checkTrailArgs } from "./checkTrailArgs.js";
import { type DataEvents, eventSelectorsFor } from "./eventSelectorsFor.js";
import { trailBucket } from "./trailBucket.js";
import { trailQueries } from "./trailQueries.js";

/** Days after which a file is archived: by then nobody reads it daily. */
const archiveAfterDays = 90;

/**
 * The record of who did what in an account: every management event of every region, the data events of what is named,
 * in a bucket that nobody else can write to or delete from, and in a log group that can be searched and alarmed on.
 *
 * Defaults: multi-region with global services, log file validation, one key for the files and the log group; files kept
 * seven years, archived after 90 days and, in prod, locked for a year; events searchable for a year; saved queries for
 * reads of secrets by principal and by secret, denied calls and changes. The bucket is the archive of the log group.
 *
 * Cost: the first trail's management events are free; data events 0.10 USD per 100,000; storage 0.023 USD per GB and
 * month, 0.004 archived; the log group 0.50 USD per GB; the key 1 USD a month unless `keyArn` is given.
 *
 * Controls: LOG-05, LOG-06, LOG-07, LOG-10, MON-10, STO-01, STO-02, STO-03, STO-05, STO-06, ENC-19, IAM-20.
 *
 * @example
 * const trail = new AuditTrail("audit", {
 *   dataEvents: { bucketArns: [results.bucketArn] },
 *   permissionsBoundaryArn,
 * });
 */
export class AuditTrail extends pulumi.ComponentResource {
  /** Name of the trail. */
  readonly trailName: pulumi.Output<string>;
  /** ARN of the trail. */
  readonly trailArn: pulumi.Output<string>;
  /** Name of the bucket that takes its files. */
  readonly bucketName: pulumi.Output<string>;
  /** Name of the log group that takes its events. */
  readonly logGroupName: pulumi.Output<string>;
  /** ARN of the key that encrypts both. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("AuditTrail", name);
    const { retentionDays, lockDays, logRetentionDays } = checkTrailArgs(component, name, args);
    const lifecycle = lifecycleFor(component, DataRole.General, { expireDays: retentionDays, archiveAfterDays });
    super("sallyport:index:AuditTrail", name, args, opts);
    const { account, environment, permissionsBoundaryArn, region, tags } = args;
    const common = { account, region, tags };
    const home = homeOf(this, args);
    const trailName = args.trailName ?? name;
    const trailArn = pulumi.interpolate`arn:${home.partition}:cloudtrail:${home.region}:${home.accountId}:trail/${trailName}`;
    const bucketName = bucketNameFor(component, name, args.bucketName, home);
    const logGroupName = `/sallyport/${name}`;
    const logGroupArn = pulumi.interpolate`arn:${home.partition}:logs:${home.region}:${home.accountId}:log-group:${logGroupName}`;

    const keyArn = pulumi.output(args.keyArn ?? ownKey(this, name, args, trailArn, logGroupArn));
    const bucket = trailBucket(this, name, { args, home, bucketName, keyArn, trailArn, lifecycle, lockDays });
    const logs = new LogGroup(
      `${name}-events`,
      { logGroupName, retentionDays: logRetentionDays, keyArn, environment, ...common },
      { parent: this },
    );
    const role = new ServiceRole(
      `${name}-delivery`,
      {
        service: ServicePrincipal.CloudTrail,
        sourceArns: [trailArn],
        access: [{ logGroup: logs.logGroupName, actions: [Access.WriteLogs], label: "Trail" }],
        permissionsBoundaryArn,
        ...common,
      },
      { parent: this },
    );
    const trail = new aws.cloudtrail.Trail(
      `${name}-trail`,
      {
        name: trailName,
        s3BucketName: bucket,
        kmsKeyId: keyArn,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        enableLogging: true,
        advancedEventSelectors: pulumi
          .output(args.dataEvents ?? {})
          .apply((dataEvents) => eventSelectorsFor(dataEvents as DataEvents)),
        cloudWatchLogsGroupArn: pulumi.interpolate`${logs.logGroupArn}:*`,
        cloudWatchLogsRoleArn: role.roleArn,
        region,
        tags: tagsFor("AuditTrail", name, tags),
      },
      { parent: this },
    );
    for (const [title, query] of Object.entries(trailQueries)) {
      savedQuery(this, name, { folder: name, title, query, logGroupNames: [logs.logGroupName], region });
    }

    this.trailName = knownAfter(trailName, trail);
    this.trailArn = knownAfter(trailArn, trail);
    this.bucketName = bucket;
    this.logGroupName = logs.logGroupName;
    this.keyArn = keyArn;
    this.registerOutputs({
      trailName: this.trailName,
      trailArn: this.trailArn,
      bucketName: this.bucketName,
      logGroupName: this.logGroupName,
      keyArn: this.keyArn,
    });
  }
}

function ownKey(
  parent: pulumi.Resource,
  name: string,
  { account, environment, region, tags }: AuditTrailArgs,
  trailArn: pulumi.Output<string>,
  logGroupArn: pulumi.Output<string>,
): pulumi.Output<string> {
  const description = `Encrypts the trail ${name}`;
  const services = [
    { service: "cloudtrail.amazonaws.com", sourceArns: [trailArn] },
    { service: "logs.amazonaws.com", sourceArns: [logGroupArn] },
  ];
  const key = new EncryptionKey(
    `${name}-key`,
    { description, services, account, environment, region, tags },
    { parent },
  );
  return key.keyArn;
}
