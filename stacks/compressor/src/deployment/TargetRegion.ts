import * as pulumi from "@pulumi/pulumi";
import {
  Access,
  type AccessIntentArgs,
  DataRole,
  EncryptionKey,
  EventRoute,
  HardenedBucket,
  HardenedQueue,
  HardenedTable,
  TaskRole,
  WorkerService,
} from "@sallyport/components";
import { bucketArnOf, foundationIn, logGroupsOf, madeBucketName } from "@sallyport/stack-kit";
import { backupLocations } from "../plan/backupLocations.js";
import type { TargetRegionPlan } from "../plan/CompressorPlan.js";
import { appliedPattern } from "./appliedPattern.js";
import { BackupCatalog } from "./BackupCatalog.js";
import { type BackupBucket, backupBuckets, keeping } from "./backupBuckets.js";
import type { BackupOutputs } from "./CompressorOutputs.js";
import type { Deployment } from "./Deployment.js";
import { destinationAccess } from "./destinationAccess.js";
import { destinationBuckets } from "./destinationBuckets.js";
import type { RegionNetwork } from "./RegionNetwork.js";
import { targetAlarms } from "./targetAlarms.js";
import type { WatchedWorkers } from "./WatchedWorkers.js";
import { workerAlarms } from "./workerAlarms.js";
import { workerServiceArgs } from "./workerServiceArgs.js";

/** The rules' way in, in one region: the inbound bucket, and the workers that unpack, write and confirm. */
export class TargetRegion extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;
  readonly inboundBucket: pulumi.Output<string>;
  readonly ledgerTable: pulumi.Output<string>;
  readonly queueUrl: pulumi.Output<string>;
  readonly deadLetterQueueUrl: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  /** Where archives are kept, once for each rule that has a backup here. */
  readonly backups: readonly { readonly rule: string; readonly outputs: pulumi.Output<BackupOutputs> }[];
  readonly workers: WatchedWorkers;

  constructor(
    deployment: Deployment,
    plan: TargetRegionPlan,
    network: RegionNetwork,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { base, account, config, tags, foundation } = deployment;
    const { region, capacity, arrivals } = plan;
    super("sallyport-compressor:index:TargetRegion", `${base}-target-${region}`, { region }, opts);
    const placed = { account, region, tags, environment: config.environment };
    const { alarmTopicArn, accessLogs } = foundationIn(foundation, region);
    const { permissionsBoundaryArn } = foundation;
    const inboundName = madeBucketName(placed, `${base}-inbound`);

    const key = new EncryptionKey(
      `${base}-inbound-${region}`,
      {
        alias: `${base}-inbound`,
        description: "Encrypts what comes into the region",
        services: [
          { service: "s3.amazonaws.com", sourceArns: [bucketArnOf(placed, inboundName)] },
          { service: "logs.amazonaws.com", sourceArns: [logGroupsOf(placed, "/sallyport/")] },
        ],
        ...placed,
      },
      { parent: this },
    );
    const queue = new HardenedQueue(
      `${base}-inbound-${region}`,
      {
        keyArn: key.keyArn,
        visibilityTimeoutSeconds: capacity.visibilityTimeoutSeconds,
        senders: [{ service: "s3.amazonaws.com", sourceArns: [bucketArnOf(placed, inboundName)] }],
        alarmTopicArn,
        alarmAgeMinutes: config.alarms.oldestMessageMinutes,
        ...placed,
      },
      { parent: this },
    );
    const inbound = new HardenedBucket(
      `${base}-inbound-${region}`,
      {
        bucketName: inboundName,
        dataRole: DataRole.Staging,
        keyArn: key.keyArn,
        accessLogs,
        notifications: [{ queueArn: queue.queueArn, suffix: ".tar.zst" }],
        ...placed,
      },
      { parent: this },
    );
    const ledger = new HardenedTable(
      `${base}-inbound-ledger-${region}`,
      {
        tableName: `${base}-inbound-ledger`,
        partitionKey: { name: "object", type: "S" },
        sortKey: { name: "target", type: "S" },
        ttlAttribute: "expiresAt",
        keyArn: key.keyArn,
        ...placed,
      },
      { parent: this },
    );
    const destinations = destinationBuckets(this, deployment, plan);
    const backups = backupBuckets(this, deployment, plan);
    const catalog = backups.length > 0 ? new BackupCatalog(deployment, region, backups, { parent: this }) : undefined;
    confirmationRoutes(this);
    const role = new TaskRole(
      `${base}-target-${region}`,
      { access: access(), permissionsBoundaryArn, ...placed },
      { parent: this },
    );
    const service = new WorkerService(
      `${base}-target-${region}`,
      {
        ...workerServiceArgs(deployment, { region, capacity, network, queueName: queue.queueName, keyArn: key.keyArn }),
        taskRoleArn: role.roleArn,
        environmentVariables: {
          SALLYPORT_SIDE: "target",
          SALLYPORT_QUEUE_URL: queue.queueUrl,
          SALLYPORT_LEDGER_TABLE: ledger.tableName,
          SALLYPORT_STAGING_BUCKET: inbound.bucketName,
          SALLYPORT_TARGET_BUCKETS: pulumi.jsonStringify(destinations.map(({ bucketName }) => bucketName)),
          ...(backups.length > 0
            ? { SALLYPORT_BACKUP_BUCKETS: pulumi.jsonStringify(backups.map(({ bucketName }) => bucketName)) }
            : {}),
          SALLYPORT_EVENT_BUS: "default",
          SALLYPORT_VISIBILITY_SECONDS: String(capacity.visibilityTimeoutSeconds),
        },
      },
      { parent: this },
    );

    this.workers = workerAlarms(this, `${base}-target-${region}`, deployment, {
      region,
      who: `The target ${region}`,
      queue,
      service,
      alarms: targetAlarms(region, config.alarms),
    });

    this.keyArn = key.keyArn;
    this.inboundBucket = inbound.bucketName;
    this.ledgerTable = ledger.tableName;
    this.queueUrl = queue.queueUrl;
    this.deadLetterQueueUrl = queue.deadLetterQueueUrl;
    this.logGroupName = service.logGroupName;
    this.roleName = role.roleName;
    this.backups = backups.map((backup) => backupOutputs(region, backup, catalog));
    this.registerOutputs({ inboundBucket: this.inboundBucket, roleName: this.roleName });

    /** Isolated workers reach their own region only, so EventBridge carries each confirmation to where the rule starts. */
    function confirmationRoutes(parent: pulumi.Resource): void {
      for (const start of new Set(arrivals.map(({ rule }) => rule.region))) {
        const rules = arrivals.filter(({ rule }) => rule.region === start).map(({ rule }) => rule.name);
        new EventRoute(
          `${base}-applied-${region}-to-${start}`,
          { eventPattern: appliedPattern(rules), toEventBus: { region: start }, permissionsBoundaryArn, ...placed },
          { parent },
        );
      }
    }

    function access(): AccessIntentArgs[] {
      return [
        {
          bucket: inbound.bucketName,
          key: key.keyArn,
          actions: [Access.ReadVersion, Access.Delete],
          label: "Inbound",
        },
        ...destinations.map(destinationAccess),
        ...backups.flatMap(keeping),
        { queue: queue.queueName, key: key.keyArn, actions: [Access.Consume], label: "Work" },
        { table: ledger.tableName, key: key.keyArn, actions: [Access.Read, Access.Update], label: "Ledger" },
        { eventBus: "default", actions: [Access.PutEvents], label: "Applied" },
      ];
    }
  }
}

function backupOutputs(region: string, { rule, bucketName, table }: BackupBucket, catalog: BackupCatalog | undefined) {
  const [archives, rows] = backupLocations(rule, region, "");
  return {
    rule,
    outputs: pulumi.output({
      region,
      bucket: bucketName,
      archivesPrefix: archives.prefix,
      catalogPrefix: rows.prefix,
      database: catalog?.databaseName ?? "",
      table,
      workgroup: catalog?.workgroupName ?? "",
    }),
  };
}
