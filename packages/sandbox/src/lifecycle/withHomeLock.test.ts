import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { identify } from "../supervisor/ProcessIdentity.js";
import { createSandboxHome, type SandboxHome } from "./SandboxHome.js";
import { withHomeLock } from "./withHomeLock.js";

describe("withHomeLock", () => {
  let home: SandboxHome;
  let lines: string[];
  beforeEach(async () => {
    home = await createSandboxHome(await mkdtemp(join(tmpdir(), "sallyport-lock-")));
    lines = [];
  });
  afterEach(async () => {
    await rm(home.root, { recursive: true, force: true });
  });

  const tell = (line: string): void => void lines.push(line);
  /** Runs steps at once and returns how many were at work together at most. */
  const atOnce = async (count: number): Promise<number> => {
    let within = 0;
    let most = 0;
    const step = async (): Promise<void> => {
      within += 1;
      most = Math.max(most, within);
      await delay(5);
      within -= 1;
    };
    await Promise.all(Array.from({ length: count }, () => withHomeLock(home, tell, step)));
    return most;
  };

  it("lets one step at a time work, and leaves no lock", async () => {
    expect(await atOnce(4)).toBe(1);
    expect((await readdir(home.root)).filter((name) => name.includes("lock"))).toEqual([]);
  });

  it("passes on what a step returns or throws, and is free afterwards", async () => {
    expect(await withHomeLock(home, tell, async () => 7)).toBe(7);
    await expect(withHomeLock(home, tell, () => Promise.reject(new Error("no disk")))).rejects.toThrow("no disk");
    expect(existsSync(home.lock)).toBe(false);
  });

  it("waits for another process that is at work, and says once for which", async () => {
    const other = spawn(process.execPath, ["--eval", "setInterval(() => {}, 60_000)"]);
    await writeFile(home.lock, JSON.stringify(identify(other.pid ?? 0)));
    let done = false;
    const waiting = withHomeLock(home, tell, async () => {
      done = true;
    });
    while (lines.length === 0) await delay(10);
    expect(done).toBe(false);
    const ended = once(other, "exit");
    other.kill("SIGKILL");
    await ended;
    await waiting;
    expect(lines).toEqual([`waiting for another command (process ${other.pid}) that is at work on ${home.root}`]);
  });

  it("leaves a dead process's lock to the one that is taking it away", async () => {
    await writeFile(home.lock, '{"pid":4194305,"startTime":"another boot/1"}');
    await writeFile(`${home.lock}.guard`, "");
    let done = false;
    const waiting = withHomeLock(home, tell, async () => {
      done = true;
    });
    await delay(600);
    expect({ done, lock: existsSync(home.lock) }).toEqual({ done: false, lock: true });
    await rm(`${home.lock}.guard`);
    await waiting;
    expect(done).toBe(true);
  });

  it("takes a guard away that was left long ago", async () => {
    await writeFile(home.lock, '{"pid":4194305,"startTime":"another boot/1"}');
    await writeFile(`${home.lock}.guard`, "");
    await utimes(`${home.lock}.guard`, new Date(0), new Date(0));
    expect(await atOnce(2)).toBe(1);
  });

  it.each(['{"pid":4194305,"startTime":"another boot/1"}', "", '{"pid":'])(
    "is taken over by one of many when a process left it with %j",
    async (text) => {
      await writeFile(home.lock, text);
      expect(await atOnce(6)).toBe(1);
      expect((await readdir(home.root)).filter((name) => name.includes("lock"))).toEqual([]);
    },
    30_000,
  );
});
