import { type Environment, readEnvironment, regionName } from "@sallyport/worker-kit";
import { z } from "zod";

const secretArn = z.string().regex(/^arn:[a-z-]+:secretsmanager:/, "is no ARN of a secret");

const schema = z.object({
  AWS_REGION: regionName,
  DB_HOST: z.string().min(1),
  DB_PORT: z.coerce.number().int().min(1).max(65_535).default(5_432),
  DB_NAME: z.string().min(1).max(63).default("datapipeline"),
  DB_SCHEMA: z.string().min(1).max(63).default("etl"),
  DB_IAM_AUTH: z.enum(["true", "false"]).default("false"),
  /** Path of a PEM file. */
  DB_CA: z.string().startsWith("/", "has to be an absolute path").optional(),
  SALLYPORT_MASTER_SECRET_ARN: secretArn,
  SALLYPORT_LOADER_SECRET_ARN: secretArn.optional(),
  SALLYPORT_LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

/** Settings of the migration. */
export type MigrationSettings = z.output<typeof schema>;

/** The function's settings from its environment. Throws a FatalError that names each wrong one. */
export function readMigrationSettings(environment: Environment): MigrationSettings {
  return readEnvironment(schema, environment);
}
