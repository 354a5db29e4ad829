import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { readOptional } from "../../lifecycle/readOptional.js";
import { SandboxError } from "../../lifecycle/SandboxError.js";
import type { PostgresBinaries } from "../binaries/postgresBinaries.js";
import { serverUser } from "../user/serverUser.js";
import { guardServer } from "./guardServer.js";

/** A running postmaster. */
export interface ServerProcess {
  readonly pid: number;
  /** Resolves with a code or a signal when it has ended, however that came about. */
  readonly ended: Promise<string>;
  /** Has it read its configuration anew. */
  reload(): void;
  /** Ends it and its connections: in order within 15 seconds, else at once. Resolves when it is gone. */
  stop(): Promise<void>;
}

const startLimit = 60_000;
const stopLimits = [
  ["SIGINT", 15_000],
  ["SIGQUIT", 5_000],
] as const;

/**
 * Starts the server of a data folder and waits until it accepts connections. It ends with this process, even when that is
 * killed.
 *
 * @param logFile is appended to, readable by its owner only
 * @throws SandboxError when it ends or is not ready within a minute; the last lines of its log are in the message
 */
export async function launchServer(binaries: PostgresBinaries, data: string, logFile: string): Promise<ServerProcess> {
  const child = spawnServer(binaries, data, logFile);
  const ended = endOf(child);
  const pid = child.pid ?? 0;
  const guard = pid ? guardServer(pid) : undefined;
  void ended.then(() => guard?.dismiss());
  const server: ServerProcess = {
    pid,
    ended,
    reload: () => void child.kill("SIGHUP"),
    stop: () => stop(child, ended),
  };
  try {
    await waitUntilReady(child, data);
    return server;
  } catch (error) {
    await server.stop();
    const lines = ((await readOptional(logFile)) ?? "").trim().split("\n").slice(-8).join("\n");
    throw new SandboxError(`PostgreSQL did not start in ${data}`, `its log is ${logFile} and ends with\n${lines}`, {
      cause: error,
    });
  }
}

function spawnServer(binaries: PostgresBinaries, data: string, logFile: string): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  try {
    return spawn(binaries.postgres, ["-D", data], {
      cwd: data,
      // A group of its own: Ctrl-C in a terminal is for us, who end it in order.
      detached: true,
      env: { PATH: process.env.PATH, LANG: "C.UTF-8", TZ: "UTC" },
      stdio: ["ignore", log, log],
      ...serverUser(),
    });
  } finally {
    closeSync(log);
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(String(code ?? signal)));
  });
}

/** The server says in its pid file how far it is. */
async function waitUntilReady(child: ChildProcess, data: string): Promise<void> {
  const deadline = Date.now() + startLimit;
  while (Date.now() < deadline) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
      throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
    const [pid, , , , , , , status] = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split(
      "\n",
    );
    if (Number(pid) === child.pid && status?.trim() === "ready") return;
    await delay(20);
  }
  throw new Error(`not ready within ${startLimit / 1000} s`);
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  for (const [signal, limit] of stopLimits) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    const timer = new AbortController();
    await Promise.race([ended, delay(limit, undefined, { signal: timer.signal }).catch(() => {})]);
    timer.abort();
  }
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
