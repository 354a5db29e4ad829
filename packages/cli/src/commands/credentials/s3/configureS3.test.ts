import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CredentialManager, connectClickHouse, getCredentialManager, Secret } from "@sallyport/credentials";
import { type ClickHouseServer, startClickHouse } from "@sallyport/credentials/testing";
import { HeldVault } from "../setup/HeldVault.js";
import { configureS3 } from "./configureS3.js";

const password = "of-the-loader-4711";
const buckets = [{ bucket: "avesa-dev-landing", prefix: "in/", write: true, service: "ingestion" }];
const wish = { environment: "dev" as const, region: "eu-west-1", buckets, roleArn: undefined, dryRun: false };

let server: ClickHouseServer;
beforeAll(async () => {
  server = await startClickHouse();
  const hash = createHash("sha256").update(password).digest("hex");
  for (const name of ["loader", "owner"]) {
    await server.run(`CREATE USER \`${name}\` IDENTIFIED WITH sha256_hash BY '${hash}'`);
  }
  await server.run("GRANT SELECT ON shop.* TO `loader`", "GRANT NAMED COLLECTION ADMIN ON *.* TO `owner`");
});
afterAll(async () => {
  await server.stop();
});

/** The manager of an environment whose secret holds this login. */
async function managerOf(username: string, given = password): Promise<CredentialManager> {
  const manager = getCredentialManager({
    vault: new HeldVault(),
    variables: { AWS_REGION: "eu-west-1" },
    ca: server.ca,
  });
  const { host, port } = server;
  await manager.storeClickHouseCredentials("dev", {
    host,
    port,
    username,
    password: new Secret(given),
    database: "shop",
  });
  return manager;
}

async function configure(manager: CredentialManager, change: Partial<typeof wish> & { setUpTables?: boolean } = {}) {
  const ports = { manager, connect: connectClickHouse(server.ca) };
  return await configureS3({ setUpTables: true, ...wish, ...change }, ports);
}

describe("the use of S3 by ClickHouse", () => {
  it("is configured with the environment's login, and a second time changes nothing (TOL-06)", async () => {
    const before = server.received.length;
    for (const _time of [1, 2]) {
      const checks = await configure(await managerOf("owner"));
      expect(checks.filter(({ ok }) => !ok)).toEqual([]);
      expect(checks.at(-1)).toMatchObject({ name: "S3 of avesa-dev-landing", ok: true });
    }
    const sent = server.received.slice(before).join("\n");
    expect(sent.match(/CREATE NAMED COLLECTION IF NOT EXISTS/g)).toHaveLength(2);
    expect(sent).not.toContain(password);
  });

  it("is refused while the login is not right, before any statement", async () => {
    const before = server.received.length;
    const checks = await configure(await managerOf("owner", "another-password"));
    expect(checks.find(({ ok }) => !ok)).toMatchObject({ code: "login-refused" });
    expect(checks.some(({ name }) => name.startsWith("S3"))).toBe(false);
    expect(server.received.slice(before).join("\n")).not.toContain("NAMED COLLECTION");
  });

  it("says which right is missing", async () => {
    expect((await configure(await managerOf("loader"))).at(-1)).toMatchObject({
      ok: false,
      message: "ClickHouse did not take the statement (497)",
      fix: expect.stringContaining("NAMED COLLECTION ADMIN"),
    });
  });

  it("is only shown by a dry run", async () => {
    const before = server.received.length;
    const checks = await configure(await managerOf("owner"), { dryRun: true });
    expect(checks.at(-1)?.message).toContain("CREATE NAMED COLLECTION");
    expect(server.received.slice(before).join("\n")).not.toContain("NAMED COLLECTION");
  });

  it("needs a bucket", async () => {
    expect((await configure(await managerOf("owner"), { buckets: [] })).at(-1)).toMatchObject({
      name: "buckets configured",
      ok: false,
    });
  });
});
