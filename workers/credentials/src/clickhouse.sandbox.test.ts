import { randomUUID } from "node:crypto";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { connectClickHouse } from "@sallyport/credentials";
import { chdbPython, startClickHouse } from "@sallyport/credentials/testing";
import { createAuthority } from "@sallyport/sandbox";
import { ClickHouseTarget } from "./clickhouse/ClickHouseTarget.js";
import { passwordHash } from "./clickhouse/passwordHash.js";
import type { RotationPorts } from "./rotation/rotate.js";
import { attemptRotation } from "./testing/attemptRotation.js";
import { clickHouseBed, type EngineBed } from "./testing/engineBeds.js";
import { type RotationBed, startRotationBed } from "./testing/RotationBed.js";
import { replaced } from "./testing/replaced.js";

const python = chdbPython();
if (python === undefined) console.warn("No Python with chdb here: the tests of the real ClickHouse are left out");

/** The same tests with the double, and with the engine where it is installed. */
const engines = [["the double", undefined] as const, ...(python ? [["chdb", python] as const] : [])];

let shared: RotationBed;

beforeAll(async () => {
  shared = await startRotationBed();
}, 120_000);

afterAll(async () => {
  await shared?.stop();
});

describe.each(engines)("a rotation of a ClickHouse login, with %s behind the HTTPS front", (_engine, chdb) => {
  let bed: RotationBed;
  let of: EngineBed;
  let users = 0;

  beforeAll(async () => {
    bed = chdb === undefined ? shared : await startRotationBed({ chdbPython: chdb });
    of = await clickHouseBed(bed);
    await bed.clickHouse.run("CREATE ROLE `auditor`");
  }, 120_000);

  afterAll(async () => {
    if (chdb !== undefined) await bed?.stop();
  });

  const newUser = (): string => {
    users += 1;
    return `user_${users}`;
  };
  const value = async (secretId: string, stage = "AWSCURRENT") =>
    of.target.parse(await bed.ports.store.read(secretId, stage), secretId);
  const rotateAll = async (secretId: string, ports: RotationPorts = bed.ports): Promise<void> =>
    await attemptRotation(secretId, randomUUID(), ports);
  const logsIn = async (secretId: string, stage?: string) => await of.target.logsIn(await value(secretId, stage));

  test("changes the user by turns, with the same roles, and leaves the login from before until the next one", async () => {
    const user = newUser();
    const secretId = await of.makeLogin(user);
    const first = await value(secretId);
    await rotateAll(secretId);
    const second = await value(secretId);
    expect(second).toEqual({
      ...first,
      username: `${user}_clone`,
      password: expect.stringMatching(/^[A-Za-z0-9]{48}$/),
    });
    expect([await of.target.logsIn(first), await of.target.logsIn(second)]).toEqual([true, true]);
    expect(await of.rolesOf(`${user}_clone`)).toEqual(["shop_owner"]);
    await rotateAll(secretId);
    expect((await value(secretId)).username).toBe(user);
    expect([await of.target.logsIn(first), await of.target.logsIn(second), await logsIn(secretId)]).toEqual([
      ...[false, true, true],
    ]);
  });

  test("gives the other user the roles, hosts and database of the first, whatever it had", async () => {
    const user = newUser();
    const secretId = await of.makeLogin(user);
    const { password = "" } = await value(secretId);
    const hash = passwordHash(password);
    await bed.clickHouse.run(
      `ALTER USER \`${user}\` IDENTIFIED WITH sha256_hash BY '${hash}' HOST IP '10.1.0.0/16' DEFAULT DATABASE \`shop\``,
      `CREATE USER \`${user}_clone\` IDENTIFIED WITH sha256_hash BY '${hash}' HOST ANY`,
      `GRANT \`auditor\` TO \`${user}_clone\``,
    );
    await rotateAll(secretId);
    const admin = bed.connectClickHouse({ ...bed.clickHouse, ...bed.clickHouse.admin });
    const query = `SELECT host_ip, host_names, host_names_regexp, host_names_like, default_roles_all AS rolesInForce,
  default_database AS defaultDatabase FROM system.users WHERE name = {name:String}`;
    const rows = await admin.rows(query, { name: `${user}_clone` });
    await admin.end();
    expect(rows).toEqual([expect.objectContaining({ host_ip: ["10.1.0.0/16"], defaultDatabase: "shop" })]);
    expect(await of.rolesOf(`${user}_clone`)).toEqual(["shop_owner"]);
  });

  test("refuses a login that has rights by itself, and leaves it as it is", async () => {
    const user = newUser();
    const secretId = await of.makeLogin(user);
    await bed.clickHouse.run(`GRANT SELECT ON shop.* TO \`${user}\``);
    await expect(rotateAll(secretId)).rejects.toThrow(/cannot take turns with another one: it has rights by itself/);
    expect(await logsIn(secretId)).toBe(true);
    expect(await of.rolesOf(`${user}_clone`)).toBeUndefined();
  });

  test("refuses a user that the server does not have", async () => {
    const { username: _user, ...rest } = await value(await of.makeLogin(newUser()));
    const secretId = await bed.makeSecret(JSON.stringify({ ...rest, username: "nobody" }));
    await expect(rotateAll(secretId)).rejects.toThrow("ClickHouse has no user nobody");
  });

  test("sends no password but as a login: statements and addresses hold its hash", async () => {
    const secretId = await of.makeLogin(newUser());
    await rotateAll(secretId);
    const sent = bed.clickHouse.received.join("\n");
    const { password = "" } = await value(secretId);
    expect(sent).toContain(passwordHash(password));
    expect(sent).not.toContain(password);
    expect(sent).not.toContain(bed.clickHouse.admin.password);
  });

  test("fails where the administrator lacks a right, and leaves the login as it is", async () => {
    const secretId = await of.makeLogin(newUser());
    const value_ = await value(secretId);
    const Name = `weak-${randomUUID()}`;
    const weak = { username: value_.username, password: value_.password };
    const command = new CreateSecretCommand({ Name, SecretString: JSON.stringify(weak) });
    const { ARN: masterarn } = await bed.secrets.send(command);
    const there = await bed.makeSecret(JSON.stringify({ ...value_, masterarn }));
    await expect(rotateAll(there)).rejects.toThrow("did not do what the rotation needs (497)");
    expect(await logsIn(secretId)).toBe(true);
  });

  test("begins with a value that has no password", async () => {
    const user = newUser();
    const { password: _none, ...first } = await value(await of.makeLogin(user));
    const secretId = await bed.makeSecret(JSON.stringify(first));
    await rotateAll(secretId);
    expect((await value(secretId)).username).toBe(user);
    expect(await logsIn(secretId)).toBe(true);
  });
});

describe("a rotation of a ClickHouse login that cannot be made", () => {
  let bed: RotationBed;
  let of: EngineBed;

  beforeAll(async () => {
    bed = shared;
    of = await clickHouseBed(bed);
  });

  const current = async (secretId: string) =>
    of.target.parse(await bed.ports.store.read(secretId, "AWSCURRENT"), secretId);
  const rotateAll = async (secretId: string, ports: RotationPorts = bed.ports): Promise<void> =>
    await attemptRotation(secretId, randomUUID(), ports);

  test.each<[string, (value: Record<string, unknown>) => object, RegExp]>([
    ["without a host", ({ host: _host, ...value }) => value, /\(host: is missing\)/],
    ["without a database", ({ database: _database, ...value }) => value, /\(database: is missing\)/],
    ["that turns verification off", (value) => ({ ...value, verify: false }), /\(verify: has to be true/],
    ["that turns TLS off", (value) => ({ ...value, secure: false }), /\(secure: has to be true/],
    ["with a user that no statement should hold", (value) => ({ ...value, username: "a` --" }), /\(username: /],
    ["without a master", ({ masterarn: _arn, ...value }) => value, /does not say which login may change/],
  ])("refuses a secret %s, without a word of its value", async (_what, change, message) => {
    const value = await current(await of.makeLogin(`shape_${randomUUID().slice(0, 8)}`));
    const secretId = await bed.makeSecret(JSON.stringify(change({ ...value })));
    const failed = await rotateAll(secretId).catch((error: Error) => error.message);
    expect(failed).toMatch(message);
    expect(failed).not.toContain(value.password);
    expect(await of.target.logsIn(value)).toBe(true);
  });

  test("leaves everything as it is where the certificate has expired or is of another authority, or the server is away", async () => {
    const secretId = await of.makeLogin("shop_away");
    const before = await current(secretId);
    const authority = await createAuthority();
    const past = { notBefore: new Date("2020-01-01"), notAfter: new Date("2020-02-01") };
    const server = await startClickHouse({ tls: { ...(await authority.issue(past)), ca: authority.certificate } });
    try {
      const expired = new ClickHouseTarget(connectClickHouse(server.ca));
      const there = await bed.makeSecret(JSON.stringify({ ...before, port: server.port }));
      const targets = { clickhouse: expired };
      await expect(rotateAll(there, { ...bed.ports, targets })).rejects.toThrow("(CERT_HAS_EXPIRED)");
      await expect(rotateAll(there)).rejects.toThrow(/\((SELF_SIGNED_CERT|UNABLE_TO_VERIFY|CERT_)/);
      expect(server.received).toEqual([]);
    } finally {
      await server.stop();
    }
    await bed.clickHouse.halt();
    await expect(rotateAll(secretId)).rejects.toThrow("(ECONNREFUSED)");
    await bed.clickHouse.resume();
    expect(await current(secretId)).toEqual(before);
    expect(await of.target.logsIn(before)).toBe(true);
    await rotateAll(secretId);
    expect(await of.target.logsIn(await current(secretId))).toBe(true);
  });

  test("reads the administrator's login again where that has just changed", async () => {
    const secretId = await of.makeLogin("shop_admin");
    const { masterarn } = await current(secretId);
    let reads = 0;
    const { store } = bed.ports;
    const stale = replaced(store, {
      read: async (...args) => {
        if (args[0] !== masterarn) return await store.read(...args);
        reads += 1;
        const admin = { ...bed.clickHouse.admin, password: "of-yesterday" };
        return reads === 1 ? JSON.stringify(admin) : await store.read(...args);
      },
    });
    await rotateAll(secretId, { ...bed.ports, store: stale });
    expect(reads).toBe(2);
  });
});
