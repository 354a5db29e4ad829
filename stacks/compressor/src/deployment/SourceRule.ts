import * as pulumi from "@pulumi/pulumi";
import {
  Access,
  type AccessIntentArgs,
  EventRoute,
  HardenedBucket,
  HardenedQueue,
  TaskRole,
  WorkerService,
} from "@sallyport/components";
import { type BucketPlan, bucketArnOf, eventRuleArnOf, foundationIn } from "@sallyport/stack-kit";
import type { RulePlan } from "../plan/CompressorPlan.js";
import { notifiedEvents } from "../plan/notifiedEvents.js";
import { appliedPattern } from "./appliedPattern.js";
import { bucketNameOf } from "./bucketNameOf.js";
import type { Deployment } from "./Deployment.js";
import type { RegionNetwork } from "./RegionNetwork.js";
import { RuleBackfill } from "./RuleBackfill.js";
import type { SourceRegion } from "./SourceRegion.js";
import { sourceAlarms } from "./sourceAlarms.js";
import type { WatchedWorkers } from "./WatchedWorkers.js";
import { workerAlarms } from "./workerAlarms.js";
import { workerServiceArgs } from "./workerServiceArgs.js";

/** Where a rule's parts are placed. */
export interface SourceRulePlace {
  readonly side: SourceRegion;
  readonly network: RegionNetwork;
}

/** One rule's way out: the bucket's events, the queue, and the workers that pack what they name. */
export class SourceRule extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  /** ARN of the queue that the bucket's events go to. */
  readonly queueArn: pulumi.Output<string>;
  readonly queueUrl: pulumi.Output<string>;
  readonly deadLetterQueueUrl: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  /** Of the state machine for objects that are there already; undefined where the rule wants none. */
  readonly backfillArn: pulumi.Output<string> | undefined;
  readonly roleName: pulumi.Output<string>;
  readonly workers: WatchedWorkers;

  constructor(
    deployment: Deployment,
    rule: RulePlan,
    { side, network }: SourceRulePlace,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { base, account, config, tags, foundation } = deployment;
    const { region, bucket } = rule;
    const name = `${base}-${rule.name}`;
    super("sallyport-compressor:index:SourceRule", name, { rule: rule.name, region }, opts);
    const placed = { account, region, tags, environment: config.environment };
    const { alarmTopicArn, accessLogs } = foundationIn(foundation, region);
    const physicalName = bucketNameOf(deployment, bucket, region);
    const { permissionsBoundaryArn } = foundation;
    const levelsTable = rule.level === "adaptive" ? side.levelsTable : undefined;

    const queue = new HardenedQueue(
      `${name}-source`,
      {
        keyArn: side.keyArn,
        visibilityTimeoutSeconds: rule.capacity.visibilityTimeoutSeconds,
        senders: [
          { service: "s3.amazonaws.com", sourceArns: [bucketArnOf(placed, physicalName)] },
          { service: "events.amazonaws.com", sourceArns: [eventRuleArnOf(placed, `${name}-confirmed`)] },
        ],
        alarmTopicArn,
        alarmAgeMinutes: config.alarms.oldestMessageMinutes,
        ...placed,
      },
      { parent: this },
    );
    const source = bucket.kind === "made" ? madeBucket(this, bucket.name) : existingBucket(bucket.keyArn);
    new EventRoute(
      `${name}-confirmed`,
      { eventPattern: appliedPattern([rule.name]), toQueueArn: queue.queueArn, ...placed },
      { parent: this },
    );
    const role = new TaskRole(
      `${name}-source`,
      { access: access(), permissionsBoundaryArn, ...placed },
      { parent: this },
    );
    const service = new WorkerService(
      `${name}-source`,
      {
        ...workerServiceArgs(deployment, {
          region,
          capacity: rule.capacity,
          network,
          queueName: queue.queueName,
          keyArn: side.keyArn,
        }),
        taskRoleArn: role.roleArn,
        environmentVariables: environment(),
      },
      { parent: this },
    );

    const backfill = rule.backfill
      ? new RuleBackfill(deployment, rule, { bucketName: physicalName, queue, keyArn: side.keyArn }, { parent: this })
      : undefined;

    this.workers = workerAlarms(this, `${name}-source`, deployment, {
      region,
      who: `The source of ${rule.name}`,
      queue,
      service,
      alarms: sourceAlarms(rule.name, config.alarms),
    });

    this.bucketName = source.bucketName;
    this.queueArn = queue.queueArn;
    this.queueUrl = queue.queueUrl;
    this.deadLetterQueueUrl = queue.deadLetterQueueUrl;
    this.logGroupName = service.logGroupName;
    this.backfillArn = backfill?.stateMachineArn;
    this.roleName = role.roleName;
    this.registerOutputs({ bucketName: this.bucketName, queueArn: this.queueArn, roleName: this.roleName });

    function madeBucket(parent: pulumi.Resource, bucketName: string) {
      const { prefix, suffix } = rule;
      const told = { queueArn: queue.queueArn, prefix, suffix, events: notifiedEvents(rule) };
      return new HardenedBucket(
        bucketName,
        { bucketName: physicalName, accessLogs, notifications: [told], ...placed },
        { parent },
      );
    }

    function existingBucket(keyArn: string | undefined) {
      return { bucketName: physicalName, keyArn };
    }

    /** Reading is held to the rule's prefix; archives are written and removed below the rule's name only. */
    function access(): AccessIntentArgs[] {
      const { keyArn } = source;
      const key = keyArn === undefined ? {} : { key: keyArn };
      const prefix = rule.prefix === "" ? {} : { prefix: rule.prefix };
      // A backfill's listing names no versions.
      const current = bucket.kind === "existing" || rule.backfill ? [Access.Read, Access.ReadTags] : [];
      return [
        {
          bucket: physicalName,
          ...prefix,
          ...key,
          actions: [Access.ReadVersion, Access.ReadVersionTags, ...current],
          label: "Source",
        },
        {
          bucket: side.outboundBucket,
          prefix: `${rule.name}/`,
          key: side.keyArn,
          actions: [Access.Upload, Access.Delete],
          label: "Outbound",
        },
        { queue: queue.queueName, key: side.keyArn, actions: [Access.Consume], label: "Work" },
        { table: side.ledgerTable, key: side.keyArn, actions: [Access.Update], label: "Ledger" },
        ...(levelsTable === undefined
          ? []
          : [{ table: levelsTable, key: side.keyArn, actions: [Access.Query, Access.Update], label: "Levels" }]),
      ];
    }

    function environment() {
      const restored = rule.destinations.map((destination) => ({
        region: destination.region,
        bucket: bucketNameOf(deployment, destination.bucket, destination.region),
        ...(destination.storageClass === undefined ? {} : { storageClass: destination.storageClass }),
        ...namedKey(destination.bucket),
      }));
      const kept = rule.backups.map((backup) => ({
        region: backup.region,
        bucket: bucketNameOf(deployment, backup.bucket, backup.region),
        backup: true,
        ...namedKey(backup.bucket),
      }));
      return {
        SALLYPORT_SIDE: "source",
        SALLYPORT_RULE: rule.name,
        SALLYPORT_QUEUE_URL: queue.queueUrl,
        SALLYPORT_LEDGER_TABLE: side.ledgerTable,
        SALLYPORT_STAGING_BUCKET: side.outboundBucket,
        SALLYPORT_SOURCE_BUCKET: physicalName,
        SALLYPORT_SOURCE_PREFIX: rule.prefix,
        ...(rule.suffix === undefined ? {} : { SALLYPORT_SOURCE_SUFFIX: rule.suffix }),
        ...(rule.mirrorDeletes ? { SALLYPORT_MIRROR_DELETES: "true" } : {}),
        ...(rule.mirrorDeletes && rule.mirrorExpiry ? { SALLYPORT_MIRROR_EXPIRY: "true" } : {}),
        SALLYPORT_TARGETS: pulumi.jsonStringify([...restored, ...kept]),
        SALLYPORT_LEVEL: String(rule.level),
        ...(levelsTable === undefined ? {} : { SALLYPORT_LEVELS_TABLE: levelsTable }),
        SALLYPORT_PRICES: JSON.stringify(rule.prices),
        SALLYPORT_BATCH_BYTES: String(rule.batch.bytes),
        SALLYPORT_BATCH_OBJECTS: String(rule.batch.objects),
        SALLYPORT_BATCH_SECONDS: String(rule.batch.seconds),
        SALLYPORT_VISIBILITY_SECONDS: String(rule.capacity.visibilityTimeoutSeconds),
        // Frames are compressed on libuv's threads, of which there are four unless it is told before Node starts.
        UV_THREADPOOL_SIZE: String(Math.max(4, Math.ceil(rule.capacity.cpu / 1024) + 2)),
      };
    }
  }
}

/** An existing bucket may have another default: the worker names the key that it was given (ENC-05). */
function namedKey(bucket: BucketPlan): { kmsKeyArn?: string } {
  return bucket.kind === "existing" && bucket.keyArn !== undefined ? { kmsKeyArn: bucket.keyArn } : {};
}
