import { createHash } from "node:crypto";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { openVault, Secret } from "@sallyport/credentials";
import { type ClickHouseServer, startClickHouse } from "@sallyport/credentials/testing";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { type PolicySummary, summarisePolicies } from "../../../evidence/summarisePolicies.js";
import { runStep, selectStack } from "../../../pulumi/deployProject.js";
import { type PulumiProject, preparePulumiProject } from "../../../pulumi/PulumiProject.js";
import { readStackOutputs } from "../../../pulumi/readStackOutputs.js";
import { findRepositoryRoot } from "../../../workspace/findRepositoryRoot.js";
import { useSandbox } from "../../../workspace/useSandbox.js";

/** The environments of the committed configurations for the sandbox. */
export const deployedEnvironments = ["dev", "prod"] as const;
export type DeployedEnvironment = (typeof deployedEnvironments)[number];

/** Variables by which a process acts as a session of a role. */
export type SessionVariables = Readonly<
  Record<"AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY" | "AWS_SESSION_TOKEN", string>
>;

/** Outputs of the stack that the tests need. */
interface Outputs {
  readonly loginName: string;
  readonly rotatorLogGroup: string;
  readonly operatorRoleArn: string;
  readonly requestTopicArn: string;
  readonly alarmArns: readonly string[];
  readonly serviceRoles: Readonly<Record<string, Readonly<Record<string, { roleArn: string; externalId: string }>>>>;
}

const region = "eu-west-1";
const account = "000000000000";
const administrator = "sandbox-administrators";

/** `stacks/credentials` for dev and prod in one sandbox, and a ClickHouse that both use. */
export class DeployedCredentials {
  private constructor(
    private readonly sandbox: TestSandbox,
    readonly root: string,
    readonly environment: Readonly<Record<string, string>>,
    readonly server: ClickHouseServer,
    readonly projects: Readonly<Record<DeployedEnvironment, PulumiProject>>,
    readonly outputs: Readonly<Record<DeployedEnvironment, Outputs>>,
    readonly policies: PolicySummary,
  ) {}

  static async deploy(): Promise<DeployedCredentials> {
    const server = await startClickHouse();
    let sandbox: TestSandbox | undefined;
    try {
      sandbox = await startTestSandbox({ pulumi: true });
      const environment = await useSandbox(sandbox.home);
      // What processes and functions trust is one file, which each reads at its start.
      await appendFile(environment.NODE_EXTRA_CA_CERTS ?? "", `\n${server.ca}`);
      await beforehand(server);
      const root = findRepositoryRoot(process.cwd());
      const report = join(sandbox.home, "credentials.jsonl");
      const up = async (project: PulumiProject) => {
        const judged = { ...environment, SALLYPORT_POLICY_REPORT: report };
        const policyPack = join(root, "policies", "packs", "strict");
        const deployment = { project, policyPack, environment: judged, onProgress: () => {} };
        await selectStack(deployment);
        await runStep("up", deployment);
        return (await readStackOutputs(project.shadow, project.stack, "look above")) as unknown as Outputs;
      };
      await up(preparePulumiProject(root, sandbox.home));
      const folder = join(root, "stacks", "credentials");
      const projects = {
        dev: preparePulumiProject(folder, sandbox.home, "sandbox", "dev"),
        prod: preparePulumiProject(folder, sandbox.home, "sandbox-prod", "prod"),
      };
      const outputs = { dev: await up(projects.dev), prod: await up(projects.prod) };
      return new DeployedCredentials(sandbox, root, environment, server, projects, outputs, summarisePolicies(report));
    } catch (error) {
      await sandbox?.stop();
      await server.stop();
      throw error;
    }
  }

  /** The sandbox's folder. */
  get home(): string {
    return this.sandbox.home;
  }

  /** A session of an environment's operator, taken as its people take it. */
  async operator(environment: DeployedEnvironment): Promise<SessionVariables> {
    const { operatorRoleArn } = this.outputs[environment];
    return await this.#taken("sandbox-operators", operatorRoleArn, `avesa-${environment}-operators`);
  }

  /** A session of the reader `ingestion`, taken as its program takes it. */
  async reader(environment: DeployedEnvironment): Promise<SessionVariables> {
    const { roleArn = "", externalId = "" } = this.outputs[environment].serviceRoles.ingestion?.[environment] ?? {};
    return await this.#taken(`sandbox-${environment}-programs`, roleArn, externalId);
  }

  /** A session of somebody whose own policy allows everything with secrets and topics. */
  async administrator(): Promise<SessionVariables> {
    return await session(new STSClient({ region }), { RoleArn: `arn:aws:iam::${account}:role/${administrator}` });
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
    await this.server.stop();
  }

  async #taken(by: string, RoleArn: string, ExternalId: string): Promise<SessionVariables> {
    const first = await session(new STSClient({ region }), { RoleArn: `arn:aws:iam::${account}:role/${by}` });
    const credentials = {
      accessKeyId: first.AWS_ACCESS_KEY_ID,
      secretAccessKey: first.AWS_SECRET_ACCESS_KEY,
      sessionToken: first.AWS_SESSION_TOKEN,
    };
    return await session(new STSClient({ region, credentials }), { RoleArn, ExternalId });
  }
}

/** What an account and a database have before the stack: people and programs, a trail's log, and logins. */
async function beforehand(server: ClickHouseServer): Promise<void> {
  const take = { Effect: "Allow", Action: "sts:AssumeRole", Resource: `arn:aws:iam::${account}:role/credentials-*` };
  for (const name of [
    "sandbox-operators",
    ...deployedEnvironments.map((environment) => `sandbox-${environment}-programs`),
  ])
    await makeRole(name, take);
  const everything = ["kms:*", "secretsmanager:*", "sns:*"];
  await makeRole(administrator, { Effect: "Allow", Action: everything, Resource: "*" });
  const logs = new CloudWatchLogsClient({ region });
  await logs.send(new CreateLogGroupCommand({ logGroupName: "/sallyport/sallyport-sandbox-audit" }));
  const vault = openVault({ region });
  await server.run("CREATE ROLE `ingestion`");
  for (const name of deployedEnvironments) {
    await vault.write(`avesa/clickhouse-admin/${name}`, new Secret(JSON.stringify(server.admin)));
    const hash = createHash("sha256").update(firstPassword(name)).digest("hex");
    await server.run(
      `CREATE USER \`${name}_loader\` IDENTIFIED WITH sha256_hash BY '${hash}'`,
      `GRANT \`ingestion\` TO \`${name}_loader\``,
    );
  }
  vault.close();
}

/** A role that the account's user takes. */
async function makeRole(RoleName: string, allowed: object): Promise<void> {
  const iam = new IAMClient({ region });
  const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const trust = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" };
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "own", PolicyDocument: document(allowed) }));
}

/** The password that somebody gave the login of an environment before it was set up. */
export function firstPassword(environment: DeployedEnvironment): string {
  return `first-of-${environment}-5b1f0c7a`;
}

async function session(
  sts: STSClient,
  role: { readonly RoleArn: string; readonly ExternalId?: string },
): Promise<SessionVariables> {
  const { Credentials } = await sts.send(new AssumeRoleCommand({ ...role, RoleSessionName: "test" }));
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  return { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey, AWS_SESSION_TOKEN: SessionToken };
}
