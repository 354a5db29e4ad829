import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { identify } from "../../supervisor/ProcessIdentity.js";
import { killLeftovers } from "./killLeftovers.js";

describe("leftovers of an earlier supervisor", () => {
  let tasks: string;
  beforeEach(async () => {
    tasks = await mkdtemp(join(tmpdir(), "sallyport-tasks-"));
  });
  afterEach(async () => {
    await rm(tasks, { recursive: true, force: true });
  });

  const startSleeper = async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 60000)"], { detached: true, stdio: "ignore" });
    await once(child, "spawn");
    return { child, pid: child.pid ?? 0 };
  };
  const note = async (task: string, content: string): Promise<void> => {
    await mkdir(join(tasks, task));
    await writeFile(join(tasks, task, "process.json"), content);
  };

  it("are ended and their folders removed, whatever state those are in", async () => {
    const { child, pid } = await startSleeper();
    const ended = once(child, "exit");
    await note("task-1", JSON.stringify(identify(pid)));
    await note("task-2", "{half");
    await mkdir(join(tasks, "task-3"));
    expect(await killLeftovers(tasks)).toBe(1);
    expect(await ended).toEqual([null, "SIGKILL"]);
    expect(await readdir(tasks)).toEqual([]);
  });

  it("are not mistaken for a process that was given the same number later", async () => {
    const { child, pid } = await startSleeper();
    await note("task-1", JSON.stringify({ pid, startTime: "another boot/1" }));
    expect(await killLeftovers(tasks)).toBe(0);
    expect(child.signalCode).toBeNull();
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  });
});
