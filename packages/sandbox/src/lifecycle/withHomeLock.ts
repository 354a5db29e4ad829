import { rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { identify, isAlive, processIdentitySchema } from "../supervisor/ProcessIdentity.js";
import { errorCode } from "./errorCode.js";
import { readOptional } from "./readOptional.js";
import { SandboxError } from "./SandboxError.js";
import type { SandboxHome } from "./SandboxHome.js";

const waitLimit = 15 * 60_000;
/** Taking a lock away takes a second or two; a guard that is older was left by a process that is gone. */
const guardLimit = 20_000;

/**
 * Runs a step while no other process starts, stops or resets the same sandbox. A second one waits and says so; the
 * lock of a process that is gone is taken over.
 *
 * @throws SandboxError when the other one takes longer than 15 minutes
 */
export async function withHomeLock<Result>(
  home: SandboxHome,
  onProgress: (line: string) => void,
  step: () => Promise<Result>,
): Promise<Result> {
  await acquire(home, onProgress);
  try {
    return await step();
  } finally {
    await rm(home.lock, { force: true });
  }
}

async function acquire(home: SandboxHome, onProgress: (line: string) => void): Promise<void> {
  const deadline = Date.now() + waitLimit;
  let told = false;
  while (!(await tryAcquire(home))) {
    const holder = await readHolder(home);
    if (holder === "gone") await takeAway(home);
    if (!told && holder !== "gone") {
      onProgress(`waiting for another command (process ${holder ?? "unknown"}) that is at work on ${home.root}`);
      told = true;
    }
    if (Date.now() > deadline)
      throw new SandboxError(`${home.lock} has been held for 15 minutes`, "end the other command and try again");
    await delay(200);
  }
}

async function tryAcquire(home: SandboxHome): Promise<boolean> {
  return await tryCreate(home.lock, JSON.stringify(identify(process.pid)));
}

async function tryCreate(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/**
 * Removes the lock of a process that is gone. One at a time and after a second look: a slower one would otherwise remove
 * the lock that a quicker one has made in the meantime.
 */
async function takeAway(home: SandboxHome): Promise<void> {
  const guard = `${home.lock}.guard`;
  if (!(await tryCreate(guard, ""))) {
    const age = await stat(guard).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > guardLimit) await rm(guard, { force: true });
    return;
  }
  try {
    if ((await readHolder(home)) === "gone") await rm(home.lock, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

async function readHolder(home: SandboxHome): Promise<number | "gone" | undefined> {
  try {
    const holder = processIdentitySchema.parse(JSON.parse((await readOptional(home.lock)) ?? ""));
    return isAlive(holder) ? holder.pid : "gone";
  } catch {
    return await settlesEmpty(home);
  }
}

/** An unreadable lock is being written right now, or was left so: a second look tells. */
async function settlesEmpty(home: SandboxHome): Promise<"gone" | undefined> {
  const before = await readOptional(home.lock);
  await delay(1_000);
  const after = await readOptional(home.lock);
  if (after === undefined || after !== before) return undefined;
  return "gone";
}
