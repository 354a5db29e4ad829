import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { certificatePaths, ensureCertificates } from "../emulator/ensureCertificates.js";
import { isAlive } from "../supervisor/ProcessIdentity.js";
import { Supervisor } from "../supervisor/Supervisor.js";
import { SandboxError } from "./SandboxError.js";
import { createSandboxHome } from "./SandboxHome.js";
import { sandboxEnvironment } from "./sandboxEnvironment.js";
import { sandboxStatus } from "./sandboxStatus.js";
import { stopSandbox } from "./stopSandbox.js";
import { type LifecycleScene, lifecycleScene, untilGone } from "./testing/lifecycleScene.js";

describe("startSandbox", () => {
  let scene: LifecycleScene;
  beforeEach(async () => {
    scene = await lifecycleScene();
  });
  afterEach(async () => {
    await scene.remove();
  }, 60_000);

  it("answers once it is up, and leaves no process when it is down; the next start is an empty account", async () => {
    const { home, paths } = scene;
    expect(await sandboxStatus(home)).toMatchObject({ running: false, pid: undefined, endpoint: undefined });
    const status = await scene.up();
    const { supervisor, emulator } = await scene.processes();
    expect(status).toEqual({
      ...{ running: true, pid: supervisor.pid, endpoint: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/) },
      ...{ regions: ["eu-west-1", "eu-central-1"], provider: "sallyport", cli: undefined },
    });
    expect(await scene.buckets()).toEqual([]);
    await writeFile(join(paths.backend, "stack.json"), "{}");

    await stopSandbox(home);
    expect([isAlive(supervisor), isAlive(emulator)]).toEqual([false, false]);
    expect([paths.state, paths.supervisorPid, paths.lock].filter((path) => existsSync(path))).toEqual([]);
    expect(await sandboxStatus(home)).toMatchObject({ running: false });
    await expect(sandboxEnvironment(home)).rejects.toThrow(`no sandbox runs in ${home}: start it with`);
    await stopSandbox(home);

    await scene.up();
    expect(await readdir(paths.backend)).toEqual([]);
    expect(scene.lines).toEqual(["a new start is an empty account: the stacks of the earlier one are forgotten"]);
  }, 60_000);

  it("goes to another port where the chosen one is taken by the time that the emulator opens it", async () => {
    await scene.up();
    await stopSandbox(scene.home);
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const plan = JSON.parse(await readFile(scene.paths.launch, "utf8"));
    await writeFile(scene.paths.launch, JSON.stringify({ ...plan, port }));
    const supervisor = new Supervisor(scene.paths, () => {});
    try {
      await supervisor.start(() => {});
      const { endpoint } = await sandboxStatus(scene.home);
      expect(endpoint).toMatch(/^https:/);
      expect(endpoint).not.toBe(`https://127.0.0.1:${port}`);
      expect(await scene.buckets()).toEqual([]);
    } finally {
      await supervisor.stop();
      other.close();
    }
  }, 60_000);

  it("says in one error that the asked port is taken, and starts on it once it is free", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const failure = await scene.up({ port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SandboxError);
    expect(failure).toMatchObject({ problem: `port ${port} on 127.0.0.1 cannot be opened (EADDRINUSE)` });
    expect([scene.paths.state, scene.paths.lock].filter((path) => existsSync(path))).toEqual([]);
    await new Promise((resolve) => other.close(resolve));
    expect(await scene.up({ port })).toMatchObject({ running: true, endpoint: `https://127.0.0.1:${port}` });
  }, 60_000);

  it("cleans a half-written state, a stale pid file, a dead command's lock and a damaged certificate away, and starts", async () => {
    const paths = await createSandboxHome(scene.home);
    await writeFile(paths.state, '{"version":1,"supervisor":{"pid":');
    await writeFile(paths.supervisorPid, '{"pid":4194305,"startTime":"another boot/1"}');
    await writeFile(paths.lock, '{"pid":4194305,"startTime":"another boot/1"}');
    expect(await sandboxStatus(scene.home)).toMatchObject({ running: false });
    await ensureCertificates(paths);
    await writeFile(certificatePaths(paths).certificateFile, "-----BEGIN CERT");
    await scene.up();
    expect(scene.lines).toEqual([expect.stringMatching(/state\.json was unreadable \(.*\) and has been removed$/s)]);
    expect(await scene.buckets()).toEqual([]);
  }, 60_000);

  it("never leaves a second supervisor in a folder whose state was removed by hand", async () => {
    const { paths } = scene;
    await scene.up();
    const { supervisor, emulator } = await scene.processes();
    await rm(paths.state);
    await scene.up();
    expect([isAlive(supervisor), isAlive(emulator)]).toEqual([false, false]);
    expect(scene.lines).toEqual([
      `process ${supervisor.pid}, which ran without a readable ${paths.state}, has been ended`,
    ]);
  }, 60_000);

  it("is not running after its supervisor was killed, and the next start takes what is left away", async () => {
    await scene.up();
    const before = await scene.processes();
    process.kill(before.supervisor.pid, "SIGKILL");
    await untilGone(before.supervisor);
    expect(await sandboxStatus(scene.home)).toMatchObject({ running: false, pid: undefined });
    expect(await scene.up()).toMatchObject({ running: true });
    await untilGone(before.emulator);
    expect(scene.lines).toEqual([
      `the sandbox's process ${before.supervisor.pid} ended without a clean stop; its leftovers were removed`,
    ]);
    expect(await scene.buckets()).toEqual([]);
  }, 60_000);

  it("ends with its emulator, so that no status speaks of a dead one", async () => {
    await scene.up();
    const { supervisor, emulator } = await scene.processes();
    process.kill(emulator.pid, "SIGKILL");
    await untilGone(supervisor);
    expect(await sandboxStatus(scene.home)).toMatchObject({ running: false });
    const log = await readFile(join(scene.paths.logs, "supervisor.log"), "utf8");
    expect(log).toContain("the emulator ended unexpectedly (SIGKILL)");
  }, 60_000);
});
