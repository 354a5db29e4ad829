import { inputSettings, schedule, stackSettings } from "@sallyport/stack-kit";
import { z } from "zod";
import { waiver } from "./waiver.js";

/** A name that PostgreSQL takes as it is, unquoted, and that is none of its own. */
const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, "give lower-case letters, digits and underscores, a letter first, 63 at most")
  .refine((name) => !/^(pg_|rds)/.test(name), "names that begin with pg_ or rds are the server's own");

const database = z.strictObject({
  /** Name of the database. */
  name: identifier.default("datapipeline"),
  /** Schema of the tables that are loaded. */
  schema: identifier.default("etl"),
  instanceClass: z
    .string()
    .regex(/^db\.[a-z0-9-]+\.[a-z0-9]+$/, 'give a class of RDS, such as "db.t4g.medium"')
    .default("db.t4g.medium"),
  storageGib: z.number().int().min(20).max(65_536).default(20),
  /** Storage to which it may grow by itself. Default: five times `storageGib`. */
  maxStorageGib: z.number().int().min(20).max(65_536).optional(),
  /** Connections that the server takes; four fifths of them raise the alarm. */
  maxConnections: z.number().int().min(6).max(8_388_607).default(200),
  /** A standby in another zone. Default: in prod; there it cannot be turned off here. */
  multiAz: z.boolean().optional(),
  /** Days that RDS's own backups are kept. */
  backupRetentionDays: z.number().int().min(7).max(35).default(14),
});

const backup = z.strictObject({
  /** When recovery points are made for the vault, beside RDS's own backups, in UTC. */
  schedule: z
    .string()
    .regex(/^cron\(.+\)$/, "write it as cron(0 2 * * ? *): AWS Backup takes no other form")
    .default("cron(0 2 * * ? *)"),
  /** Days that a recovery point is kept. */
  keepDays: z.number().int().min(7).max(36_500).default(35),
  /** Days within which nobody can delete one: the vault's lock. */
  lockDays: z.number().int().min(1).max(36_500).default(7),
});

const load = z.strictObject({
  /** A file fails whole when more of its rows than this share, in percent, are rejected. */
  rejectPercent: z.number().min(0).max(100).default(1),
  /** From this share on, in percent, an alarm tells of rejected rows although loads go on. */
  rejectAlarmPercent: z.number().min(0).max(100).default(0.1),
  /** When files that no event told of are looked for, as EventBridge takes it. */
  sweep: schedule.default("rate(6 hours)"),
  /** Hours without a load that ended well after which an alarm tells, 168 at most. */
  silentHours: z.number().int().min(1).max(168).default(24),
});

const rotation = z.strictObject({
  /** Days between the rotations of the loader's password, 90 at most (SEC-10). */
  days: z.number().int().min(1).max(90).default(30),
});

const worker = z.strictObject({
  minTasks: z.number().int().min(0).max(100).default(0),
  /** Files of one table wait for each other; those of different tables are loaded by as many tasks at the same time. */
  maxTasks: z.number().int().min(1).max(100).default(4),
  /** CPU units: 1024 is one vCPU. */
  cpu: z.number().int().min(256).default(1024),
  memoryMib: z.number().int().min(512).default(2048),
  /** Lease of a message; the worker renews it while it is at work. */
  visibilityTimeoutSeconds: z.number().int().min(30).max(43_200).default(300),
});

const network = z.strictObject({
  /** CIDR block of the VPC that the stack makes. */
  cidrBlock: z.cidrv4().default("10.73.0.0/16"),
  /** The way out of the worker's subnets through NAT gateways. Default: none, they reach AWS's endpoints alone. */
  egress: z
    .strictObject({
      /** One gateway in the first zone, or one in each. */
      natGateways: z.enum(["single", "per-az"]),
      /** IPv4 blocks that the worker may call, on 443. */
      blocks: z.array(z.cidrv4().refine((block) => !block.endsWith("/0"), "name what is called")).min(1),
      /** Why (NET-14). */
      waiver,
    })
    .optional(),
});

const bundles = z.strictObject({
  /** Path of the migration's bundle, from the stack's folder. */
  migration: z.string().default("../../workers/etl/dist/bundle/migrate.mjs"),
  /** Path of the rotator's bundle, from the stack's folder. */
  rotator: z.string().default("../../workers/credentials/dist/bundle/rotate.mjs"),
});

/** Shape and defaults of the stack's configuration. What the values mean together is checked by `planEtl`. */
export const etlConfig = z.strictObject({
  /** `logRetentionDays` is of the worker's log; those of the database and of the functions are kept a year. */
  ...stackSettings("sallyport/etl"),
  /**
   * Of the files, one table each: `<prefix><table>.csv`, and `<prefix><table>.schema.json` for its contract. The worker may decrypt
   * and, below quarantine/, encrypt with an existing bucket's key.
   */
  input: inputSettings("data/").prefault({}),
  database: database.prefault({}),
  backup: backup.prefault({}),
  load: load.prefault({}),
  rotation: rotation.prefault({}),
  worker: worker.prefault({}),
  network: network.prefault({}),
  bundles: bundles.prefault({}),
  /** How the worker signs in: by a token of IAM for one user, or by the rotated password of a secret. */
  authentication: z.enum(["iam", "secret"]).default("iam"),
});

export type EtlConfig = z.infer<typeof etlConfig>;
