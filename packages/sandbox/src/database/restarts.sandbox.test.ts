import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { resetSandbox } from "../lifecycle/resetSandbox.js";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import { sandboxEnvironment } from "../lifecycle/sandboxEnvironment.js";
import { startSandbox } from "../lifecycle/startSandbox.js";
import { stopSandbox } from "../lifecycle/stopSandbox.js";
import { readState } from "../supervisor/SandboxState.js";
import { until } from "../tasks/testing/until.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { type InstanceFixture, instanceFixture, type MadeInstance } from "./testing/instanceFixture.js";
import { query } from "./testing/query.js";

describe("the databases of a sandbox", () => {
  let sandbox: TestSandbox;
  let orders: MadeInstance;
  beforeEach(async () => {
    sandbox = await startTestSandbox();
    orders = await (await instanceFixture(sandbox)).make("orders");
    await query(orders.target, "CREATE TABLE kept AS SELECT 42 AS answer");
  });
  afterEach(async () => {
    await sandbox.stop();
  });

  const kept = (made: MadeInstance) => query(made.target, "SELECT answer FROM kept");
  const start = async (): Promise<InstanceFixture> => {
    await startSandbox({ home: sandbox.home, images: {}, pulumi: false });
    return await instanceFixture({ ...sandbox, environment: await sandboxEnvironment(sandbox.home) });
  };

  it("stop with it and come back with it: same port, same passwords, same data", async () => {
    await stopSandbox(sandbox.home);
    await expect(kept(orders)).rejects.toThrow("ECONNREFUSED");
    const rds = await start();
    expect(await kept(orders)).toEqual([42]);
    // The account is empty after a start: what is deployed again takes its database over, with a new master password.
    const again = await rds.make("orders");
    expect(again.target.master.password).not.toBe(orders.target.master.password);
    expect(await kept(again)).toEqual([42]);
    await expect(kept(orders)).rejects.toMatchObject({ code: "28P01" });
  });

  it("are not taken over by an instance with another master user, which starts empty", async () => {
    await stopSandbox(sandbox.home);
    const again = await (await start()).make("orders", { username: "owner" });
    expect(await query(again.target, "SELECT to_regclass('kept')::text")).toEqual([null]);
  });

  it("are removed by a reset, running or stopped", async () => {
    await resetSandbox(sandbox.home);
    expect(existsSync(orders.folder)).toBe(false);
    await expect(kept(orders)).rejects.toThrow("ECONNREFUSED");
    const rds = await instanceFixture(sandbox);
    const again = await rds.make("orders");
    expect(await query(again.target, "SELECT to_regclass('kept')::text")).toEqual([null]);
    await stopSandbox(sandbox.home);
    await resetSandbox(sandbox.home);
    expect(existsSync(join(sandbox.home, "databases"))).toBe(false);
  });

  it("are removed by a reset even where nothing in the account has named them since the start", async () => {
    await stopSandbox(sandbox.home);
    await start();
    await resetSandbox(sandbox.home);
    expect(existsSync(orders.folder)).toBe(false);
  });

  it("end when the supervisor is killed, and come back with the next start", async () => {
    const reading = await readState(sandboxHomePaths(sandbox.home));
    if (reading.kind !== "running") throw new Error(`the sandbox is ${reading.kind}`);
    process.kill(reading.state.supervisor.pid, "SIGKILL");
    await until(async () =>
      kept(orders).then(
        () => undefined,
        () => true,
      ),
    );
    await start();
    expect(await kept(orders)).toEqual([42]);
  });

  it("leave nothing that others can read in the sandbox's folder", async () => {
    const { statSync } = await import("node:fs");
    const entries = readdirSync(sandbox.home, { recursive: true, encoding: "utf8" });
    const open = entries.filter((name) => {
      const path = join(sandbox.home, name);
      return path !== sandbox.caFile && existsSync(path) && (statSync(path).mode & 0o007) !== 0;
    });
    expect(open).toEqual([]);
    expect(statSync(sandbox.home).mode & 0o067).toBe(0);
  });
});
