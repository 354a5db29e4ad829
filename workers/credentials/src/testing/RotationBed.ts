import { randomUUID } from "node:crypto";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  RotateSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { type ConnectClickHouse, connectClickHouse } from "@sallyport/credentials";
import { type ClickHouseServer, type StartClickHouseOptions, startClickHouse } from "@sallyport/credentials/testing";
import { type Postgres, startPostgres } from "@sallyport/sandbox";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { testClientSettings } from "@sallyport/worker-kit/testing";
import { SecretsManagerStore } from "../aws/SecretsManagerStore.js";
import { ClickHouseTarget } from "../clickhouse/ClickHouseTarget.js";
import { passwordHash } from "../clickhouse/passwordHash.js";
import type { RotationPorts } from "../index.js";
import { connectVerified } from "../postgres/connectVerified.js";
import type { Connect } from "../postgres/PostgresConnection.js";
import { PostgresTarget } from "../postgres/PostgresTarget.js";
import { zippedModule } from "./zippedModule.js";

/** A Secrets Manager and a PostgreSQL, both real, and ClickHouse's interface with a double or the engine, for tests of the rotation. */
export interface RotationBed {
  readonly sandbox: TestSandbox;
  readonly postgres: Postgres;
  readonly secrets: SecretsManagerClient;
  readonly lambda: LambdaClient;
  readonly iam: IAMClient;
  readonly connect: Connect;
  readonly clickHouse: ClickHouseServer;
  readonly connectClickHouse: ConnectClickHouse;
  readonly ports: RotationPorts;
  /** ARN of the secret with the master user's login. */
  readonly masterArn: string;
  /** Runs statements as the master user, or as another. */
  sql<Row extends object>(text: string, user?: { username: string; password: string }): Promise<readonly Row[]>;
  /** Makes a user, by the statements given, and a secret with its login that is to be rotated; gives the secret's ARN. */
  makeLogin(user: string, statements?: readonly string[]): Promise<string>;
  /** The same at ClickHouse; the user has the roles named, and no other rights. */
  makeClickHouseLogin(user: string, roles?: readonly string[]): Promise<string>;
  /** Makes a secret with rotation turned on. */
  makeSecret(value: string): Promise<string>;
  stop(): Promise<void>;
}

const account = "000000000000";

export async function startRotationBed(options: StartClickHouseOptions = {}): Promise<RotationBed> {
  const [sandbox, postgres, clickHouse] = await Promise.all([
    startTestSandbox(),
    startPostgres({ parameters: { fsync: "off", log_statement: "all" } }),
    startClickHouse(options),
  ]);
  const settings = testClientSettings(sandbox);
  const [secrets, lambda, iam] = [
    new SecretsManagerClient(settings),
    new LambdaClient(settings),
    new IAMClient(settings),
  ];
  const connect = connectVerified(postgres.ca);
  const { host, port, database: dbname, master } = postgres;
  const functionArn = await makeFunction(iam, lambda);
  const masterSecret = new CreateSecretCommand({ Name: "master", SecretString: JSON.stringify(master) });
  const { ARN: masterArn = "" } = await secrets.send(masterSecret);
  const clickHouseMaster = { Name: "clickhouse-master", SecretString: JSON.stringify(clickHouse.admin) };
  const { ARN: clickHouseMasterArn } = await secrets.send(new CreateSecretCommand(clickHouseMaster));
  const connectToClickHouse = connectClickHouse(clickHouse.ca);

  const makeSecret = async (SecretString: string): Promise<string> => {
    const { ARN = "" } = await secrets.send(new CreateSecretCommand({ Name: `login/${randomUUID()}`, SecretString }));
    await secrets.send(
      new RotateSecretCommand({
        SecretId: ARN,
        RotationLambdaARN: functionArn,
        RotationRules: { AutomaticallyAfterDays: 90 },
        RotateImmediately: false,
      }),
    );
    await settled(secrets, ARN);
    return ARN;
  };
  const sql: RotationBed["sql"] = async (text, { username, password } = master) => {
    const connection = await connect({ host, port, dbname, user: username, password });
    try {
      return (await connection.query<never>(text)).rows;
    } finally {
      await connection.end();
    }
  };
  return {
    ...{ sandbox, postgres, clickHouse, secrets, lambda, iam, connect, masterArn, sql, makeSecret },
    connectClickHouse: connectToClickHouse,
    ports: {
      store: new SecretsManagerStore(secrets),
      targets: {
        clickhouse: new ClickHouseTarget(connectToClickHouse),
        postgres: new PostgresTarget(connect),
      },
    },
    makeLogin: async (username, statements = [`CREATE ROLE ${username} LOGIN`]) => {
      const password = `first-${randomUUID()}`;
      for (const statement of statements) await sql(statement);
      await sql(`ALTER ROLE ${username} PASSWORD '${password}'`);
      return makeSecret(
        JSON.stringify({ engine: "postgres", host, port, dbname, username, password, masterarn: masterArn }),
      );
    },
    makeClickHouseLogin: async (username, roles = []) => {
      const password = `first-${randomUUID()}`;
      await clickHouse.run(
        `CREATE USER \`${username}\` IDENTIFIED WITH sha256_hash BY '${passwordHash(password)}' HOST ANY`,
        ...roles.map((role) => `GRANT \`${role}\` TO \`${username}\``),
      );
      const login = { host: clickHouse.host, port: clickHouse.port, username, password, database: "shop" };
      const fixed = { engine: "clickhouse", secure: true, verify: true, masterarn: clickHouseMasterArn };
      return makeSecret(JSON.stringify({ ...fixed, ...login }));
    },
    stop: async () => {
      await Promise.all([sandbox.stop(), postgres.stop(), clickHouse.stop()]);
    },
  };
}

/** Turning rotation on without rotating tries the function's step testSecret, with a version that then goes. */
async function settled(secrets: SecretsManagerClient, SecretId: string): Promise<void> {
  for (;;) {
    const { VersionIdsToStages = {} } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    if (!Object.values(VersionIdsToStages).some((stages) => stages.includes("AWSPENDING"))) return;
  }
}

/** The function that rotation is turned on with; the tests make the steps themselves. */
async function makeFunction(iam: IAMClient, lambda: LambdaClient): Promise<string> {
  const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: "rotator", AssumeRolePolicyDocument }));
  const { FunctionArn = "" } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: "rotator",
      Role: Role?.Arn,
      Runtime: "nodejs24.x",
      Handler: "index.handler",
      Code: { ZipFile: zippedModule("export const handler = async () => undefined;") },
    }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: "rotator",
      StatementId: "secrets",
      Action: "lambda:InvokeFunction",
      Principal: "secretsmanager.amazonaws.com",
      SourceAccount: account,
    }),
  );
  return FunctionArn;
}
