import { join } from "node:path";
import type { SparkJob, SparkJobs } from "../ports.js";
import type { LocalSparkSession } from "./LocalSparkSession.js";

/** Jobs on the folders of `localPorts`, in a session on this machine. */
export class LocalSparkJobs implements SparkJobs {
  readonly #session: LocalSparkSession;
  readonly #folders: { readonly input: string; readonly artifacts: string };

  constructor(session: LocalSparkSession, folders: { readonly input: string; readonly artifacts: string }) {
    this.#session = session;
    this.#folders = folders;
  }

  async run({ input, output }: SparkJob, signal: AbortSignal): Promise<void> {
    const folders = { input: join(this.#folders.input, input), output: join(this.#folders.artifacts, output) };
    await this.#session.run(folders, signal);
  }
}
