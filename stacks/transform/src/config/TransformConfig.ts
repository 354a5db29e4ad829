import { bucketName, stackSettings } from "@sallyport/stack-kit";
import { z } from "zod";

const roleName = z.string().regex(/^[\w+=,.@-]{1,64}$/, "give a role name that IAM allows");

/** The written reason for a setting below the default: see `Waiver` of the components. */
const waiver = z.strictObject({
  control: z.string().min(1),
  reason: z.string().min(10),
  owner: z.string().min(1),
  expires: z.iso.date(),
});

const roles = z.strictObject({
  /** Role of the jobs' code (IAM-12). Roles are the account's: a second stack of an account needs other names. */
  job: roleName.default("ATXBatchJobRole"),
  /** Role by which Batch starts jobs. */
  execution: roleName.default("ATXBatchExecutionRole"),
});

const buckets = z.strictObject({
  /** Bucket of results and MCP configurations. Default: `atx-custom-output-<account>` (STO-09). */
  results: bucketName.optional(),
  /** Existing buckets, besides the stack's own for uploads, that jobs may read sources from, with the customer's keys. */
  sources: z.array(z.strictObject({ bucket: bucketName, keyArn: z.string().optional() })).default([]),
  /** Days in which a result can be neither changed nor deleted. Default: 30 in prod, else none (STO-06). */
  lockDays: z.number().int().min(1).max(36_500).optional(),
  /** Whether S3 lists the results every day, in a bucket that is made for the lists (STO-07). */
  inventory: z.boolean().default(false),
  /** Another region of the foundation, into which results are copied, for prod (BAK-01). Default: none. */
  replicaRegion: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "write it as AWS does: eu-central-1")
    .optional(),
});

const job = z.strictObject({
  /** CPU units of a job that asks for none: 1024 is one vCPU. */
  cpu: z.number().int().min(256).default(2048),
  memoryMib: z.number().int().min(512).default(4096),
  /** Room for source and results. */
  ephemeralStorageGib: z.number().int().min(21).max(200).default(50),
  /** Seconds after which an attempt is ended; no job can ask for more. */
  timeoutSeconds: z.number().int().min(600).max(1_209_600).default(43_200),
  /** Attempts, of which all but the first follow a fault outside of the job. */
  attempts: z.number().int().min(1).max(10).default(3),
  /** vCPUs of all running jobs together. */
  maxVcpus: z.number().int().min(1).default(256),
  /** vCPUs that one job can ask for. */
  maxVcpu: z.number().min(0.25).max(16).default(8),
  spot: z.boolean().default(false),
  /** Programs that jobs may run, by their bare names (VAL-03). */
  programs: z
    .array(z.string().regex(/^[A-Za-z0-9][\w.+-]{0,63}$/, "give bare names"))
    .min(1)
    .default(["atx"]),
  /** Environment names that jobs may set, `APP_*` for all that begin so. Default: the worker's. */
  environmentNames: z.array(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}\*?$/, "give names such as APP_*")).optional(),
});

const hostName = z.string().regex(/^[a-z0-9.-]+\.[a-z0-9-]+(:\d+)?$/, "give full host names");

const git = z.strictObject({
  /** Hosts of repositories. Reached only where `network.egress` lets jobs out. */
  hosts: z.array(hostName).min(1).default(["github.com", "gitlab.com", "bitbucket.org"]),
  /** ARNs of existing secrets with the token of a host, `{"token":"…"}`, read by jobs when they run (SEC-08). */
  tokens: z
    .record(
      hostName,
      z.string().regex(/^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[^*?]+$/, "give a secret's full ARN"),
    )
    .default({}),
  /** ARN of the customer's key of those secrets. */
  tokenKeyArn: z.string().optional(),
});

const childSession = z.strictObject({
  /**
   * Name of the role behind the sessions of the jobs' programs, ending with "-session". Default: none, and programs have no
   * credentials. A program that calls AWS needs it: a session can write below its own attempt's prefix, the manifest
   * excepted, and nothing else.
   */
  role: roleName.regex(/-session$/, 'end it with "-session", by which the permissions boundary knows it').optional(),
});

const network = z.strictObject({
  /**
   * Where jobs get out: nowhere but to the endpoints of AWS; by HTTPS through NAT, which needs exceptions.internetEgress; or
   * from public subnets of a VPC that exists, which needs exceptions.publicIp besides.
   */
  egress: z.enum(["none", "https-only", "public"]).default("none"),
  /** CIDR block of the VPC that the stack makes. */
  cidrBlock: z.cidrv4().default("10.73.0.0/16"),
  /** With the egress public: the VPC and its public subnets. */
  vpcId: z
    .string()
    .regex(/^vpc-[0-9a-f]+$/, "give the id of a VPC")
    .optional(),
  publicSubnetIds: z.array(z.string().regex(/^subnet-[0-9a-f]+$/, "give ids of subnets")).default([]),
});

const exceptions = z.strictObject({
  /** Jobs reach the internet by HTTPS (NET-14, NET-10). */
  internetEgress: waiver.optional(),
  /** Jobs can write their root file system (CNT-08), which `atx` needs. */
  writableRoot: waiver.optional(),
  /** Jobs have public addresses (NET-13). */
  publicIp: waiver.optional(),
});

const api = z.strictObject({
  /** Calls a second, and at once, of all callers together. */
  ratePerSecond: z.number().min(1).default(50),
  burst: z.number().int().min(1).default(100),
  /** Submissions a second, of which Batch takes 50 from an account. */
  submitRatePerSecond: z.number().min(1).max(50).default(50),
  /** Days that jobs and batches are known. */
  recordDays: z.number().int().min(1).max(3650).default(90),
});

const caller = z
  .strictObject({
    /** End of the role's name: `transform-<environment>-call-<name>`. */
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

const alarms = z.strictObject({
  /** Seconds after which a job has run long. */
  longJobSeconds: z.number().int().min(60).default(21_600),
  /** Share of failed jobs of an hour, in percent, above which an alarm tells. */
  failedPercent: z.number().min(0).max(100).default(10),
});

/** Shape and defaults of the stack's configuration. What the values mean together is checked by `planTransform`. */
export const transformConfig = z.strictObject({
  ...stackSettings("sallyport/transform"),
  roles: roles.prefault({}),
  buckets: buckets.prefault({}),
  /** Table of jobs and batches. */
  jobsTable: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{3,255}$/, "give a table name that DynamoDB allows")
    .default("transform_jobs"),
  job: job.prefault({}),
  /** Credentials of the jobs' programs. */
  childSession: childSession.prefault({}),
  git: git.prefault({}),
  network: network.prefault({}),
  /** Written reasons for what is below the default. */
  exceptions: exceptions.prefault({}),
  api: api.prefault({}),
  /** Roles of people and systems that may call the API: a role is made for each, and none without (IAM-18). */
  callers: z
    .array(caller)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "give each caller a name of its own")
    .default([]),
  alarms: alarms.prefault({}),
  /** Who is sent the event at the end of each job, beside those who hear alarms. Endpoints that people must confirm wait for it. */
  notify: z
    .array(z.strictObject({ protocol: z.enum(["email", "https", "sqs", "lambda"]), endpoint: z.string().min(3) }))
    .default([]),
});

export type TransformConfig = z.infer<typeof transformConfig>;
