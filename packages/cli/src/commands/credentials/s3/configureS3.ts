import {
  type ClickHouseConnection,
  type ConnectClickHouse,
  type CredentialCheck,
  type CredentialManager,
  clickHouseCode,
  type EnvironmentName,
  isClickHouseRefusal,
  type ServiceBucket,
} from "@sallyport/credentials";
import { StepFailure } from "../operator/StepFailure.js";
import { inSteps } from "../operator/Steps.js";
import { s3Statements } from "./s3Statements.js";

interface S3Wish {
  readonly environment: EnvironmentName;
  readonly region: string;
  readonly buckets: readonly ServiceBucket[];
  readonly setUpTables: boolean;
  readonly roleArn: string | undefined;
  readonly dryRun: boolean;
}

/** What it works with. */
export interface S3Ports {
  readonly manager: CredentialManager;
  readonly connect: ConnectClickHouse;
}

/** Lets the environment's ClickHouse use its buckets by a role; refused while its login is not right (TOL-06). */
export async function configureS3(wish: S3Wish, { manager, connect }: S3Ports): Promise<readonly CredentialCheck[]> {
  const { environment, buckets, dryRun } = wish;
  return await inSteps(async (steps) => {
    steps.add((await manager.validateCredentials("clickhouse", environment)).checks);
    await steps.run("buckets configured", async () => {
      if (buckets.length === 0) throw noBuckets(environment);
      return { message: buckets.map(({ bucket }) => bucket).join(", "), result: undefined };
    });
    for (const bucket of buckets) {
      await steps.run(`S3 of ${bucket.bucket}`, async () => {
        await manager.withClickHouse(environment, async ({ host, port, username, password, database }) => {
          const { statements } = s3Statements(bucket, { ...wish, database });
          if (dryRun) return;
          const connection = connect({ host, port, username, password: password.reveal() });
          await inOrder(connection, statements).finally(() => connection.end());
        });
        const { database } = await manager.getClickHouseCredentials(environment);
        const { name, statements } = s3Statements(bucket, { ...wish, database });
        return { message: dryRun ? `Not done: ${statements.join("; ")}` : `${name}, by a role`, result: undefined };
      });
    }
  });
}

async function inOrder(connection: ClickHouseConnection, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    await connection.command(statement).catch((error: unknown) => {
      if (isClickHouseRefusal(error)) throw error;
      throw failureOf(error);
    });
  }
}

/** What the common codes of ClickHouse mean here. */
const fixes: Readonly<Record<string, string>> = {
  "497":
    "Give the login's role NAMED COLLECTION ADMIN, S3 and CREATE TABLE on its database, or have an administrator run what --dry-run prints",
  "636": "Put a Parquet file below the prefix first: the table takes its columns from it",
  "499": "S3 refused the server: give its role, or the one of --role-arn, the bucket",
};

function failureOf(error: unknown): StepFailure {
  const code = clickHouseCode(error) ?? "no code";
  return new StepFailure(`ClickHouse did not take the statement (${code})`, fixes[code] ?? "See the server's log", {
    cause: error,
  });
}

function noBuckets(environment: EnvironmentName): StepFailure {
  return new StepFailure(
    `No bucket of ${environment} is known`,
    "Set SALLYPORT_SERVICE_BUCKETS to the output serviceBuckets of stacks/credentials",
  );
}
