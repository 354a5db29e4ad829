import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DeployKey } from "../emulator/deployKey.js";
import type { ImageTable } from "../lifecycle/ImageTable.js";

/** What runs ECS tasks as local processes. */
export interface TaskRunner {
  stop(): Promise<void>;
}

/** What the task runner is given. `images` is read anew for each task, so that its entries may change. */
export interface TaskRunnerOptions {
  readonly endpoint: string;
  readonly deployCredentials: DeployKey;
  readonly caFile: string;
  readonly images: ImageTable;
  readonly home: string;
  readonly log: (line: string) => void;
}

interface TaskRunnerModule {
  readonly startTaskRunner: (options: TaskRunnerOptions) => Promise<TaskRunner>;
}

/** The task runner, loaded only here because its AWS clients take a moment; undefined where it is not built. */
export async function loadTaskRunner(): Promise<TaskRunnerModule["startTaskRunner"] | undefined> {
  const path = join(import.meta.dirname, "..", "tasks", "index.js");
  if (!existsSync(path)) return undefined;
  const module: TaskRunnerModule = await import(pathToFileURL(path).href);
  return module.startTaskRunner;
}
