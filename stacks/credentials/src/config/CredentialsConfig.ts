import { bucketName, schedule } from "@sallyport/stack-kit";
import { z } from "zod";

/** Of a role of this account, with its path if it has one. */
const roleName = z
  .string()
  .regex(/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/, "give the name of a role, with its path if it has one");

/** Who takes a role: one role, by its name in this account or by its ARN in another (IAM-13). */
const trusted = {
  role: z.union(
    [roleName, z.string().regex(/^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/)],
    "give the name of a role of this account, or the full ARN of one of another",
  ),
  /** What it has to send (sts:ExternalId). */
  externalId: z.string().regex(/^[A-Za-z0-9_+=,.@:/-]{2,1224}$/, "use 2 to 1,224 of the characters that STS takes"),
};

/** Becomes part of role names, and is the name of the service in SALLYPORT_SERVICE_ROLES. */
const name = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "use lower-case letters, digits and hyphens")
  .max(24);

const bucket = z.strictObject({
  bucket: bucketName,
  /** Folder of the bucket, ending at a delimiter. Default: the whole bucket. */
  prefix: z
    .string()
    .regex(/^[^/].*\/$/, 'end it at a delimiter, such as "in/"')
    .optional(),
  /** Whether the reader writes there too. */
  write: z.boolean().default(false),
  /** ARN of the bucket's key. */
  keyArn: z.string().startsWith("arn:").optional(),
});

const reader = z.discriminatedUnion("kind", [
  /** A role that this stack makes, taken by one named role, of another account too. */
  z.strictObject({ kind: z.literal("role"), name, ...trusted, buckets: z.array(bucket).default([]) }),
  /** A role that this stack makes for ECS tasks. */
  z.strictObject({ kind: z.literal("task"), name, buckets: z.array(bucket).default([]) }),
  /** A role that something else makes: the secret lets it in, its own policy has to grant the rest. */
  z.strictObject({ kind: z.literal("existing"), name, roleName }),
]);

const rotation = z.strictObject({
  /** Days between rotations, 90 at most (SEC-10). */
  days: z.number().int().min(1).max(90).default(90),
  /** How often the age of the login is measured. */
  audit: schedule.default("rate(12 hours)"),
});

const administrator = z.strictObject({
  /** Name of the secret with the login that may change passwords. Default: `<namespace>/clickhouse-admin/<environment>`. */
  secretName: z
    .string()
    .regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/)
    .optional(),
  /** ARN of that secret's key, if it is one of the account's own. */
  keyArn: z.string().startsWith("arn:").optional(),
});

const network = z.strictObject({
  /** Subnets from which the database and the endpoints of Secrets Manager and KMS are reached. */
  subnetIds: z.array(z.string().startsWith("subnet-")).min(1),
  securityGroupIds: z.array(z.string().startsWith("sg-")).min(1),
});

const audit = z.strictObject({
  /** Log group of the account's trail, in the stack's region (the foundation's output auditTrail). */
  logGroup: z.string().regex(/^[\w./#-]{1,512}$/),
  /** Reads in an hour above which an alarm tells. Programs keep a login for five minutes: each of their processes reads 12 times an hour. */
  readsPerHour: z.number().int().min(1).default(200),
});

/** Shape and defaults of the stack's configuration. What the values mean together is checked by `planCredentials`. */
export const credentialsConfig = z.strictObject({
  /** The environments that there are (VAL-07). */
  environment: z.enum(["dev", "staging", "prod"], "name one of dev, staging, prod"),
  namespace: z
    .string()
    .regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/, "give the beginning of a secret's name, such as avesa")
    .default("avesa"),
  /** Tags of every resource: owner, data class, cost centre (GOV-01). */
  tags: z.record(z.string(), z.string()).default({}),
  /** The foundation's stack. Default: the one of the same name in this organization. */
  foundation: z.string().optional(),
  /** Who may set up, try and rotate the login by hand, and publish to the topic (SEC-11). */
  operator: z.strictObject(trusted),
  /** Who reads the login; nobody else does (SEC-06). */
  readers: z.array(reader).min(1, "name who reads the login (SEC-06)"),
  rotation: rotation.prefault({}),
  administrator: administrator.prefault({}),
  /** Default: none, the function reaches the database over the internet. */
  network: network.optional(),
  /** Default: none, and no alarms on who reads the login: the account's foundation has them for all secrets (MON-10). */
  audit: audit.optional(),
  /** Path of the rotation's bundle, from the stack's folder. */
  bundle: z.string().default("../../workers/credentials/dist/bundle/rotate.mjs"),
});

export type CredentialsConfig = z.infer<typeof credentialsConfig>;
/** Who reads the login. */
export type ReaderConfig = CredentialsConfig["readers"][number];
/** A bucket that a reader uses. */
export type BucketConfig = z.infer<typeof bucket>;
