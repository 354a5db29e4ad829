import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeDBInstancesCommand, RebootDBInstanceCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createAuthority } from "../certificates/Authority.js";
import { toPlainProperties } from "../provider/values/plain.js";
import { until } from "../tasks/testing/until.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { fixtureRegion, type InstanceFixture, instanceFixture, type MadeInstance } from "./testing/instanceFixture.js";
import { query } from "./testing/query.js";

const postmaster = ({ folder }: MadeInstance): number =>
  Number(readFileSync(join(folder, "data", "postmaster.pid"), "utf8").split("\n")[0]);

describe("an RDS instance for PostgreSQL in the sandbox", () => {
  let sandbox: TestSandbox;
  let rds: InstanceFixture;
  let orders: MadeInstance;
  let billing: MadeInstance;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    rds = await instanceFixture(sandbox);
    [orders, billing] = await Promise.all([
      rds.make("orders"),
      rds.make("billing", { password: "first-password", username: "owner" }),
    ]);
  });
  afterAll(async () => {
    await sandbox.stop();
  });

  it("answers at its endpoint, which differs for each and is not the port that was asked for", async () => {
    const { address, port, endpoint } = toPlainProperties(orders.known.outputs);
    expect({ address, endpoint }).toEqual({ address: "localhost", endpoint: `localhost:${port}` });
    expect(new Set([orders.target.port, billing.target.port, 5432]).size).toBe(3);
    const asked = "SELECT current_user::text, current_database()::text";
    expect(await query(orders.target, asked)).toEqual(["master", "shop"]);
    expect(await query(billing.target, asked)).toEqual(["owner", "shop"]);
  });

  it("takes no connection without TLS, no wrong password and no other instance's", async () => {
    await expect(query(orders.target, "SELECT 1", { ssl: false })).rejects.toMatchObject({ code: "28000" });
    for (const password of ["guessed", billing.target.master.password])
      await expect(query(orders.target, "SELECT 1", { password })).rejects.toMatchObject({ code: "28P01" });
  });

  it("shows a certificate of the sandbox's authority, which a client of another one refuses", async () => {
    const { certificate: ca } = await createAuthority();
    await expect(query(orders.target, "SELECT 1", { ssl: { ca } })).rejects.toThrow(/certificate|signature/);
  });

  it("has a master user that is no superuser, and the roles of RDS", async () => {
    const refused = ["CREATE ROLE boss SUPERUSER", "SELECT pg_read_file('/etc/passwd')", "SET ROLE rdsadmin"];
    for (const statement of refused)
      await expect(query(orders.target, statement)).rejects.toMatchObject({ code: "42501" });
    const roles = "SELECT rolname::text FROM pg_roles WHERE rolname LIKE 'rds\\_%' AND NOT rolcanlogin ORDER BY 1";
    expect(await query(orders.target, roles)).toEqual(["rds_iam", "rds_superuser"]);
    await query(orders.target, "CREATE ROLE clerk LOGIN");
    await query(orders.target, "GRANT rds_iam TO clerk");
  });

  it("shows no drift, although its port is its own", async () => {
    const { known } = orders;
    const { id, inputs, outputs } = known;
    const { readResource } = await import("../provider/operations/readResource.js");
    const { findDefinition } = await import("../provider/findDefinition.js");
    const type = "aws:rds/instance:Instance";
    const definition = findDefinition(rds.session.definitions, type);
    const read = await readResource(
      definition,
      `urn:pulumi:a::b::${type}::orders`,
      { id, inputs, outputs },
      rds.session,
    );
    expect(read?.inputs).toEqual(inputs);
    expect(read?.outputs.port).toBe(orders.target.port);
  });

  it("gets a changed master password, which no log and no process list shows", async () => {
    const before = billing.target.master.password;
    billing = await rds.change(billing, { password: "second-password", username: "owner" });
    expect(await query(billing.target, "SELECT 1")).toEqual([1]);
    await expect(query(billing.target, "SELECT 1", { password: before })).rejects.toMatchObject({ code: "28P01" });
    const seen = [
      execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }),
      readFileSync(join(billing.folder, "postgres.log"), "utf8"),
      readFileSync(join(sandbox.home, "logs", "supervisor.log"), "utf8"),
    ];
    for (const text of seen) for (const secret of [before, "second-password"]) expect(text).not.toContain(secret);
  });

  it("follows its parameter group: some settings at once, the others at a restart", async () => {
    const shown = "SELECT current_setting('log_statement'), current_setting('max_connections')";
    const group = await rds.group("billing-settings", {
      ...{ log_statement: "ddl", log_connections: "1", ssl_min_protocol_version: "TLSv1.2", "rds.force_ssl": "1" },
      ...{ "reboot:max_connections": "40", "reboot:shared_preload_libraries": "pg_stat_statements,pg_tle" },
    });
    const own = { password: "second-password", username: "owner", parameterGroupName: "billing-settings" };
    billing = await rds.change(billing, own);
    expect(await query(billing.target, shown)).toEqual(["ddl", "100"]);
    const client = rds.session.clients.rds(fixtureRegion);
    await client.send(new RebootDBInstanceCommand({ DBInstanceIdentifier: "billing" }));
    await until(async () => ((await query(billing.target, shown).catch(() => []))[1] === "40" ? true : undefined));
    await rds.changeGroup(group, { log_statement: "all", "rds.force_ssl": "0" });
    await until(async () => ((await query(billing.target, shown))[0] === "all" ? true : undefined));
    expect(await query(billing.target, "SELECT 1", { ssl: false })).toEqual([1]);
    await rds.changeGroup(group, { "rds.force_ssl": "1" });
    await until(async () =>
      query(billing.target, "SELECT 1", { ssl: false }).then(
        () => undefined,
        () => true,
      ),
    );
    expect(await query(billing.target, "SELECT 1")).toEqual([1]);
  });

  it("is started again on the same port when its server is killed, with its data", async () => {
    await query(orders.target, "CREATE TABLE kept AS SELECT 42 AS answer");
    const before = postmaster(orders);
    process.kill(before, "SIGKILL");
    const kept = () => query(orders.target, "SELECT answer FROM kept").catch(() => undefined);
    expect(await until(async () => (await kept()) ?? undefined)).toEqual([42]);
    expect(postmaster(orders)).not.toBe(before);
    expect(readFileSync(join(sandbox.home, "logs", "supervisor.log"), "utf8")).toContain("orders ended unexpectedly");
  });

  it("has no master user of a name that is the sandbox's own", async () => {
    await expect(rds.make("taken", { username: "rdsadmin" })).rejects.toThrow("rdsadmin cannot be the master user");
  });

  it("fails to be made, with PostgreSQL's reason, where its parameters do not let it start", async () => {
    await rds.group("impossible", { shared_buffers: "much" });
    await expect(rds.make("impossible", { parameterGroupName: "impossible" })).rejects.toThrow("shared_buffers");
    const client = rds.session.clients.rds(fixtureRegion);
    const { DBInstances } = await client.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: "impossible" }));
    expect(DBInstances?.[0]?.DBInstanceStatus).toBe("failed");
  });

  it("is gone with its data when it is deleted, and empty when its name is taken again", async () => {
    await query(billing.target, "CREATE TABLE kept AS SELECT 42 AS answer");
    await rds.delete(billing);
    await until(async () => (existsSync(billing.folder) ? undefined : true));
    await expect(query(billing.target, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
    billing = await rds.make("billing");
    expect(await query(billing.target, "SELECT to_regclass('kept')::text")).toEqual([null]);
  });
});
