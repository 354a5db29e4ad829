import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  type Grants,
  makeBucket,
  makeQueue,
  makeTable,
  type RunningWorker,
  type SandboxClients,
  sandboxClients,
  startWorker,
  type TestQueue,
  taskCredentials,
} from "@sallyport/worker-kit/testing";
import { makeServiceRole } from "./makeServiceRole.js";

const account = "000000000000";
const manifest: { sallyport: { environment: Record<string, string> } } = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8"),
);
const bundle = join(import.meta.dirname, "..", "..", "dist", "bundle", "main.mjs");

export interface CompressorBedOptions {
  /** Default true. */
  readonly versionedSource?: boolean;
  /** Archives reach the target by S3 replication; without it a test carries them itself. Default true. */
  readonly replication?: boolean;
  /**
   * The rule mirrors deletions, of lifecycle rules too: the source bucket tells of them, and the target's role may delete.
   * Default false.
   */
  readonly mirrorDeletes?: boolean;
  /** The source's role may read current objects and versions, as the stack lets it where the bucket is not its own. Default false. */
  readonly existingSource?: boolean;
  /** Times that a message is received before it goes to the dead-letter queue. Default 3. */
  readonly deliveries?: number;
  /** Archives are kept in a backup bucket too. Default false. */
  readonly backup?: boolean;
  /** The source chooses its levels, and shares figures in a table `levels`. Default false: level 3. */
  readonly adaptive?: boolean;
  /** An empty one to lay everything out in; the bed's own by default. */
  readonly sandbox?: TestSandbox;
}

/** The compressor's resources in a sandbox of their own, as the stack lays them out, and its workers under roles with
 * exactly the permissions that README.md lists. */
export class CompressorBed {
  readonly bucket: string;
  readonly outbound: string;
  readonly inbound: string;
  readonly destination: string;
  readonly backup: string;

  private constructor(
    readonly sandbox: TestSandbox,
    readonly source: SandboxClients,
    readonly target: SandboxClients,
    readonly sourceQueue: TestQueue,
    readonly targetQueue: TestQueue,
    readonly options: CompressorBedOptions,
    readonly environments: { source: Record<string, string>; target: Record<string, string> },
  ) {
    ({ bucket: this.bucket, outbound: this.outbound, inbound: this.inbound, destination: this.destination } = names);
    this.backup = names.backup;
  }

  static async start(options: CompressorBedOptions = {}): Promise<CompressorBed> {
    const sandbox = options.sandbox ?? (await startTestSandbox());
    const source = sandboxClients(sandbox, "eu-west-1");
    const target = sandboxClients(sandbox, "eu-central-1");
    const sourceQueue = await makeQueue(source, "source", options.deliveries);
    const targetQueue = await makeQueue(target, "target", options.deliveries);
    await makeTable(source, "archives", "archive");
    if (options.adaptive) await makeTable(source, "levels", "rule", "cell");
    await makeTable(target, "objects", "object", "target");
    await makeBucket(source, names.bucket, {
      versioned: options.versionedSource ?? true,
      notify: { queueArn: sourceQueue.arn, ...(options.mirrorDeletes && { events: createdAndRemoved }) },
    });
    await makeBucket(target, names.inbound, { notify: { queueArn: targetQueue.arn, suffix: ".tar.zst" } });
    await makeBucket(target, names.destination);
    if (options.backup) await makeBucket(target, names.backup);
    const roleArn = await makeServiceRole(source, "replication", "s3.amazonaws.com", ["s3:*"]);
    const replicate = { roleArn, buckets: [names.inbound] };
    await makeBucket(source, names.outbound, (options.replication ?? true) ? { replicate } : {});
    await forwardConfirmations(source, target, sourceQueue);
    const environments = await makeEnvironments(sandbox, source, target, sourceQueue, targetQueue, options);
    return new CompressorBed(sandbox, source, target, sourceQueue, targetQueue, options, environments);
  }

  async startSource(overrides: Readonly<Record<string, string>> = {}): Promise<RunningWorker> {
    return await startWorker(bundle, { ...this.environments.source, ...overrides });
  }

  async startTarget(overrides: Readonly<Record<string, string>> = {}): Promise<RunningWorker> {
    return await startWorker(bundle, { ...this.environments.target, ...overrides });
  }

  async stop(): Promise<void> {
    this.source.close();
    this.target.close();
    if (!this.options.sandbox) await this.sandbox.stop();
  }
}

/** As the stack asks for them. The emulator never runs a lifecycle rule: a test sends such events itself. */
const createdAndRemoved = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"] as const;

const names = {
  bucket: "user-source",
  outbound: "staging-outbound",
  inbound: "staging-inbound",
  destination: "user-target",
  backup: "user-backup",
} as const;

/** What a target needs where it keeps archives. */
const backupGrants: Grants = [
  [["s3:PutObject", "s3:AbortMultipartUpload", "s3:GetObject"], [`arn:aws:s3:::${names.backup}/archives/rule/*`]],
  [["s3:PutObject"], [`arn:aws:s3:::${names.backup}/catalog/rule=rule/*`]],
];

/** The way back: the target's default bus, the source's default bus, the source's queue. */
async function forwardConfirmations(source: SandboxClients, target: SandboxClients, queue: TestQueue): Promise<void> {
  const EventPattern = JSON.stringify({ source: ["sallyport.compressor"], "detail-type": ["Archive Applied"] });
  const rule = { Name: "confirmations", EventPattern };
  const RoleArn = await makeServiceRole(target, "forward", "events.amazonaws.com", ["events:PutEvents"]);
  const bus = `arn:aws:events:${source.region}:${account}:event-bus/default`;
  await target.events.send(new PutRuleCommand(rule));
  await target.events.send(new PutTargetsCommand({ Rule: rule.Name, Targets: [{ Id: "bus", Arn: bus, RoleArn }] }));
  await source.events.send(new PutRuleCommand(rule));
  await source.events.send(new PutTargetsCommand({ Rule: rule.Name, Targets: [{ Id: "queue", Arn: queue.arn }] }));
}

async function makeEnvironments(
  sandbox: TestSandbox,
  source: SandboxClients,
  target: SandboxClients,
  sourceQueue: TestQueue,
  targetQueue: TestQueue,
  {
    versionedSource = true,
    existingSource = false,
    mirrorDeletes = false,
    backup = false,
    adaptive = false,
  }: CompressorBedOptions,
): Promise<{ source: Record<string, string>; target: Record<string, string> }> {
  const consume = ["sqs:ReceiveMessage", "sqs:ChangeMessageVisibility", "sqs:DeleteMessage"];
  const of = (bucket: string): string[] => [`arn:aws:s3:::${bucket}/*`];
  const table = (region: string, name: string): string[] => [`arn:aws:dynamodb:${region}:${account}:table/${name}`];
  const sourceCredentials = await taskCredentials(source, "source-task", [
    [consume, [sourceQueue.arn]],
    [
      [
        ...(versionedSource || existingSource ? ["s3:GetObjectVersion", "s3:GetObjectVersionTagging"] : []),
        ...(!versionedSource || existingSource ? ["s3:GetObject", "s3:GetObjectTagging"] : []),
      ],
      of(names.bucket),
    ],
    [["s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject"], of(`${names.outbound}/rule`)],
    [["dynamodb:UpdateItem"], table(source.region, "archives")],
    ...(adaptive ? [[["dynamodb:Query", "dynamodb:UpdateItem"], table(source.region, "levels")] as const] : []),
  ]);
  const targetCredentials = await taskCredentials(target, "target-task", [
    [consume, [targetQueue.arn]],
    [["s3:GetObjectVersion", "s3:DeleteObject"], of(names.inbound)],
    [
      ["s3:PutObject", "s3:AbortMultipartUpload", "s3:PutObjectTagging", ...(mirrorDeletes ? ["s3:DeleteObject"] : [])],
      of(names.destination),
    ],
    [["dynamodb:GetItem", "dynamodb:UpdateItem"], table(target.region, "objects")],
    ...(backup ? backupGrants : []),
    [["events:PutEvents"], [`arn:aws:events:${target.region}:${account}:event-bus/default`]],
  ]);
  const shared = {
    // As its image sets it.
    ...manifest.sallyport.environment,
    AWS_ENDPOINT_URL: sandbox.endpoint,
    NODE_EXTRA_CA_CERTS: sandbox.caFile,
    SALLYPORT_VISIBILITY_SECONDS: "30",
    SALLYPORT_RETRY_SECONDS: "0.1",
    SALLYPORT_GRACE_SECONDS: "20",
  };
  return {
    source: {
      ...shared,
      ...sourceCredentials,
      AWS_REGION: source.region,
      SALLYPORT_SIDE: "source",
      SALLYPORT_RULE: "rule",
      SALLYPORT_QUEUE_URL: sourceQueue.url,
      SALLYPORT_LEDGER_TABLE: "archives",
      SALLYPORT_STAGING_BUCKET: names.outbound,
      SALLYPORT_SOURCE_BUCKET: names.bucket,
      SALLYPORT_TARGETS: JSON.stringify([
        { region: target.region, bucket: names.destination },
        ...(backup ? [{ region: target.region, bucket: names.backup, backup: true }] : []),
      ]),
      SALLYPORT_BATCH_SECONDS: "0.5",
      ...(adaptive ? { SALLYPORT_LEVEL: "adaptive", SALLYPORT_LEVELS_TABLE: "levels" } : { SALLYPORT_LEVEL: "3" }),
      ...(mirrorDeletes && { SALLYPORT_MIRROR_DELETES: "true", SALLYPORT_MIRROR_EXPIRY: "true" }),
    },
    target: {
      ...shared,
      ...targetCredentials,
      AWS_REGION: target.region,
      SALLYPORT_SIDE: "target",
      SALLYPORT_QUEUE_URL: targetQueue.url,
      SALLYPORT_LEDGER_TABLE: "objects",
      SALLYPORT_STAGING_BUCKET: names.inbound,
      SALLYPORT_TARGET_BUCKETS: JSON.stringify([names.destination]),
      ...(backup && { SALLYPORT_BACKUP_BUCKETS: JSON.stringify([names.backup]) }),
    },
  };
}
