import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { SandboxError } from "../lifecycle/SandboxError.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { jobSettings } from "../tasks/jobs/jobSettings.js";
import { emulatorEnvironment } from "./emulatorEnvironment.js";
import type { Certificates } from "./ensureCertificates.js";
import { requestEmulator } from "./requestEmulator.js";

interface EmulatorOptions {
  readonly home: SandboxHome;
  readonly port: number;
  readonly certificates: Certificates;
  readonly adminToken: string;
  /** The Python of the emulator's virtual environment. */
  readonly python: string;
  readonly keepState?: boolean | undefined;
}

/** A running emulator. */
export interface Emulator {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly endpoint: string;
  /** Ends it: SIGTERM, then SIGKILL after five seconds, or after 40 where it writes its state first. Resolves when the process is gone. */
  stop(): Promise<void>;
}

const startLimit = 60_000;

/**
 * Starts the emulator through the launcher and waits until it answers over TLS.
 *
 * @throws SandboxError when it ends or does not answer within a minute; the last lines of its log are in the message
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const logFile = join(options.home.logs, "emulator.log");
  const child = launch(options, logFile);
  const endpoint = `https://127.0.0.1:${options.port}`;
  const emulator = {
    process: child,
    pid: child.pid ?? 0,
    endpoint,
    stop: () => stop(child, options.keepState ? 40_000 : 5_000),
  };
  try {
    await waitUntilReady(child, endpoint, await readFile(options.certificates.caFile, "utf8"));
  } catch (error) {
    await emulator.stop();
    const lastLines = (await readFile(logFile, "utf8")).trim().split("\n").slice(-8).join("\n");
    throw new SandboxError(
      `the emulator did not start on port ${options.port}`,
      `its log is ${logFile} and ends with\n${lastLines}`,
      { cause: error },
    );
  }
  return emulator;
}

function launch(options: EmulatorOptions, logFile: string): ChildProcess {
  const log = openSync(logFile, "a", 0o600);
  try {
    return spawn(options.python, ["-m", "launcher"], {
      cwd: packageRoot,
      env: emulatorEnvironment({ ...options, path: process.env.PATH ?? "", jobs: jobSettings(process.env) }),
      // The launcher ends when this pipe closes, so that it never outlives a supervisor that was killed.
      stdio: ["pipe", log, log],
    });
  } finally {
    closeSync(log);
  }
}

async function waitUntilReady(child: ChildProcess, endpoint: string, ca: string): Promise<void> {
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  const deadline = Date.now() + startLimit;
  while (Date.now() < deadline) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
    const status = await requestEmulator({ endpoint, path: "/_sallyport/health", method: "GET", ca }).catch(() => 0);
    if (status === 200) return;
    await delay(100);
  }
  throw new Error(`no answer within ${startLimit / 1000} s`);
}

async function stop(child: ChildProcess, limit: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), limit);
  await gone;
  clearTimeout(timer);
}
