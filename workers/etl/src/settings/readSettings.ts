import { bucketName, type Environment, httpsUrl, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const name = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= 63, "is longer than PostgreSQL's 63 bytes")
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  .regex(/^[^\u0000-\u001f\u007f]+$/, "has control characters");
const seconds = z.coerce.number().positive();

const schema = z
  .object({
    AWS_REGION: regionName,
    /** Requests and content never travel in clear (ENC-16). */
    AWS_ENDPOINT_URL: httpsUrl.optional(),
    SALLYPORT_QUEUE_URL: httpsUrl,
    S3_BUCKET: bucketName,
    S3_PREFIX: z
      .string()
      .regex(/^[^/].*\/$/, "has to end with / and must not begin with it")
      .refine((prefix) => !prefix.startsWith("quarantine/"), "is where rejected rows are put")
      .default("data/"),
    DB_HOST: z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/, "is no host"),
    DB_PORT: z.coerce.number().int().min(1).max(65_535).default(5_432),
    DB_NAME: name.default("datapipeline"),
    DB_SCHEMA: name.refine((text) => text !== "sallyport_etl", "is the ledger's").default("etl"),
    DB_USER: name.optional(),
    DB_SECRET_ARN: z
      .string()
      .regex(/^arn:[a-z-]+:secretsmanager:/, "is no ARN of a secret")
      .optional(),
    DB_IAM_AUTH: z.enum(["true", "false"]).default("false"),
    DB_CA: z.string().optional(),
    SALLYPORT_REJECT_PERCENT: z.coerce.number().min(0).max(100).default(1),
    SALLYPORT_SCRATCH_MIB: z.coerce.number().int().min(1).default(16_384),
    SALLYPORT_LOCK_SECONDS: seconds.max(3_600).default(600),
    SALLYPORT_VISIBILITY_SECONDS: z.coerce.number().int().min(5).max(43_200).default(300),
    SALLYPORT_RETRY_SECONDS: seconds.max(900).default(30),
    SALLYPORT_GRACE_SECONDS: seconds.max(120).default(100),
    SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
  })
  .refine(({ DB_IAM_AUTH, DB_SECRET_ARN }) => (DB_IAM_AUTH === "true") !== (DB_SECRET_ARN !== undefined), {
    path: ["DB_SECRET_ARN"],
    message: "has to be set, or DB_IAM_AUTH to true: one of them",
  })
  .refine(({ DB_IAM_AUTH, DB_USER }) => DB_IAM_AUTH === "false" || DB_USER !== undefined, {
    path: ["DB_USER"],
    message: "is missing: a token of IAM is for one user",
  });

export type Settings = z.output<typeof schema>;

/** The worker's settings from its environment; README.md lists them. Throws a FatalError that names each wrong one. */
export function readSettings(environment: Environment): Settings {
  return readEnvironment(schema, environment);
}
