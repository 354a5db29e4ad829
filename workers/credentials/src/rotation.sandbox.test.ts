import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PutSecretValueCommand, UpdateSecretVersionStageCommand } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startPostgres } from "@sallyport/sandbox";
import { handleRotation } from "./handleRotation.js";
import { connectVerified } from "./postgres/connectVerified.js";
import { PostgresTarget } from "./postgres/PostgresTarget.js";
import { type RotationPorts, rotate } from "./rotation/rotate.js";
import { attemptRotation } from "./testing/attemptRotation.js";
import { heardPorts } from "./testing/heardPorts.js";
import { type RotationBed, startRotationBed } from "./testing/RotationBed.js";
import { replaced } from "./testing/replaced.js";

interface Value {
  readonly username: string;
  readonly password: string;
}

describe("a rotation of a PostgreSQL login", () => {
  let bed: RotationBed;
  let users = 0;

  beforeAll(async () => {
    bed = await startRotationBed();
    await bed.sql("CREATE ROLE owner NOLOGIN");
    await bed.sql("CREATE ROLE auditor NOLOGIN");
  }, 120_000);

  afterAll(async () => {
    await bed?.stop();
  });

  const newUser = (): string => {
    users += 1;
    return `user_${users}`;
  };
  const makeLogin = (user = newUser(), more: readonly string[] = []): Promise<string> =>
    bed.makeLogin(user, [`CREATE ROLE ${user} LOGIN`, `GRANT owner TO ${user}`, ...more]);
  const value = async (secretId: string, stage = "AWSCURRENT"): Promise<Value> =>
    JSON.parse((await bed.ports.store.read(secretId, stage)) ?? "null");
  const logsIn = async (login: Value): Promise<boolean> => {
    const { host, port, database: dbname } = bed.postgres;
    return new PostgresTarget(bed.connect).logsIn({ engine: "postgres", host, port, dbname, ...login });
  };
  const rotateAll = async (secretId: string, ports: RotationPorts = bed.ports): Promise<string> => {
    const versionId = randomUUID();
    await attemptRotation(secretId, versionId, ports);
    return versionId;
  };
  const write = (SecretId: string, SecretString: string, stage: string, ClientRequestToken: string = randomUUID()) =>
    bed.secrets.send(new PutSecretValueCommand({ SecretId, SecretString, ClientRequestToken, VersionStages: [stage] }));

  test("changes the user by turns, and leaves the login from before until the next one", async () => {
    const user = newUser();
    const secretId = await makeLogin(user);
    const first = await value(secretId);
    await rotateAll(secretId);
    const second = await value(secretId);
    expect(second).toEqual({
      ...first,
      username: `${user}_clone`,
      password: expect.stringMatching(/^[A-Za-z0-9]{48}$/),
    });
    expect(await value(secretId, "AWSPREVIOUS")).toEqual(first);
    expect([await logsIn(first), await logsIn(second)]).toEqual([true, true]);
    await rotateAll(secretId);
    const third = await value(secretId);
    expect(third.username).toBe(user);
    expect([await logsIn(first), await logsIn(second), await logsIn(third)]).toEqual([false, true, true]);
  });

  test("leaves no version pending, even where it ended before it said so: a login that is then stored anew is not in its way", async () => {
    const secretId = await makeLogin();
    const broken = replaced(bed.ports.store, { endPending: async () => Promise.reject(new Error("cut off")) });
    const versionId = randomUUID();
    const cutOff = attemptRotation(secretId, versionId, { ...bed.ports, store: broken });
    await expect(cutOff).rejects.toThrow("cut off");
    await attemptRotation(secretId, versionId, bed.ports);
    await write(secretId, JSON.stringify(await value(secretId)), "AWSCURRENT");
    const { stages } = await bed.ports.store.describe(secretId);
    expect([...stages.values()].flat().toSorted()).toEqual(["AWSCURRENT", "AWSPREVIOUS"]);
  });

  test("makes the same of every step again", async () => {
    const secretId = await makeLogin();
    const versionId = randomUUID();
    const event = { SecretId: secretId, ClientRequestToken: versionId };
    const current = await value(secretId);
    const { username, ...rest } = current;
    await write(
      secretId,
      JSON.stringify({ ...rest, username: `${username}_clone`, password: "p".repeat(48) }),
      "AWSPENDING",
      versionId,
    );
    for (const Step of ["createSecret", "setSecret", "testSecret", "finishSecret"] as const) {
      const outcomes = [await rotate({ ...event, Step }, bed.ports), await rotate({ ...event, Step }, bed.ports)];
      expect(outcomes).toEqual(["done", Step === "finishSecret" ? "current" : "done"]);
    }
    expect((await value(secretId)).password).toBe("p".repeat(48));
    for (const Step of ["createSecret", "setSecret", "testSecret", "finishSecret"] as const) {
      expect(await rotate({ ...event, Step }, bed.ports)).toBe("current");
    }
    expect(await value(secretId, "AWSPREVIOUS")).toEqual(current);
  });

  test("gives the other user the rights of the first, no more and no less, whatever it had", async () => {
    const user = newUser();
    const secretId = await makeLogin(user, [
      `ALTER ROLE ${user} CONNECTION LIMIT 7`,
      `GRANT pg_monitor TO ${user} WITH INHERIT FALSE, SET FALSE`,
      `CREATE ROLE ${user}_clone NOLOGIN`,
      `GRANT auditor TO ${user}_clone`,
    ]);
    await rotateAll(secretId);
    const rights = (of: string) =>
      bed.sql(
        `SELECT g.rolname AS role, a.inherit_option, a.set_option, a.admin_option, m.rolconnlimit, m.rolcanlogin
           FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
          WHERE m.rolname = '${of}' ORDER BY 1`,
      );
    expect(await rights(`${user}_clone`)).toEqual(await rights(user));
    expect(await rights(user)).toHaveLength(2);
  });

  test("begins with a value that has no password: nobody but the rotation ever made one", async () => {
    const user = newUser();
    const { password: _none, ...first } = await value(await makeLogin(user));
    const secretId = await bed.makeSecret(JSON.stringify(first));
    await rotateAll(secretId);
    const login = await value(secretId);
    expect(login.username).toBe(user);
    expect(await logsIn(login)).toBe(true);
    await rotateAll(secretId);
    expect((await value(secretId)).username).toBe(`${user}_clone`);
  });

  test("is of one version: another one is refused, and so is any where rotation is off", async () => {
    const secretId = await makeLogin();
    const before = await value(secretId);
    const other = { SecretId: secretId, ClientRequestToken: randomUUID(), Step: "setSecret" } as const;
    await expect(rotate(other, bed.ports)).rejects.toThrow("is not the one that is to become current");
    const off = { ...bed.ports.store, describe: async () => ({ rotationEnabled: false, stages: new Map() }) };
    await expect(rotate(other, { ...bed.ports, store: off })).rejects.toThrow("is off");
    expect(await value(secretId)).toEqual(before);
    expect(await logsIn(before)).toBe(true);
  });

  test.each<[string, (current: Record<string, unknown>) => unknown, RegExp]>([
    ["no JSON", () => "hunter2", /holds no login that can be rotated/],
    ["another engine", (value) => ({ ...value, engine: "mysql" }), /"engine" is clickhouse or postgres/],
    ["no host", ({ host: _host, ...value }) => value, /\(host: is missing\)/],
    ["a port that is none", (value) => ({ ...value, port: "hunter2" }), /\(port: /],
    ["no master", ({ masterarn: _arn, ...value }) => value, /does not say which login may change its password/],
  ])("refuses a secret with %s, without a word of its value", async (_what, change, message) => {
    const current = await value(await makeLogin());
    const changed = change({ ...current });
    const secretId = await bed.makeSecret(typeof changed === "string" ? changed : JSON.stringify(changed));
    const failed = await rotateAll(secretId).catch((error: Error) => error.message);
    expect(failed).toMatch(message);
    expect(failed).not.toContain("hunter2");
    expect(failed).not.toContain(current.password);
    expect(await logsIn(current)).toBe(true);
  });

  test("refuses a master secret that holds no login", async () => {
    const current = await value(await makeLogin());
    const masterarn = await bed.makeSecret("hunter2");
    const secretId = await bed.makeSecret(JSON.stringify({ ...current, masterarn }));
    await expect(rotateAll(secretId)).rejects.toThrow(/^The master secret \S+ holds no login/);
  });

  test("refuses a pending value of another server, or of the user that is current after a rollback", async () => {
    const secretId = await makeLogin();
    const first = await value(secretId);
    const pending = { ...first, username: `${first.username}_clone`, password: "p".repeat(48) };
    for (const wrong of [
      { ...pending, host: "db.attacker.example" },
      { ...pending, username: first.username },
    ]) {
      const versionId = randomUUID();
      await write(secretId, JSON.stringify(wrong), "AWSPENDING", versionId);
      for (const Step of ["createSecret", "setSecret", "finishSecret"] as const) {
        const event = { SecretId: secretId, ClientRequestToken: versionId, Step };
        await expect(rotate(event, bed.ports)).rejects.toThrow("does not follow the current one");
      }
    }
    expect(await logsIn(first)).toBe(true);

    const second = await rotateAll(secretId);
    // Half of the next rotation, which is to change the user of the first login; then somebody goes back to that one.
    const versionId = randomUUID();
    const { username, ...rest } = await value(secretId);
    expect(username).toBe(`${first.username}_clone`);
    await write(
      secretId,
      JSON.stringify({ ...rest, username: first.username, password: "q".repeat(48) }),
      "AWSPENDING",
      versionId,
    );
    const { stages } = await bed.ports.store.describe(secretId);
    const previous = [...stages].find(([, of]) => of.includes("AWSPREVIOUS"))?.[0];
    await bed.secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId: secretId,
        VersionStage: "AWSCURRENT",
        MoveToVersionId: previous,
        RemoveFromVersionId: second,
      }),
    );
    const event = { SecretId: secretId, ClientRequestToken: versionId, Step: "setSecret" } as const;
    await expect(rotate(event, bed.ports)).rejects.toThrow("does not follow the current one");
    expect(await logsIn(first)).toBe(true);
  });

  test.each<[string, (user: string) => readonly string[], RegExp]>([
    [
      "holds rights by itself",
      (user) => [`GRANT CONNECT ON DATABASE datapipeline TO ${user}`],
      /has rights on them by itself/,
    ],
    ["owns something", (user) => [`CREATE SCHEMA AUTHORIZATION ${user}`], /it owns objects/],
    ["has powers", (user) => [`ALTER ROLE ${user} CREATEDB CREATEROLE`], /it has CREATEROLE, CREATEDB/],
    ["administers others", (user) => [`GRANT auditor TO ${user} WITH ADMIN TRUE`], /administers the role auditor/],
    [
      "has settings of its own",
      (user) => [`ALTER ROLE ${user} SET work_mem = '8MB'`],
      /would not be equal \(settings\)/,
    ],
  ])("refuses a login that %s, and leaves it as it is", async (_what, statements, message) => {
    const user = newUser();
    const grant = `GRANT ${user} TO CURRENT_USER WITH SET TRUE`;
    const secretId = await makeLogin(user, [grant, ...statements(user)]);
    const before = await value(secretId);
    await expect(rotateAll(secretId)).rejects.toThrow(message);
    expect(await logsIn(before)).toBe(true);
    expect(await bed.sql(`SELECT FROM pg_roles WHERE rolname = '${user}_clone'`)).toEqual([]);
  });

  test("does not count the temporary tables of sessions that are open as rights", async () => {
    const user = newUser();
    const secretId = await makeLogin(user);
    const { host, port, database: dbname } = bed.postgres;
    const { password } = await value(secretId);
    const session = await bed.connect({ host, port, dbname, user, password });
    try {
      await session.query("CREATE TEMPORARY TABLE incoming (id bigint, at timestamptz DEFAULT now())");
      await rotateAll(secretId);
    } finally {
      await session.end();
    }
    expect((await value(secretId)).username).toBe(`${user}_clone`);
  });

  test("refuses a user that the database does not have", async () => {
    const { username: _user, ...rest } = await value(await makeLogin());
    const secretId = await bed.makeSecret(JSON.stringify({ ...rest, username: "nobody" }));
    await expect(rotateAll(secretId)).rejects.toThrow("The database has no role nobody");
  });

  test("reads the master's login again where that has just changed", async () => {
    const secretId = await makeLogin();
    const stale = JSON.stringify({ ...bed.postgres.master, password: "of-yesterday" });
    let reads = 0;
    const store = replaced(bed.ports.store, {
      read: async (id, ...rest) => {
        if (id !== bed.masterArn) return bed.ports.store.read(id, ...rest);
        reads += 1;
        return reads === 1 ? stale : bed.ports.store.read(id, ...rest);
      },
    });
    await rotateAll(secretId, { ...bed.ports, store });
    expect(reads).toBe(2);
    expect(await logsIn(await value(secretId))).toBe(true);
  });

  test("leaves everything as it is where the certificate is not the server's, or the server is away", async () => {
    const secretId = await makeLogin();
    const before = await value(secretId);
    const other = await startPostgres();
    try {
      const targets = { postgres: new PostgresTarget(connectVerified(other.ca)) };
      await expect(rotateAll(secretId, { ...bed.ports, targets })).rejects.toThrow(
        /\(SELF_SIGNED_CERT|UNABLE_TO_VERIFY|CERT_/,
      );
    } finally {
      await other.stop();
    }
    expect(await value(secretId)).toEqual(before);
    await bed.postgres.halt();
    const failed = rotateAll(secretId);
    await expect(failed).rejects.toThrow("ECONNREFUSED");
    await bed.postgres.resume();
    expect(await value(secretId)).toEqual(before);
    expect(await logsIn(before)).toBe(true);
    await rotateAll(secretId);
    expect(await logsIn(await value(secretId))).toBe(true);
  });

  test("writes no password into its log, its errors, or the log of the server", async () => {
    const secretId = await makeLogin();
    const { ports, lines } = heardPorts(bed.ports);
    const versionId = randomUUID();
    const { username, ...rest } = await value(secretId);
    const next = { ...rest, username: `${username}_clone`, password: "p".repeat(48) };
    await write(secretId, JSON.stringify(next), "AWSPENDING", versionId);
    for (const Step of ["createSecret", "setSecret", "testSecret", "finishSecret"]) {
      await handleRotation({ SecretId: secretId, ClientRequestToken: versionId, Step }, ports);
    }
    await expect(handleRotation({ Step: "other" }, ports)).rejects.toThrow("no step of a rotation");
    const broken = {
      ...ports,
      targets: { postgres: new PostgresTarget(async () => Promise.reject(new Error(next.password))) },
    };
    const pendingAgain = randomUUID();
    await write(secretId, JSON.stringify({ ...next, username, password: "q".repeat(48) }), "AWSPENDING", pendingAgain);
    const step = { SecretId: secretId, ClientRequestToken: pendingAgain, Step: "testSecret" };
    const error = await handleRotation(step, broken).catch((failure: Error) => failure);
    expect(String(error)).toContain("did not do what the rotation needs");
    const log = `${lines.join("")}${String(error)}${String((error as Error).stack)}`;
    expect(lines.map((line) => JSON.parse(line).event)).toEqual([
      ...["rotation.step_started", "credential.rotation.started", "rotation.step_done"],
      ...Array.from({ length: 3 }, () => ["rotation.step_started", "rotation.step_done"]).flat(),
      "credential.rotation.succeeded",
      ...["rotation.step_failed", "credential.rotation.failed"],
      ...["rotation.step_started", "rotation.step_failed", "credential.rotation.failed"],
    ]);
    const server = await readFile(bed.postgres.logFile, "utf8");
    expect(server).toContain(`ROLE "${next.username}" LOGIN`);
    for (const password of [next.password, "q".repeat(48), rest.password, bed.postgres.master.password]) {
      expect(log).not.toContain(password);
      // The test's own statements set the first password in clear; the rotation's must not.
      if (password !== rest.password) expect(server).not.toContain(password);
    }
  });
});
