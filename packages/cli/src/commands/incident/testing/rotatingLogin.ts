import { createHash, randomBytes } from "node:crypto";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { openVault, Secret } from "@sallyport/credentials";
import type { ClickHouseServer } from "@sallyport/credentials/testing";
import { until } from "@sallyport/worker-kit/testing";
import { zipSync } from "fflate";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import { documentOf } from "../../preflight/testing/planned.js";

const region = "eu-west-1";
const account = "000000000000";
const name = "operations-rotate";

/**
 * A login of an environment at a ClickHouse, which the function of workers/credentials rotates; gives its first password. Clients are
 * those of this process, which the sandbox has to be set up for.
 *
 * @param caFile the sandbox's authorities, to which the server's are added
 */
export async function rotatingLogin(server: ClickHouseServer, secretName: string, caFile: string): Promise<string> {
  // The sandbox gives functions its own authorities in place of Lambda's.
  appendFileSync(caFile, `\n${server.ca}`);
  const vault = openVault({ region });
  const admin = await vault.write(
    `${secretName.replace("/clickhouse/", "/clickhouse-admin/")}`,
    new Secret(JSON.stringify(server.admin)),
  );
  const { arn: masterarn } = await vault.describe(admin.name);
  const password = randomBytes(18).toString("hex");
  const hash = createHash("sha256").update(password).digest("hex");
  await server.run(
    "CREATE ROLE `ingestion`",
    `CREATE USER \`app\` IDENTIFIED WITH sha256_hash BY '${hash}' HOST ANY`,
    "GRANT `ingestion` TO `app`",
  );
  const { host, port } = server;
  const login = {
    engine: "clickhouse",
    host,
    port,
    username: "app",
    password,
    secure: true,
    verify: true,
    database: "default",
  };
  await vault.write(secretName, new Secret(JSON.stringify({ ...login, masterarn })));
  const functionArn = await makeFunction();
  await vault.configureRotation(secretName, { functionArn, days: 90 });
  // Turning rotation on tries the function, with a version that then goes.
  await until("the rotation is turned on", async () => {
    const { stages } = await vault.describe(secretName);
    return ![...stages.values()].some((held) => held.includes("AWSPENDING"));
  });
  vault.close();
  return password;
}

async function makeFunction(): Promise<string> {
  const iam = new IAMClient({ region });
  const lambda = new LambdaClient({ region });
  const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: documentOf(trust) }),
  );
  const secrets = ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"];
  const PolicyDocument = documentOf(
    {
      ...{ Sid: "Rotate", Effect: "Allow", Action: secrets.map((action) => `secretsmanager:${action}`) },
      Resource: `arn:aws:secretsmanager:${region}:${account}:secret:avesa/*`,
    },
    { Sid: "Make", Effect: "Allow", Action: "secretsmanager:GetRandomPassword", Resource: "*" },
    {
      ...{ Sid: "Log", Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"] },
      Resource: `arn:aws:logs:${region}:${account}:log-group:/aws/lambda/${name}:*`,
    },
  );
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "work", PolicyDocument }));
  const bundle = join(findRepositoryRoot(process.cwd()), "workers", "credentials", "dist", "bundle", "rotate.mjs");
  const { FunctionArn = "" } = await lambda.send(
    new CreateFunctionCommand({
      ...{ FunctionName: name, Role: Role?.Arn, Runtime: "nodejs24.x", Handler: "index.handler", Timeout: 60 },
      Code: { ZipFile: zipSync({ "index.mjs": readFileSync(bundle) }) },
      Environment: { Variables: { DB_CA: "/var/runtime/ca-cert.pem" } },
    }),
  );
  await lambda.send(
    new AddPermissionCommand({
      ...{ FunctionName: name, StatementId: "secrets", Action: "lambda:InvokeFunction" },
      ...{ Principal: "secretsmanager.amazonaws.com", SourceAccount: account },
    }),
  );
  return FunctionArn;
}
