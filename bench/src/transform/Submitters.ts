import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { repository } from "../runSallyport.js";

/** Submitters: the deployed bundle, each in a process of its own, as Lambda would run it. */
export class Submitters {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #running: ChildProcess[] = [];

  /** @param settings of the function; what else a process needs is this one's */
  constructor(settings: Readonly<Record<string, string>>) {
    const quiet = { POWERTOOLS_LOG_LEVEL: "SILENT", POWERTOOLS_METRICS_DISABLED: "true" };
    this.#environment = { ...settings, ...quiet };
  }

  start(): void {
    const bundle = join(repository, "workers", "transform-api", "dist", "bundle", "index.mjs");
    const child = spawn(process.execPath, [join(import.meta.dirname, "submitterMain.js"), bundle], {
      env: { ...process.env, ...this.#environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
    this.#running.push(child);
  }

  /** Ends the one that was started first, in the middle of what it does. */
  async kill(): Promise<void> {
    const child = this.#running.shift();
    if (child === undefined || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }

  async stop(): Promise<void> {
    while (this.#running.length > 0) await this.kill();
  }
}
