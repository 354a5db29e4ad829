import * as pulumi from "@pulumi/pulumi";
import type { EtlPlan } from "../plan/EtlPlan.js";

/** What the worker is told about that which the stack made. */
export interface WorkerPlaces {
  readonly queueUrl: pulumi.Input<string>;
  /** Bucket of the files, below `config.input.prefix`, and of what is set aside, below `quarantine/`. */
  readonly inputBucket: pulumi.Input<string>;
  readonly databaseHost: pulumi.Input<string>;
  readonly databasePort: pulumi.Input<number>;
  /** ARN of the login's secret; undefined where it signs in by IAM. */
  readonly loginSecretArn: pulumi.Input<string> | undefined;
}

/** Where the image keeps the certificate authorities of RDS. */
const authorities = "/app/rds-ca.pem";

/** The environment of the worker: the names are those of `workers/etl/README.md`. */
export function workerEnvironment(
  { config, loaderUser }: EtlPlan,
  places: WorkerPlaces,
): Record<string, pulumi.Input<string>> {
  const { input, database, load, worker } = config;
  const login: Record<string, pulumi.Input<string>> = places.loginSecretArn === undefined
    ? { DB_IAM_AUTH: "true", DB_USER: loaderUser }
    : { DB_SECRET_ARN: places.loginSecretArn };
  return {
    SALLYPORT_QUEUE_URL: places.queueUrl,
    S3_BUCKET: places.inputBucket,
    S3_PREFIX: input.prefix,
    DB_HOST: places.databaseHost,
    DB_PORT: pulumi.interpolate`${places.databasePort}`,
    DB_NAME: database.name,
    DB_SCHEMA: database.schema,
    ...login,
    DB_CA: authorities,
    SALLYPORT_REJECT_PERCENT: String(load.rejectPercent),
    SALLYPORT_VISIBILITY_SECONDS: String(worker.visibilityTimeoutSeconds),
  };
}
