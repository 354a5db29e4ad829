import { bucketName, stackSettings } from "@sallyport/stack-kit";
import { pricesSchema } from "@sallyport/transfer-economics";
import { z } from "zod";

/** Lower-case words joined by hyphens: part of physical names, of archive keys and of queue names. */
const ruleName = z
  .string()
  .max(20, "use at most 20 characters: physical names are made from it")
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, such as "orders"');

const prefix = z
  .string()
  .regex(/^$|\/$/, 'end it at a delimiter, such as "orders/": a prefix "orders" would also take "orders-old/"')
  .refine((text) => !text.split("/").includes(".."), "remove the segment ..");

const storageClass = z.enum([
  "STANDARD",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
]);

const source = z.strictObject({
  /** Region of the bucket. */
  region: z.string(),
  /** An existing bucket, whose notifications this stack then owns. Default: the stack makes a hardened one. */
  bucket: bucketName.optional(),
  /** ARN of the existing bucket's key; the source worker may then decrypt with it (ENC-05). */
  keyArn: z.string().optional(),
  /** Objects whose key starts with this are moved. Empty means all. */
  prefix: prefix.default(""),
  /** Only objects whose key ends with this. */
  suffix: z.string().min(1).optional(),
});

const days = z.number().int().min(1).max(36_500);

/** Where archives are kept as they are, with a catalog of what is in them. */
const backup = z
  .strictObject({
    /** An existing bucket. Default: the stack makes a hardened one, versioned, archived to Glacier after 90 days. */
    bucket: bucketName.optional(),
    /** ARN of the existing bucket's key; the target worker may then encrypt with it (ENC-05). */
    keyArn: z.string().optional(),
    /** Days until an archive and its rows expire. Default: never. */
    retentionDays: days.optional(),
    /** Days for which nobody can change or delete an archive (Object Lock). Default: 30 in prod, else none. */
    lockDays: days.optional(),
  })
  .refine(({ bucket, retentionDays, lockDays }) => bucket === undefined || (retentionDays ?? lockDays) === undefined, {
    path: ["bucket"],
    error: "leave retentionDays and lockDays to the owner of an existing bucket",
  });

const destination = z
  .strictObject({
    region: z.string(),
    /** An existing bucket, versioned or not. Default: the stack makes a hardened one. */
    bucket: bucketName.optional(),
    /** ARN of the existing bucket's key; the target worker may then encrypt with it (ENC-05). */
    keyArn: z.string().optional(),
    /** Storage class of the restored objects. Default: the source object's. */
    storageClass: storageClass.optional(),
    /** Whether the objects are written one by one. Without, `backup` is all that is made of them. */
    restore: z.boolean().default(true),
    /** Default: archives are not kept. */
    backup: backup.optional(),
  })
  .refine(({ restore, backup: kept }) => restore || kept !== undefined, {
    path: ["restore"],
    error: "give backup, or leave restore on: else nothing arrives",
  })
  .refine(
    ({ restore, bucket, keyArn, storageClass: stored }) => restore || (bucket ?? keyArn ?? stored) === undefined,
    {
      path: ["restore"],
      error: "leave bucket, keyArn and storageClass out where nothing is restored",
    },
  );

/** Size and limits of a worker service. */
const size = {
  minTasks: z.number().int().min(0),
  maxTasks: z.number().int().min(1).max(1000),
  /** CPU units: 1024 is one vCPU. */
  cpu: z.number().int().min(256),
  memoryMib: z.number().int().min(512),
  ephemeralStorageGib: z.number().int().min(21).max(200),
  /** Lease of a message; a worker renews it while it is at work. */
  visibilityTimeoutSeconds: z.number().int().min(30).max(43_200),
  /** Percent of the tasks that run on demand, the others on Fargate Spot. */
  onDemandPercent: z.number().int().min(0).max(100),
};
/** Objects, waiting or in work, for which one source task is enough. */
const backlogPerTask = z.number().int().min(1);
/** The same in archives, which a target task works off. */
const archivesPerTask = z.number().int().min(1);

const ruleSettings = z.strictObject({
  name: ruleName,
  source,
  destinations: z.array(destination).min(1, "name at least one destination"),
  /** What is deleted at the source is deleted at the destinations: see docs/guides/compressor-ordering.md. */
  mirrorDeletes: z.boolean().default(false),
  /** What a lifecycle rule of the source deletes counts too; only with `mirrorDeletes`. */
  mirrorExpiry: z.boolean().default(false),
  /** zstd level; "adaptive" gives each frame the one that is worth most at the prices. */
  level: z
    .union([z.literal("adaptive"), z.number().int().min(1).max(19)], {
      error: 'give "adaptive" or a whole number from 1 to 19',
    })
    .default("adaptive"),
  /** Whether a state machine is made that sends the objects which are there already, for buckets of any size. */
  backfill: z.boolean().default(false),
  /** A batch is sent when one of these is reached. */
  batch: z
    .strictObject({
      bytes: z
        .number()
        .int()
        .min(1 << 20)
        .max(2 ** 30)
        .default(128 * 2 ** 20),
      objects: z.number().int().min(1).max(10_000).default(2_000),
      seconds: z.number().min(0).max(300).default(10),
    })
    .prefault({}),
  /** What the rule's source workers have otherwise than the stack's `workers`. */
  workers: z
    .strictObject({ ...size, backlogPerTask })
    .partial()
    .default({}),
});

const rule = ruleSettings.refine(({ mirrorDeletes, mirrorExpiry }) => mirrorDeletes || !mirrorExpiry, {
  path: ["mirrorExpiry"],
  error: "set mirrorDeletes as well: what lifecycle rules delete is mirrored beside other deletions, not without them",
});

const capacity = z.strictObject({
  minTasks: size.minTasks.default(0),
  maxTasks: size.maxTasks.default(20),
  backlogPerTask: backlogPerTask.default(4000),
  archivesPerTask: archivesPerTask.default(10),
  cpu: size.cpu.default(2048),
  memoryMib: size.memoryMib.default(4096),
  ephemeralStorageGib: size.ephemeralStorageGib.default(21),
  visibilityTimeoutSeconds: size.visibilityTimeoutSeconds.default(300),
  onDemandPercent: size.onDemandPercent.default(0),
});

/** When people are told. */
const alarmLimits = z.strictObject({
  /** Minutes that the oldest message of a queue may wait. */
  oldestMessageMinutes: z.number().int().min(1).max(20_160).default(60),
  /** Percent of what is tried that may fail, over a quarter of an hour. */
  failedPercent: z.number().min(0).max(100).default(5),
  /** Hours in which archives are staged and none is confirmed. */
  unconfirmedHours: z.number().int().min(1).max(168).default(2),
});

/** What transfer and work cost, from which the level and the metrics in dollars are worked out. */
const prices = pricesSchema.omit({ taskVcpus: true }).extend({
  /** Dollars for an hour of a source task. Default: the list price of the rule's CPU and memory, on Spot and on demand. */
  computeDollarsPerHour: z.number().nonnegative().optional(),
});

/** Shape and defaults of the stack's configuration. What the rules mean together is checked by `planCompressor`. */
export const compressorConfig = z.strictObject({
  ...stackSettings("sallyport/compressor"),
  rules: z.array(rule).min(1, "give at least one rule"),
  /** Region → CIDR block of the VPC that the stack makes there; one for each region that a rule names. */
  networks: z.record(z.string(), z.strictObject({ cidrBlock: z.cidrv4() })),
  prices: prices.prefault({}),
  /** Capacity of each worker service. */
  workers: capacity.prefault({}),
  /** Region → what the target workers there have otherwise than `workers`. */
  targetWorkers: z.record(z.string(), z.strictObject({ ...size, archivesPerTask }).partial()).default({}),
  alarms: alarmLimits.prefault({}),
});

export type CompressorConfig = z.infer<typeof compressorConfig>;
export type RuleConfig = CompressorConfig["rules"][number];
export type AlarmLimits = CompressorConfig["alarms"];
export type DestinationConfig = RuleConfig["destinations"][number];
