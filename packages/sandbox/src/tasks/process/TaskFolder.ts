import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomically } from "../../lifecycle/writeFileAtomically.js";
import { identify } from "../../supervisor/ProcessIdentity.js";

/** The private folder of one task, mode 0700, removed with everything in it once the task has ended. */
export interface TaskFolder {
  /** HOME, TMPDIR and working directory of the process. */
  readonly scratch: string;
  readonly tokenFile: string;
  /** Notes which process the task is, for a later start to end it if this one is killed. */
  noteProcess(pid: number): Promise<void>;
  remove(): Promise<void>;
}

/** Where a task's folder notes its process. */
export const processFileName = "process.json";

/** @param token of the task's credentials; undefined for a task without a role */
export async function createTaskFolder(tasks: string, taskId: string, token: string | undefined): Promise<TaskFolder> {
  const root = join(tasks, taskId);
  const scratch = join(root, "scratch");
  const tokenFile = join(root, "token");
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  if (token) await writeFileAtomically(tokenFile, token);
  return {
    scratch,
    tokenFile,
    noteProcess: (pid) => writeFileAtomically(join(root, processFileName), JSON.stringify(identify(pid) ?? null)),
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
}
