import { inputSettings, schedule, stackSettings } from "@sallyport/stack-kit";
import { z } from "zod";

const tableName = z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, "give a table name that DynamoDB allows");

const tables = z.strictObject({
  category: tableName.default("category_kpis_table"),
  order: tableName.default("order_kpis_table"),
  /** Lease and run records. */
  runs: tableName.default("kpi_runs"),
});

const run = z.strictObject({
  /** Seconds without an upload after which a run begins: uploads in between become one run. */
  quietSeconds: z.number().int().min(1).max(900).default(30),
  /** But at the latest so many seconds after the first upload. */
  longestWaitSeconds: z.number().int().min(1).max(3600).default(300),
  /** Seconds after which a run that no longer renews its lease is given up for dead, and another may begin. */
  leaseSeconds: z.number().int().min(10).max(900).default(60),
  /** A run fails when more rows than this share, in percent, are rejected. */
  rejectPercent: z.number().min(0).max(100).default(5),
  /** From this share on, in percent, an alarm tells of rejected rows although runs go on. */
  rejectAlarmPercent: z.number().min(0).max(100).default(1),
  /** Days that run records are kept. */
  recordDays: z.number().int().min(1).max(3650).default(90),
  /**
   * When everything is looked at although no upload was told of, as EventBridge takes it. Each sweep is a run, so with
   * more than a day between them the alarm of a day without a run fires.
   */
  sweep: schedule.default("cron(0 3,15 * * ? *)"),
});

const worker = z.strictObject({
  minTasks: z.number().int().min(0).max(1).default(0),
  /** CPU units: 1024 is one vCPU. */
  cpu: z.number().int().min(256).default(2048),
  memoryMib: z.number().int().min(512).default(4096),
  /** Room to which DuckDB spills. */
  ephemeralStorageGib: z.number().int().min(21).max(200).default(50),
  /** Lease of a message; the worker renews it while it is at work. */
  visibilityTimeoutSeconds: z.number().int().min(30).max(43_200).default(300),
});

const principal = z
  .strictObject({
    /** End of the role's name: `kpi-<environment>-reconcile-<name>`. */
    name: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, "use up to 30 lower-case letters, digits and hyphens"),
    /** The one role that may take it: its name, with its path, where it is of this account; else its full ARN. */
    role: z
      .string()
      .regex(
        /^(arn:[a-z-]+:iam::\d{12}:role\/)?[\w+=,.@-][\w+=,.@/-]*$/,
        "name one role of this account by its name, or one of another account by its full ARN",
      ),
    /** What who takes it must send, as a word that only they were told. */
    externalId: z.string().optional(),
    /** Organization that their account must be in. */
    organizationId: z.string().optional(),
  })
  .refine(({ externalId, organizationId }) => externalId !== undefined || organizationId !== undefined, {
    path: ["externalId"],
    message: "give it, or an organizationId: a role's ARN alone is no proof (IAM-13)",
  });

const reconcile = z.strictObject({
  /** Roles of people who may remove rows that the input gives no more: a role is made for each, and none without. */
  principals: z
    .array(principal)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "give each principal a name of its own")
    .default([]),
});

const spark = z.strictObject({
  /** Repository of the Spark image in the account's registry of the region; EMR Serverless must be let in. */
  imageRepository: z.string().default("sallyport/kpi-spark"),
  /** Tag (never `latest`) or digest (`sha256:…`) of the image. Needed with the engine spark. */
  imageVersion: z
    .string()
    .refine((text) => text !== "latest", "name a version: latest moves under the application")
    .optional(),
  /** vCPUs that a run has at most. */
  maxVcpus: z.number().int().min(4).max(10_000).default(64),
  /** GiB of memory that a run has at most. */
  maxMemoryGib: z.number().int().min(8).max(80_000).default(256),
  /** GiB of local disk, for what does not fit into memory, that a run has at most. */
  maxDiskGib: z.number().int().min(40).max(500_000).default(1280),
  /** Minutes after which a job is given up. */
  timeoutMinutes: z.number().int().min(5).max(1440).default(180),
});

/** Shape and defaults of the stack's configuration. What the values mean together is checked by `planKpi`. */
export const kpiConfig = z.strictObject({
  ...stackSettings("sallyport/kpi"),
  /** Of orders/, order_items/ and products/; the worker may decrypt with an existing bucket's key. */
  input: inputSettings("Data/").prefault({}),
  tables: tables.prefault({}),
  run: run.prefault({}),
  worker: worker.prefault({}),
  reconcile: reconcile.prefault({}),
  /**
   * What validates and computes: DuckDB in the worker's own process, to about 100 GB, or Spark on EMR Serverless, which the
   * worker has run. Queue, lease, records and the way into the tables are the same.
   */
  engine: z.enum(["duckdb", "spark"]).default("duckdb"),
  /** Of the engine spark. */
  spark: spark.prefault({}),
  /** CIDR block of the VPC that the stack makes. */
  cidrBlock: z.cidrv4().default("10.72.0.0/16"),
  /** Who is sent the event at the end of each run, beside those who hear alarms. Endpoints that people must confirm wait for it. */
  notify: z
    .array(z.strictObject({ protocol: z.enum(["email", "https", "sqs", "lambda"]), endpoint: z.string().min(3) }))
    .default([]),
});

export type KpiConfig = z.infer<typeof kpiConfig>;
