import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createSandboxHome, type SandboxHome } from "../lifecycle/SandboxHome.js";
import { identify } from "./ProcessIdentity.js";
import { cleanState, readState, type SandboxState } from "./SandboxState.js";

const gone = { pid: 4_194_305, startTime: "another boot/1" };

describe("state of a sandbox", () => {
  let home: SandboxHome;
  beforeEach(async () => {
    home = await createSandboxHome(await mkdtemp(join(tmpdir(), "sallyport-state-")));
  });
  afterEach(async () => {
    await rm(home.root, { recursive: true, force: true });
  });

  const write = async (change: Partial<SandboxState>): Promise<void> => {
    const self = identify(process.pid) ?? gone;
    const state: SandboxState = {
      ...{ version: 1, supervisor: self, emulator: self, endpoint: "https://127.0.0.1:4566", provider: "sallyport" },
      startedAt: "2026-11-25T00:00:00.000Z",
      ...change,
    };
    await writeFile(home.state, JSON.stringify(state));
  };

  it("is absent where nothing was started, and nothing is cleaned", async () => {
    expect(await readState(home)).toEqual({ kind: "absent" });
    expect(await cleanState(home)).toBeUndefined();
  });

  it("is that of a running sandbox while its supervisor lives, and is left alone", async () => {
    await write({});
    expect(await readState(home)).toMatchObject({ kind: "running" });
    expect(await cleanState(home)).toBeUndefined();
    expect(existsSync(home.state)).toBe(true);
  });

  it.each(["", '{"version":1,"superv', '{"version":2}', "[]"])(
    "is corrupt and removed when it holds %j",
    async (text) => {
      await writeFile(home.state, text);
      expect(await readState(home)).toMatchObject({ kind: "corrupt" });
      expect(await cleanState(home)).toMatch(/state\.json was unreadable \((?:.|\n)+\) and has been removed$/);
      expect(existsSync(home.state)).toBe(false);
    },
  );

  it("is stale when the supervisor is gone; the emulator that it left is ended", async () => {
    const emulator = spawn(process.execPath, ["--eval", "setInterval(() => {}, 60_000)"]);
    const ended = once(emulator, "exit");
    await write({ supervisor: gone, emulator: identify(emulator.pid ?? 0) ?? gone });
    expect(await readState(home)).toMatchObject({ kind: "stale" });
    expect(await cleanState(home)).toBe(
      `the sandbox's process ${gone.pid} ended without a clean stop; its leftovers were removed`,
    );
    expect(await ended).toEqual([null, "SIGKILL"]);
    expect(existsSync(home.state)).toBe(false);
  });

  it("ends no process that was only given the emulator's number", async () => {
    const other = spawn(process.execPath, ["--eval", "setInterval(() => {}, 60_000)"]);
    await write({ supervisor: gone, emulator: { pid: other.pid ?? 0, startTime: "another boot/1" } });
    await cleanState(home);
    expect(other.exitCode ?? other.signalCode).toBeNull();
    expect(identify(other.pid ?? 0)).toBeDefined();
    const ended = once(other, "exit");
    other.kill("SIGKILL");
    await ended;
  });
});
