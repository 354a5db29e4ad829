import { createHash, randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createAuthority, type Postgres, startPostgres } from "@sallyport/sandbox";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { createLogger } from "@sallyport/worker-kit";
import { testClientSettings } from "@sallyport/worker-kit/testing";
import { connectClickHouse, getCredentialManager, Secret, SecretsManagerVault, secretNameOf } from "./index.js";
import type { ManagerOptions } from "./manager/ManagerOptions.js";
import type { CredentialReport } from "./ports.js";
import { type ClickHouseServer, startClickHouse } from "./testing/index.js";
import { roleSession } from "./testing/roleSession.js";

const planted = "planted-Qm7hUgq8vYw2";

describe("the credential manager over Secrets Manager, STS and databases", () => {
  let sandbox: TestSandbox;
  let clickHouse: ClickHouseServer;
  let postgres: Postgres;
  let secrets: SecretsManagerClient;
  let settings: ReturnType<typeof testClientSettings>;
  const lines: string[] = [];

  beforeAll(async () => {
    [sandbox, clickHouse, postgres] = await Promise.all([startTestSandbox(), startClickHouse(), startPostgres()]);
    settings = testClientSettings(sandbox);
    secrets = new SecretsManagerClient(settings);
    await clickHouse.run("CREATE ROLE `shop`");
  }, 120_000);

  afterAll(async () => {
    await Promise.all([sandbox?.stop(), clickHouse?.stop(), postgres?.stop()]);
  });

  const managerOf = (more: Partial<ManagerOptions> = {}) =>
    getCredentialManager({
      vault: new SecretsManagerVault(secrets),
      sts: new STSClient(settings),
      s3: { ...settings, forcePathStyle: true },
      settings: { namespace: "avesa", roles: {}, buckets: {} },
      variables: {},
      ca: clickHouse.ca,
      logger: createLogger({ service: "test", write: (line) => lines.push(line), level: "debug" }),
      ...more,
    });
  /** A namespace of a test's own. */
  const space = () => ({ namespace: `space-${randomUUID().slice(0, 8)}`, roles: {}, buckets: {} });
  const stored = (username = "loader", password = planted) => ({
    ...{ host: clickHouse.host, port: clickHouse.port, username, password: new Secret(password), database: "shop" },
  });
  const makeUser = async (name: string, password = planted, roles: readonly string[] = ["shop"]) => {
    const hash = createHash("sha256").update(password).digest("hex");
    await clickHouse.run(
      `DROP USER IF EXISTS \`${name}\``,
      `CREATE USER \`${name}\` IDENTIFIED WITH sha256_hash BY '${hash}' HOST ANY`,
      ...roles.map((role) => `GRANT \`${role}\` TO \`${name}\``),
    );
  };
  const shown = ({ checks }: CredentialReport) => checks.map(({ name, ok, code }) => (ok ? name : `${name}: ${code}`));

  test("stores a login, reads it once for all, and again after its time", async () => {
    let now = Date.now();
    let reads = 0;
    const vault = new SecretsManagerVault(secrets);
    const read = vault.read.bind(vault);
    vault.read = async (...args) => {
      reads += 1;
      return await read(...args);
    };
    const own = space();
    const manager = managerOf({ vault, settings: own, now: () => now });
    const made = await manager.storeClickHouseCredentials("dev", stored());
    expect(made).toMatchObject({ name: `${own.namespace}/clickhouse/dev`, created: true });
    const again = await manager.storeClickHouseCredentials("dev", stored("loader", `${planted}-2`));
    expect(again.created).toBe(false);
    const logins = await Promise.all([
      manager.getClickHouseCredentials("dev"),
      manager.getClickHouseCredentials("dev"),
    ]);
    expect(logins[0]).toMatchObject({ environment: "dev", username: "loader", version: again.versionId });
    expect(logins[0]?.password.reveal()).toBe(`${planted}-2`);
    expect([reads, logins[0] === logins[1]]).toEqual([1, true]);
    now += 5 * 60_000;
    await manager.getClickHouseCredentials("dev");
    expect(reads).toBe(2);
    manager.forget();
    await manager.getClickHouseCredentials("dev");
    expect(reads).toBe(3);
    expect((await vault.list(`${own.namespace}/`)).map(({ name }) => name)).toEqual([made.name]);
    expect((await vault.describe(made.name)).rotationEnabled).toBe(false);
  });

  test("work is repeated once with the current login, when the server refuses the one that is kept", async () => {
    const own = space();
    const manager = managerOf({ settings: own });
    await makeUser("turning", "first-password");
    await manager.storeClickHouseCredentials("dev", stored("turning", "first-password"));
    const tried: string[] = [];
    const logIn = () =>
      manager.withClickHouse("dev", async ({ host, port, username, password, version }) => {
        tried.push(version);
        const connection = connectClickHouse(clickHouse.ca)({ host, port, username, password: password.reveal() });
        return await connection.rows("SELECT 1 AS one").finally(() => connection.end());
      });
    expect(await logIn()).toEqual([{ one: 1 }]);
    // Somebody else rotates: the manager does not know.
    await makeUser("turning", "second-password");
    const other = managerOf({ settings: own });
    const { versionId } = await other.storeClickHouseCredentials("dev", stored("turning", "second-password"));
    expect(await logIn()).toEqual([{ one: 1 }]);
    expect(tried).toEqual([tried[0], tried[0], versionId]);
    await makeUser("turning", "third-password");
    await expect(logIn()).rejects.toMatchObject({ code: "516" });
    expect(tried).toHaveLength(5);
  });

  test.each<[string, object | string, object]>([
    ["no secret", "", { code: "secret-missing" }],
    ["a field missing", { username: undefined }, { code: "secret-shape", fields: ["username"] }],
    ["no JSON", "planted-Qm7hUgq8vYw2", { code: "secret-shape", fields: ["value"] }],
    ["another environment in it", { environment: "prod" }, { code: "wrong-environment" }],
    ["no password yet", { password: undefined }, { code: "password-missing" }],
  ])("fails closed for %s, by name, without a value", async (_what, change, wanted) => {
    const own = space();
    const value = { ...stored(), password: planted, secure: true, verify: true, environment: "dev" };
    const text = typeof change === "string" ? change : JSON.stringify({ ...value, ...change });
    const Name = secretNameOf(own.namespace, "clickhouse", "dev");
    if (text !== "") await secrets.send(new CreateSecretCommand({ Name, SecretString: text }));
    const manager = managerOf({ settings: own });
    const error = await manager.getClickHouseCredentials("dev").catch((failure: unknown) => failure);
    expect(error).toMatchObject(wanted);
    expect(inspect(error, { depth: 9 })).not.toContain(planted);
    await expect(manager.requireCredentials("clickhouse", "dev")).rejects.toMatchObject({
      code: (wanted as { code: string }).code,
    });
  });

  test("an environment that there is not is refused before anything is read", async () => {
    const call = managerOf().getClickHouseCredentials("production" as never);
    await expect(call).rejects.toMatchObject({ code: "unknown-environment" });
  });

  test("validates ClickHouse: present, shape, login over verified TLS, database", async () => {
    const own = space();
    const manager = managerOf({ settings: own });
    await makeUser("valid");
    await manager.storeClickHouseCredentials("staging", stored("valid"));
    const all = ["environment variables", "secret present", "secret shape", "login over verified TLS", "database"];
    expect(await manager.validateCredentials("clickhouse", "staging")).toMatchObject({ ok: true });
    expect(shown(await manager.validateCredentials("clickhouse", "staging"))).toEqual(all);
    await manager.requireCredentials("clickhouse", "staging");

    await makeUser("valid", "another-one");
    expect(shown(await manager.validateCredentials("clickhouse", "staging"))).toEqual([
      ...all.slice(0, 3),
      ...["login over verified TLS: login-refused", "database: login-refused"],
    ]);
    await makeUser("valid", planted, []);
    expect(shown(await manager.validateCredentials("clickhouse", "staging")).at(-1)).toBe(
      "database: permission-missing",
    );

    const lambda = managerOf({
      settings: own,
      variables: { AWS_LAMBDA_FUNCTION_NAME: "f", CLICKHOUSE_PASSWORD: planted },
    });
    const refused = await lambda.validateCredentials("clickhouse", "staging");
    expect(refused.checks[0]).toMatchObject({ ok: false, code: "environment-variables-refused" });
    expect(refused.checks.slice(1).every(({ ok }) => !ok)).toBe(true);

    await clickHouse.halt();
    const away = await manager.validateCredentials("clickhouse", "staging");
    await clickHouse.resume();
    expect(shown(away)[3]).toBe("login over verified TLS: server-unreachable");
  });

  test("a certificate that is out of date, or of nobody that is trusted, is no verified TLS", async () => {
    const own = space();
    const authority = await createAuthority();
    const past = { notBefore: new Date("2020-01-01"), notAfter: new Date("2020-02-01") };
    const expired = await startClickHouse({ tls: { ...(await authority.issue(past)), ca: authority.certificate } });
    try {
      await managerOf({ settings: own }).storeClickHouseCredentials("dev", { ...stored(), port: expired.port });
      for (const ca of [expired.ca, clickHouse.ca, undefined]) {
        const report = await managerOf({ settings: own, ca }).validateCredentials("clickhouse", "dev");
        expect(shown(report)[3]).toBe("login over verified TLS: certificate-refused");
      }
      expect(expired.received).toEqual([]);
    } finally {
      await expired.stop();
    }
  });

  test("validates PostgreSQL: a login with powers over the server is none for an application", async () => {
    const own = space();
    const Name = secretNameOf(own.namespace, "postgres", "dev");
    const { host, port, database: dbname, master } = postgres;
    const value = (login: object) => JSON.stringify({ engine: "postgres", host, port, dbname, ...login });
    await secrets.send(new CreateSecretCommand({ Name, SecretString: value(master) }));
    const manager = managerOf({ settings: own, ca: postgres.ca });
    expect(shown(await manager.validateCredentials("postgres", "dev"))).toEqual([
      ...["secret present", "secret shape", "login over verified TLS", "permissions: permission-missing"],
    ]);
    expect(await manager.withPostgres("dev", async ({ username }) => username)).toBe(master.username);
    await secrets.send(
      new PutSecretValueCommand({ SecretId: Name, SecretString: value({ ...master, password: planted }) }),
    );
    expect(shown(await manager.validateCredentials("postgres", "dev"))[2]).toBe(
      "login over verified TLS: login-refused",
    );
    await secrets.send(new PutSecretValueCommand({ SecretId: Name, SecretString: value({ username: "x" }) }));
    manager.forget();
    await expect(manager.getPostgresCredentials("dev")).rejects.toMatchObject({ code: "password-missing" });
    await secrets.send(new PutSecretValueCommand({ SecretId: Name, SecretString: value({ password: planted }) }));
    await expect(manager.getPostgresCredentials("dev")).rejects.toMatchObject({
      code: "secret-shape",
      fields: ["username"],
    });
  });

  test("takes a service's role with its external id, keeps the keys until shortly before they end, and uses its bucket", async () => {
    const iam = new IAMClient(settings);
    const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const Principal = { AWS: "arn:aws:iam::000000000000:root" };
    const Condition = { StringEquals: { "sts:ExternalId": "avesa-dev" } };
    const trust = document({ Effect: "Allow", Principal, Action: "sts:AssumeRole", Condition });
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: "ingestion-dev", AssumeRolePolicyDocument: trust }),
    );
    const roleArn = Role?.Arn ?? "";
    const Action = ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"];
    const Resource = ["arn:aws:s3:::avesa-dev-data", "arn:aws:s3:::avesa-dev-data/in/*"];
    const PolicyDocument = document({ Effect: "Allow", Action, Resource });
    await iam.send(new PutRolePolicyCommand({ RoleName: "ingestion-dev", PolicyName: "work", PolicyDocument }));
    const s3 = new S3Client({ ...settings, forcePathStyle: true });
    for (const Bucket of ["avesa-dev-data", "avesa-prod-data"]) await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket: "avesa-dev-data", Key: "in/a", Body: "a" }));

    let now = Date.now();
    const role = { roleArn, externalId: "avesa-dev", sessionSeconds: 3_600 };
    const bucket = { bucket: "avesa-dev-data", prefix: "in/", write: true, service: "ingestion" };
    const own = { namespace: "avesa", roles: { ingestion: { dev: role } }, buckets: { dev: [bucket] } };
    const manager = managerOf({ settings: own, now: () => now });
    const first = await manager.getAwsCredentialsForService("ingestion", "dev");
    expect(first).toMatchObject({ roleArn, accessKeyId: expect.stringMatching(/^ASIA/) });
    expect((await manager.getAwsCredentialsForService("ingestion", "dev")).accessKeyId).toBe(first.accessKeyId);
    // IAM-17: no exported set is older than its session less five minutes.
    now = first.expires.getTime() - 5 * 60_000;
    expect((await first.provider()).accessKeyId).not.toBe(first.accessKeyId);

    now = Date.now();
    expect(await manager.validateCredentials("aws", "dev")).toMatchObject({ ok: true });
    expect(shown(await manager.validateCredentials("s3", "dev"))).toEqual([
      ...["buckets configured", "role for avesa-dev-data", "avesa-dev-data can be read and written"],
    ]);
    const other = { ...own, buckets: { dev: [{ ...bucket, bucket: "avesa-prod-data" }, bucket] } };
    expect(shown(await managerOf({ settings: other }).validateCredentials("s3", "dev"))).toEqual([
      ...["buckets configured", "role for avesa-prod-data", "avesa-prod-data can be read and written: bucket-denied"],
      ...["role for avesa-dev-data", "avesa-dev-data can be read and written"],
    ]);
    const wrong = { ...own, roles: { ingestion: { dev: { ...role, externalId: "avesa-prod" } } } };
    const report = await managerOf({ settings: wrong }).validateCredentials("aws", "dev");
    expect(shown(report)).toEqual(["AWS credentials", "role of ingestion: role-denied"]);
    await expect(manager.getAwsCredentialsForService("ingestion", "prod")).rejects.toMatchObject({
      code: "role-unknown",
    });
    expect(shown(await managerOf().validateCredentials("s3", "dev"))).toEqual(["buckets configured: bucket-denied"]);
    expect(inspect(first, { depth: 9 })).not.toContain(first.secretAccessKey.reveal());
  });

  test("a role that may not read the secret is told so; Secrets Manager's own text is not repeated", async () => {
    const own = space();
    await managerOf({ settings: own }).storeClickHouseCredentials("prod", stored());
    const credentials = await roleSession(settings, "reader-dev");
    const vault = new SecretsManagerVault(new SecretsManagerClient({ ...settings, credentials }));
    const manager = managerOf({ settings: own, vault });
    await expect(manager.getClickHouseCredentials("prod")).rejects.toMatchObject({ code: "secret-denied" });
    await expect(vault.describe(`${own.namespace}/clickhouse/prod`)).rejects.toMatchObject({ code: "secret-denied" });
  });

  test("every operation is an event with names and ids, and no line holds a value", () => {
    const events = new Set(lines.map((line) => JSON.parse(line).event));
    for (const event of ["read", "read_failed", "write", "validated", "validation_failed"]) {
      expect(events).toContain(`credential.${event}`);
    }
    const read = lines.map((line) => JSON.parse(line)).find(({ event }) => event === "credential.read");
    expect(read).toMatchObject({ name: expect.stringContaining("/clickhouse/dev"), version: expect.any(String) });
    expect(lines.filter((line) => /planted|first-password|second-password|third-password/.test(line))).toEqual([]);
  });
});
