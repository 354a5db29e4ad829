import { type DatabaseLogin, FatalError, parseDatabaseLogin } from "@sallyport/worker-kit";
import { z } from "zod";
import { applyLogin } from "./applyLogin.js";
import type { MigrationResult } from "./MigrationOptions.js";
import { migrate } from "./migrate.js";
import { migrationError } from "./migrationError.js";
import { openDatabase } from "./openDatabase.js";
import type { MigrationSettings } from "./settings.js";

/** What the function needs from outside. */
export interface MigrationPorts {
  /** The current value of a secret. */
  readSecret(arn: string): Promise<string | undefined>;
  /** PEM text of the authorities of the database's certificate. Default: those that Node trusts. */
  readonly ca?: string | undefined;
}

/** The answer of the function, which is an output of the deployment: no secret in it. */
export interface MigrationAnswer extends MigrationResult {
  /** Whether the loader got the password of its secret. */
  readonly loginSet: boolean;
}

// The master secret of RDS holds no more than these two.
const masterShape = z.object({ username: z.string().min(1), password: z.string().min(1) });

/**
 * The migration as the deployment runs it: as the master user, then the loader's password from its secret where one is
 * named.
 *
 * @throws WorkerError whose message is fit for the deployment's output
 */
export async function runMigration(settings: MigrationSettings, ports: MigrationPorts): Promise<MigrationAnswer> {
  const { DB_SCHEMA: schema, DB_IAM_AUTH, SALLYPORT_LOADER_SECRET_ARN: loaderArn } = settings;
  const master = await masterLogin(settings, ports);
  try {
    const client = await openDatabase(master, ports.ca);
    try {
      const result = await migrate(client, { schema, iamAuthentication: DB_IAM_AUTH === "true" });
      if (loaderArn === undefined) return { ...result, loginSet: false };
      const loader = parseDatabaseLogin(await ports.readSecret(loaderArn), loaderArn);
      const logsIn = (login: DatabaseLogin) => canLogIn(login, ports.ca);
      return { ...result, loginSet: await applyLogin(client, loader, logsIn) };
    } finally {
      await client.end();
    }
  } catch (error) {
    throw migrationError(error);
  }
}

async function masterLogin(settings: MigrationSettings, ports: MigrationPorts): Promise<DatabaseLogin> {
  const { DB_HOST: host, DB_PORT: port, DB_NAME: dbname, SALLYPORT_MASTER_SECRET_ARN: arn } = settings;
  const result = masterShape.safeParse(jsonIn(await ports.readSecret(arn)));
  if (result.success) return { engine: "postgres", host, port, dbname, ...result.data };
  throw new FatalError({
    reason: "master-shape",
    what: `The master secret ${arn} holds no login`,
    fix: 'Its value has to be JSON with "username" and "password", as RDS writes it',
  });
}

async function canLogIn(login: DatabaseLogin, ca: string | undefined): Promise<boolean> {
  try {
    await (await openDatabase(login, ca)).end();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "28P01" || error.code === "28000")) return false;
    throw error;
  }
}

function jsonIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
