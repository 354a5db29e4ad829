import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { certificatePaths } from "../emulator/ensureCertificates.js";
import { resetSandbox } from "./resetSandbox.js";
import { sandboxEnvironment } from "./sandboxEnvironment.js";
import type { SandboxStatus } from "./sandboxStatus.js";
import { sandboxStatus } from "./sandboxStatus.js";
import { type LifecycleScene, lifecycleScene } from "./testing/lifecycleScene.js";

describe("a running sandbox", () => {
  let scene: LifecycleScene;
  let first: SandboxStatus;
  beforeAll(async () => {
    scene = await lifecycleScene();
    // At once, as two terminals might.
    const [one, other] = await Promise.all([scene.up(), scene.up()]);
    first = one;
    expect(other).toEqual(one);
  }, 60_000);
  afterAll(async () => {
    await scene.remove();
  }, 60_000);

  it("is joined, not started again, by a second command", async () => {
    expect(scene.lines.filter((line) => line.startsWith("the sandbox already runs"))).toHaveLength(1);
    expect(await scene.up()).toEqual(first);
    expect(scene.lines.at(-1)).toBe(`the sandbox already runs at ${first.endpoint}`);
    expect((await scene.processes()).supervisor.pid).toBe(first.pid);
  }, 30_000);

  it("stays where it is when another port is asked for, and says how to move it", async () => {
    await expect(scene.up({ port: 1 })).rejects.toThrow(
      `the sandbox already runs at ${first.endpoint}, not on port 1: stop it first`,
    );
    expect(await sandboxStatus(scene.home)).toEqual(first);
  });

  it("keeps every file to its owner, and no secret in a command line", async () => {
    const { home, paths } = scene;
    const entries = await readdir(home, { recursive: true, withFileTypes: true });
    const open = await Promise.all(
      entries.map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const mode = (await stat(path)).mode & 0o777;
        return (mode & 0o077) === 0 ? [] : [`${path} ${mode.toString(8)}`];
      }),
    );
    expect(open.flat()).toEqual([`${certificatePaths(paths).caFile} 644`]);
    expect((await stat(home)).mode & 0o777).toBe(0o700);

    const secrets = [
      JSON.parse(await readFile(paths.deployKey, "utf8")).secretAccessKey as string,
      (await readFile(paths.adminToken, "utf8")).trim(),
      (await readFile(paths.passphrase, "utf8")).trim(),
    ];
    expect(secrets.map((secret) => secret.length >= 40)).toEqual([true, true, true]);
    const { supervisor, emulator } = await scene.processes();
    const commandLines = await Promise.all(
      [supervisor, emulator].map(({ pid }) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
    );
    for (const secret of secrets) expect(commandLines.join("\n")).not.toContain(secret);
  });

  it("gives the official provider no environment while the shell names other credentials", async () => {
    const { home, paths } = scene;
    const text = await readFile(paths.state, "utf8");
    await writeFile(paths.state, JSON.stringify({ ...JSON.parse(text), provider: "official" }));
    const before = process.env.AWS_PROFILE;
    process.env.AWS_PROFILE = "production";
    try {
      await expect(sandboxEnvironment(home)).rejects.toThrow("AWS_PROFILE names credentials other than the sandbox's");
      delete process.env.AWS_PROFILE;
      expect(await sandboxEnvironment(home)).toMatchObject({ AWS_ENDPOINT_URL: first.endpoint });
    } finally {
      if (before !== undefined) process.env.AWS_PROFILE = before;
      else delete process.env.AWS_PROFILE;
      await writeFile(paths.state, text);
    }
  });

  it("is an empty account after a reset, with the same process, keys and certificates", async () => {
    const { home, paths } = scene;
    await (await scene.s3()).send(new CreateBucketCommand({ Bucket: "reset-me" }));
    await writeFile(join(paths.backend, "stack.json"), "{}");
    const kept = [paths.deployKey, paths.passphrase, certificatePaths(paths).caFile];
    const before = await Promise.all(kept.map((path) => readFile(path, "utf8")));
    expect((await stat(paths.decisions)).size).toBeGreaterThan(0);

    await resetSandbox(home);
    expect({ backend: await readdir(paths.backend), decisions: (await stat(paths.decisions)).size }).toEqual({
      ...{ backend: [], decisions: 0 },
    });
    expect(await scene.buckets()).toEqual([]);
    expect(await sandboxStatus(home)).toEqual(first);
    expect(await Promise.all(kept.map((path) => readFile(path, "utf8")))).toEqual(before);
    // What comes after the reset is logged again.
    expect((await stat(paths.decisions)).size).toBeGreaterThan(0);
  }, 30_000);
});
