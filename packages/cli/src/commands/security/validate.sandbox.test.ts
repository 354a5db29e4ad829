import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Secret, SecretsManagerVault } from "@sallyport/credentials";
import { type ClickHouseServer, startClickHouse } from "@sallyport/credentials/testing";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { testClientSettings } from "@sallyport/worker-kit/testing";
import { runBin } from "../../testing/runBin.js";
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
    for (const value of [plantedValues.keyId, plantedValues.key, plantedValues.password, body]) {
      expect(value.length).toBeGreaterThan(10);
      expect(shown.includes(value)).toBe(false);
    }
  });
});
