import { open, rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { identify, isAlive, processIdentitySchema } from "../supervisor/ProcessIdentity.js";
import { readOptional } from "./readOptional.js";
import { SandboxError } from "./SandboxError.js";
import type { SandboxHome } from "./SandboxHome.js";

const waitLimit = 15 * 60_000;

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
    if (holder === "gone") await rm(home.lock, { force: true });
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
  try {
    const file = await open(home.lock, "wx", 0o600);
    await file.writeFile(JSON.stringify(identify(process.pid)));
    await file.close();
    return true;
  } catch (error) {
    // Not `instanceof Error`: under jest the error comes from another realm.
    if (typeof error === "object" && error !== null && "code" in error && error.code === "EEXIST") return false;
    throw error;
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
