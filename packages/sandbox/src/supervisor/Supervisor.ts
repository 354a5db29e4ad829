import { readFile, rm } from "node:fs/promises";
import { type RunningDatabases, startDatabaseRunner } from "../database/startDatabaseRunner.js";
import { readDeployKey } from "../emulator/deployKey.js";
import { certificatePaths } from "../emulator/ensureCertificates.js";
import { onFreePort } from "../emulator/onFreePort.js";
import { type Emulator, startEmulator } from "../emulator/startEmulator.js";
import type { ImageTable } from "../lifecycle/ImageTable.js";
import { SandboxError } from "../lifecycle/SandboxError.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { writeFileAtomically } from "../lifecycle/writeFileAtomically.js";
import { type LaunchPlan, readLaunchPlan } from "./LaunchPlan.js";
import { loadTaskRunner, type TaskRunner } from "./loadTaskRunner.js";
import { identify } from "./ProcessIdentity.js";
import type { SandboxState } from "./SandboxState.js";

/** Owns the emulator, the database servers and the task runner of one sandbox: starts them in order, stops them in the other. */
export class Supervisor {
  private emulator: Emulator | undefined;
  private databases: RunningDatabases | undefined;
  private tasks: TaskRunner | undefined;
  private stopping: Promise<void> | undefined;
  private readonly images: Record<string, ImageTable[string]> = {};

  constructor(
    private readonly home: SandboxHome,
    private readonly log: (line: string) => void,
  ) {}

  /**
   * Starts everything and writes `state.json` last, so that its presence means that the sandbox is usable.
   *
   * @param onEmulatorExit called when the emulator ends without having been asked to
   */
  async start(onEmulatorExit: () => void): Promise<void> {
    const plan = await readLaunchPlan(this.home);
    await writeFileAtomically(this.home.supervisorPid, JSON.stringify(identify(process.pid)));
    await this.reloadImages();
    this.emulator = await this.startEmulator(plan);
    this.emulator.process.once("exit", (code, signal) => {
      if (this.stopping) return;
      this.log(`the emulator ended unexpectedly (${code ?? signal})`);
      onEmulatorExit();
    });
    this.databases = await startDatabaseRunner(this.home, this.emulator.endpoint, this.log);
    this.tasks = await this.startTasks(this.emulator.endpoint);
    await this.writeState(plan, this.emulator);
    this.log(`ready at ${this.emulator.endpoint}`);
  }

  /** Takes over the images that a later start command registered. */
  async reloadImages(): Promise<void> {
    const images: ImageTable = JSON.parse(await readFile(this.home.images, "utf8"));
    for (const name of Object.keys(this.images)) delete this.images[name];
    Object.assign(this.images, images);
  }

  /** Stops tasks, then the databases that they may use and the emulator, then removes the state. Calling it again waits for the first call. */
  async stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    await this.stopping;
  }

  private async stopAll(): Promise<void> {
    await this.tasks?.stop().catch((error: unknown) => this.log(`the task runner did not stop cleanly: ${error}`));
    await this.databases?.stop().catch((error: unknown) => this.log(`the databases did not stop cleanly: ${error}`));
    await this.emulator?.stop();
    await rm(this.home.state, { force: true });
    await rm(this.home.supervisorPid, { force: true });
    this.log("stopped");
  }

  private async startEmulator(plan: LaunchPlan): Promise<Emulator> {
    const adminToken = (await readFile(this.home.adminToken, "utf8")).trim();
    const start = async (port: number): Promise<Emulator> =>
      await startEmulator({
        home: this.home,
        port,
        python: plan.python,
        keepState: plan.keepState,
        certificates: certificatePaths(this.home),
        adminToken,
      });
    if (plan.portAsked) return await start(plan.port);
    return await onFreePort(plan.port, (error) => String(error).includes("Address already in use"), start);
  }

  private async startTasks(endpoint: string): Promise<TaskRunner | undefined> {
    const deployCredentials = await readDeployKey(this.home);
    if (!deployCredentials)
      throw new SandboxError(`${this.home.deployKey} is unreadable`, "stop the sandbox and start it again");
    const startTaskRunner = await loadTaskRunner();
    if (!startTaskRunner) this.log("no task runner is built: ECS tasks do not run");
    return await startTaskRunner?.({
      endpoint,
      deployCredentials,
      caFile: certificatePaths(this.home).caFile,
      images: this.images,
      home: this.home.root,
      log: this.log,
    });
  }

  private async writeState(plan: LaunchPlan, emulator: Emulator): Promise<void> {
    const supervisor = identify(process.pid);
    const child = identify(emulator.pid);
    if (!supervisor || !child) throw new SandboxError("the emulator ended during the start", "see its log");
    const state: SandboxState = {
      version: 1,
      supervisor,
      emulator: child,
      endpoint: emulator.endpoint,
      startedAt: new Date().toISOString(),
      provider: plan.provider,
      ...(plan.cli ? { cli: plan.cli } : {}),
    };
    await writeFileAtomically(this.home.state, `${JSON.stringify(state, null, 2)}\n`);
  }
}
