import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { choosePort } from "../emulator/choosePort.js";
import { ensureDeployKey } from "../emulator/deployKey.js";
import { ensureCertificates } from "../emulator/ensureCertificates.js";
import type { LaunchPlan } from "../supervisor/LaunchPlan.js";
import { cleanState, readState } from "../supervisor/SandboxState.js";
import { signalProcess } from "../supervisor/signalProcess.js";
import { jobSettingNames } from "../tasks/jobs/jobSettings.js";
import { chooseProvider } from "../toolchain/chooseProvider.js";
import { ensureEmulatorPython } from "../toolchain/ensureEmulatorPython.js";
import { installProviderPlugin } from "../toolchain/installProviderPlugin.js";
import { pinnedNode } from "../toolchain/pinnedNode.js";
import { resolvePulumiCli } from "../toolchain/resolvePulumiCli.js";
import { compiledEntry } from "./compiledEntry.js";
import { ensureSecretFile } from "./ensureSecretFile.js";
import type { ImageTable } from "./ImageTable.js";
import { readOptional } from "./readOptional.js";
import { SandboxError } from "./SandboxError.js";
import { createSandboxHome, type SandboxHome } from "./SandboxHome.js";
import { type SandboxStatus, sandboxStatus } from "./sandboxStatus.js";
import { withHomeLock } from "./withHomeLock.js";
import { writeFileAtomically } from "./writeFileAtomically.js";

/** What to start. */
export interface StartSandboxOptions {
  /** Folder of the sandbox; made when missing, readable by its owner only. */
  readonly home: string;
  /** The images that tasks may run; a running sandbox takes over a changed table. */
  readonly images: ImageTable;
  /** Port of the endpoint; a free one by default. */
  readonly port?: number;
  /** Prepare the Pulumi CLI and the `aws` plugin; true by default. Tests that only call AWS leave it out. */
  readonly pulumi?: boolean;
  /** Find the account again that the last clean stop left; false by default. For tests of a restart: stacks are forgotten all the same. */
  readonly keepState?: boolean;
  /** Given one line for each step that takes long. */
  readonly onProgress?: (line: string) => void;
}

/**
 * Starts the sandbox, or returns the running one. The emulator keeps everything in memory, so a new start is an empty
 * account: stacks of an earlier one are forgotten, keys and certificates stay. Database servers come back with their data,
 * for the instances of the same names that are deployed next.
 *
 * @throws SandboxError when a prerequisite is missing, the port is taken or the emulator does not start
 */
export async function startSandbox(options: StartSandboxOptions): Promise<SandboxStatus> {
  const onProgress = options.onProgress ?? (() => {});
  const home = await createSandboxHome(options.home);
  return await withHomeLock(home, onProgress, async () => {
    const leftovers = await cleanState(home);
    if (leftovers) onProgress(leftovers);
    await writeFileAtomically(home.images, JSON.stringify(options.images));
    if (await joinRunning(home, options, onProgress)) return await sandboxStatus(options.home);
    await prepareSecrets(home);
    const plan = await prepareTools(home, options, onProgress);
    await writeFileAtomically(home.launch, JSON.stringify(plan));
    await forgetStacks(home, onProgress);
    await launchSupervisor(home);
    return await sandboxStatus(options.home);
  });
}

async function joinRunning(
  home: SandboxHome,
  options: StartSandboxOptions,
  onProgress: (line: string) => void,
): Promise<boolean> {
  const reading = await readState(home);
  if (reading.kind !== "running") return false;
  const { endpoint, supervisor } = reading.state;
  if (options.port !== undefined && new URL(endpoint).port !== String(options.port))
    throw new SandboxError(
      `the sandbox already runs at ${endpoint}, not on port ${options.port}`,
      "stop it first, or leave the port out",
    );
  if (options.pulumi !== false && !reading.state.cli)
    throw new SandboxError("the running sandbox was started without Pulumi", "stop it and start it again");
  signalProcess(supervisor, "SIGHUP");
  onProgress(`the sandbox already runs at ${endpoint}`);
  return true;
}

async function prepareSecrets(home: SandboxHome): Promise<void> {
  await ensureDeployKey(home);
  await ensureSecretFile(home.adminToken);
  await ensureSecretFile(home.passphrase);
  await ensureCertificates(home);
}

async function prepareTools(
  home: SandboxHome,
  options: StartSandboxOptions,
  onProgress: (line: string) => void,
): Promise<LaunchPlan> {
  const provider = chooseProvider(process.env);
  // The port first: a taken one should not be found out after minutes of building.
  const port = await choosePort(options.port);
  const portAsked = options.port !== undefined;
  const python = await ensureEmulatorPython({ onProgress });
  const keepState = options.keepState ?? false;
  if (options.pulumi === false) return { port, portAsked, python, provider, keepState };
  const cli = await resolvePulumiCli({ onProgress });
  await installProviderPlugin(home, provider);
  return { port, portAsked, python, provider, keepState, cli: cli.path };
}

async function forgetStacks(home: SandboxHome, onProgress: (line: string) => void): Promise<void> {
  if ((await readdir(home.backend)).length > 0)
    onProgress("a new start is an empty account: the stacks of the earlier one are forgotten");
  await rm(home.backend, { recursive: true, force: true });
  await mkdir(home.backend, { mode: 0o700 });
}

async function launchSupervisor(home: SandboxHome): Promise<void> {
  const logFile = join(home.logs, "supervisor.log");
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(pinnedNode(), [compiledEntry(join("supervisor", "main.js")), home.root], {
    cwd: home.root,
    detached: true,
    env: supervisorEnvironment(home),
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  child.unref();
  while ((await readState(home)).kind !== "running") {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      const lines = ((await readOptional(logFile)) ?? "").trim().split("\n").slice(-12).join("\n");
      throw new SandboxError("the sandbox did not start", `its log is ${logFile} and ends with\n${lines}`);
    }
    await delay(50);
  }
}

/** Nothing of the caller's AWS settings reaches the supervisor or what it starts. */
function supervisorEnvironment(home: SandboxHome): NodeJS.ProcessEnv {
  const settings = ["SALLYPORT_TASK_CREDENTIAL_SECONDS", ...jobSettingNames];
  const kept = ["PATH", "HOME", "LANG", "TZ", "XDG_CACHE_HOME", ...settings];
  const own = Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return { ...own, TMPDIR: home.scratch };
}
