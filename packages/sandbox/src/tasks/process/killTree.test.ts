import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { until } from "../testing/until.js";
import { killStrays } from "./killStrays.js";
import { killTree } from "./killTree.js";

/** Starts another process in a group of its own, which ignores SIGTERM, and says its number. */
const starter = `
  const { spawn } = require("node:child_process");
  const code = "process.on('SIGTERM', () => {}); setInterval(() => {}, 60000)";
  const child = spawn(process.execPath, ["-e", code], { detached: true, stdio: "ignore" });
  console.log(child.pid);
  setInterval(() => {}, 60000);
`;

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

// Other systems have no /proc: there only the group is ended.
const onLinux = process.platform === "linux" ? describe : describe.skip;

onLinux("the processes that a task has started", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sallyport-task-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const startTask = async () => {
    const child = spawn(process.execPath, ["-e", starter], { cwd: folder, detached: true });
    const [line] = await once(child.stdout, "data");
    return { leader: child.pid ?? 0, inOtherGroup: Number(line), ended: once(child, "exit") };
  };

  it("end with it, also in groups of their own", async () => {
    const { leader, inOtherGroup, ended } = await startTask();
    expect(killTree(leader)).toBe(true);
    expect(await ended).toEqual([null, "SIGKILL"]);
    await until(async () => (isRunning(inOtherGroup) ? undefined : true));
    expect(killTree(leader)).toBe(false);
  });

  it("are found by its folder when it has ended before them", async () => {
    const { leader, inOtherGroup, ended } = await startTask();
    const other = await startTask();
    process.kill(leader, "SIGKILL");
    await ended;
    expect(isRunning(inOtherGroup)).toBe(true);
    killStrays(`${folder}-2`);
    expect(isRunning(inOtherGroup)).toBe(true);
    killStrays(folder);
    await until(async () => ([inOtherGroup, other.inOtherGroup, other.leader].some(isRunning) ? undefined : true));
  });
});
