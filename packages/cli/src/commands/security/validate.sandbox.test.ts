import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudWatchLogsClient, CreateLogGroupCommand, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Secret, SecretsManagerVault } from "@sallyport/credentials";
import { type ClickHouseServer, startClickHouse } from "@sallyport/credentials/testing";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { testClientSettings } from "@sallyport/worker-kit/testing";
import { runBin } from "../../testing/runBin.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { documentOf } from "../preflight/testing/planned.js";
import { secretRotation } from "./checks/secretRotation.js";
import { makeAccountClients } from "./makeAccountClients.js";
import { faultsOfIdentities } from "./testing/faultsOfIdentities.js";
import { faultsOfSource } from "./testing/faultsOfSource.js";
import { faultsOfStores } from "./testing/faultsOfStores.js";
import { faultsOfTraffic } from "./testing/faultsOfTraffic.js";
import type { PlantedFault } from "./testing/PlantedFault.js";
import { plantedValues } from "./testing/plantedValues.js";
import type { ValidationReport } from "./ValidationReport.js";

describe("`sallyport security validate`", () => {
  let sandbox: TestSandbox;
  let clickHouse: ClickHouseServer;
  let vault: SecretsManagerVault;
  let folder: string;
  let source: string;
  let faults: readonly PlantedFault[];
  /** Before and after everything was planted. */
  let clean: ValidationReport;
  let planted: ValidationReport;
  let shown = "";

  const roles = { ingestion: { dev: { roleArn: "arn:aws:iam::000000000000:role/dev-ingestion" } } };
  const validate = async (...args: readonly string[]) => {
    const variables = {
      ...sandbox.environment,
      SALLYPORT_SERVICE_ROLES: JSON.stringify(roles),
      DB_CA: join(folder, "ca.pem"),
    };
    const { code, stdout, stderr } = await runBin(["security", "validate", "--path", source, ...args], variables);
    shown += stdout + stderr;
    return { code, stdout, stderr };
  };
  const reported = async (...args: readonly string[]) =>
    JSON.parse((await validate("--json", ...args)).stdout) as ValidationReport;

  /** The keys of a role that holds the statement of the guide, and nothing else. */
  const logWriter = async (logGroup: string) => {
    const guide = readFileSync(join(findRepositoryRoot(process.cwd()), "docs", "guides", "operations.md"), "utf8");
    const statement = /^\{.*log-stream:security-validate.*\}$/m.exec(guide)?.[0] ?? "";
    const here = statement.replace("REGION:ACCOUNT", "eu-west-1:000000000000").replace("/sallyport/security", logGroup);
    const iam = new IAMClient(testClientSettings(sandbox));
    const trust = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::000000000000:root" }, Action: "sts:AssumeRole" };
    const made = { RoleName: "validation-log", AssumeRolePolicyDocument: documentOf(trust) };
    const { Role } = await iam.send(new CreateRoleCommand(made));
    const policy = { RoleName: "validation-log", PolicyName: "log", PolicyDocument: documentOf(JSON.parse(here)) };
    await iam.send(new PutRolePolicyCommand(policy));
    const assume = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: "validation" });
    const { Credentials: given } = await new STSClient(testClientSettings(sandbox)).send(assume);
    return {
      AWS_ACCESS_KEY_ID: given?.AccessKeyId,
      AWS_SECRET_ACCESS_KEY: given?.SecretAccessKey,
      AWS_SESSION_TOKEN: given?.SessionToken,
    };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-security-"));
    source = join(folder, "source");
    mkdirSync(source);
    writeFileSync(join(source, "load.py"), 'client = connect(password=os.environ["CLICKHOUSE_PASSWORD"])\n');
    [sandbox, clickHouse] = await Promise.all([startTestSandbox(), startClickHouse()]);
    writeFileSync(join(folder, "ca.pem"), clickHouse.ca);
    const settings = testClientSettings(sandbox);
    vault = new SecretsManagerVault(new SecretsManagerClient(settings));
    clean = await reported();
    faults = [
      ...faultsOfSource(source),
      ...faultsOfStores(settings, vault),
      ...faultsOfIdentities(settings),
      ...faultsOfTraffic(settings),
    ];
    const { host, port } = clickHouse;
    const login = { engine: "clickhouse", host, port, username: "app_a", password: plantedValues.password };
    const whole = { ...login, secure: true, verify: true, database: "default" };
    await vault.write("avesa/clickhouse/prod", new Secret(JSON.stringify(whole)));
    await vault.write("avesa/clickhouse/staging", new Secret(JSON.stringify({ ...whole, verify: false })));
    for (const { plant } of faults) await plant();
    planted = await reported("--environment", "dev");
  }, 120_000);
  afterAll(async () => {
    vault?.close();
    await Promise.all([sandbox?.stop(), clickHouse?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("finds in an empty account what an account has to have, and nothing else", () => {
    expect(clean.notRun).toEqual([]);
    expect(clean.findings.map(({ check, message }) => [check, message])).toEqual([
      ["audit-trail", "No trail records all regions"],
      ["public-buckets", "The account's block of public access to S3 is off, in whole or in part"],
    ]);
  });

  it("finds everything that was planted", () => {
    expect(faults.length).toBeGreaterThan(20);
    const missed = faults.filter(
      ({ found }) =>
        !planted.findings.some(
          ({ check, where, message }) =>
            check === found.check && found.where.test(where) && found.message.test(message),
        ),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
    expect(planted.notRun).toEqual([]);
  });

  it.each([
    ["dev", "secret present", "There is no secret avesa/clickhouse/dev"],
    ["staging", "secret shape", "verify"],
    ["prod", "login over verified TLS", "refuses the user and password"],
  ])("says what is wrong with the login of %s", async (environment, where, message) => {
    const { findings, notRun } = await reported("--environment", environment, "--only", "database-login");
    expect(notRun).toEqual([]);
    expect(findings).toEqual([
      expect.objectContaining({ severity: "critical", message: expect.stringContaining(message) }),
    ]);
    expect(findings[0]?.where).toBe(`clickhouse of ${environment}: ${where}`);
  });

  it("finds a rotation that is overdue", async () => {
    const variables = { ...process.env, ...sandbox.environment };
    const clients = { ...makeAccountClients(variables), vault: () => vault };
    const rotating = { name: "orders/rotating", rotationEnabled: true, rotationDays: 30, kmsKeyId: "arn:aws:kms:key" };
    const state = { ...(await vault.describe("orders/database")), ...rotating };
    const kept = { ...vault, list: async () => [state] } as unknown as SecretsManagerVault;
    const scope = { regions: ["eu-west-1"], clients: { ...clients, vault: () => kept } };
    const days = (count: number) => () => Date.now() + count * 86_400_000;
    expect(await secretRotation.run({ ...scope, now: days(30) })).toEqual([]);
    expect(await secretRotation.run({ ...scope, now: days(32) })).toEqual([
      expect.objectContaining({ severity: "critical", message: expect.stringContaining("overdue") }),
    ]);
  });

  it("ends with 1 for a critical finding, 0 without one, and 64 for what it does not know", async () => {
    expect((await validate("--only", "open-network")).code).toBe(1);
    expect((await validate("--only", "long-lived-keys")).code).toBe(0);
    expect((await validate("--only", "weather")).code).toBe(64);
    expect((await validate("--environment", "production")).code).toBe(64);
    expect((await validate("--report-file", join(folder, "report.pdf"))).code).toBe(64);
  });

  it("ends with 2 where a check could not be made, and says which", async () => {
    const unreachable = { ...sandbox.environment, AWS_ENDPOINT_URL: "https://127.0.0.1:1" };
    const args = ["security", "validate", "--path", source, "--only", "open-network", "--json"];
    const { code, stdout } = await runBin(args, unreachable);
    expect(code).toBe(2);
    expect((JSON.parse(stdout) as ValidationReport).notRun).toEqual([
      { check: "open-network", reason: expect.stringMatching(/./) },
    ]);
  });

  it("tells a log of each run, once, without what was found, and needs no right but to write there", async () => {
    const logGroupName = "/sallyport/security";
    const logs = new CloudWatchLogsClient(testClientSettings(sandbox));
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    const writer = await logWriter(logGroupName);
    const args = ["security", "validate", "--path", source, "--json", "--log-group", logGroupName];
    const only = ["--only", "hard-coded-credentials", "open-network"];
    const { code, stdout } = await runBin([...args, ...only], { ...sandbox.environment, ...writer });
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as ValidationReport;
    expect(report.findings.map(({ where }) => where)).toEqual(expect.arrayContaining(["load.py:3"]));
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    expect(events.map(({ message = "" }) => JSON.parse(message))).toEqual([
      {
        ...{ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/), level: "error", service: "security" },
        ...{ event: "security.validation_failed", result: "failed", regions: ["eu-west-1"] },
        findings: { critical: report.findings.length, high: 0, medium: 0, low: 0 },
        // It may not look at networks: what could not be looked at is in the log, too.
        ...{ checksRun: ["hard-coded-credentials"], checksNotRun: ["open-network"], seconds: expect.any(Number) },
      },
    ]);
    const logged = events.map(({ message }) => message).join("");
    for (const told of [...Object.values(plantedValues), "load.py", "upload.sh"]) expect(logged).not.toContain(told);

    const elsewhere = await runBin([...args, "--log-group", "/sallyport/others", ...only], {
      ...{ ...sandbox.environment, ...writer },
    });
    expect(elsewhere.code).toBe(1);
    expect((JSON.parse(elsewhere.stdout) as ValidationReport).findings).toEqual(report.findings);
    expect(elsewhere.stderr).toMatch(
      /^error: the run is not in the log group \/sallyport\/others of eu-west-1: Access\w+$/m,
    );
    shown += stdout + elsewhere.stdout + elsewhere.stderr;
  });

  it("ends with 2 where nothing critical was found and the run could not be logged, and tells of runs where the shell says so", async () => {
    const quiet = ["security", "validate", "--only", "long-lived-keys", "--json"];
    const missing = await runBin([...quiet, "--log-group", "/sallyport/none"], sandbox.environment);
    expect(missing.code).toBe(2);
    expect(JSON.parse(missing.stdout)).toMatchObject({ summary: { critical: 0 }, made: ["long-lived-keys"] });
    expect(missing.stderr).toContain(
      "error: the run is not in the log group /sallyport/none of eu-west-1: ResourceNot",
    );
    const logs = new CloudWatchLogsClient(testClientSettings(sandbox));
    const logGroupName = "/sallyport/each-run";
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    const variables = { ...sandbox.environment, SALLYPORT_VALIDATION_LOG_GROUP: logGroupName };
    expect((await runBin(quiet, variables)).code).toBe(0);
    expect((await runBin([...quiet, "--environment", "dev"], variables)).code).toBe(0);
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    const told = events.map(({ message = "" }) => JSON.parse(message));
    expect(told.map(({ event, environment = "none" }) => `${event} ${environment}`).sort()).toEqual([
      "security.validated dev",
      "security.validated none",
    ]);
    expect((await validate("--log-group", "no name")).code).toBe(64);
  });

  it("writes a report for its reader alone", async () => {
    const file = join(folder, "report.html");
    await validate("--only", "public-buckets", "--report-file", file);
    const report = readFileSync(file, "utf8");
    expect(report).toContain("planted-public");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    shown += report;
  });

  it("shows no secret, in any form", () => {
    expect(shown.length).toBeGreaterThan(10_000);
    const body = plantedValues.pem.split("\n")[1] ?? "";
    const { keyId, key, keyWithSign, password } = plantedValues;
    for (const value of [keyId, key, keyWithSign, password, body]) {
      expect(value.length).toBeGreaterThan(10);
      expect(shown.includes(value)).toBe(false);
    }
  });
});
