import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RunningSide } from "./Contender.js";

export interface ServiceProgram {
  readonly python: string;
  /** Folder of its `server.py`. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** In the log line that comes right before it takes messages. */
  readonly ready: RegExp;
  /** In the log line of finished work; groups `objects`, and `archiveBytes` where it tells. */
  readonly done: RegExp;
}

/** Starts one of the sample's services with exactly this environment and a private folder for its temporary files. */
export async function startService({ python, folder, environment, ready, done }: ServiceProgram): Promise<RunningSide> {
  const scratch = await mkdtemp(join(tmpdir(), "sallyport-sample-"));
  const env = { PATH: "/usr/bin:/bin", HOME: scratch, TMPDIR: scratch, PYTHONUNBUFFERED: "1", ...environment };
  const child = spawn(python, ["server.py"], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const exited = once(child, "close");
  const tail: string[] = [];
  let readyAt: number | undefined;
  let progress = { objects: 0, at: Number.NaN, archiveBytes: 0 };
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => {
      tail.push(line);
      if (tail.length > 5) tail.shift();
      if (ready.test(line)) readyAt ??= Date.now();
      const { objects, archiveBytes = 0 } = done.exec(line)?.groups ?? {};
      if (objects === undefined) return;
      progress = {
        objects: progress.objects + Number(objects),
        at: Date.now(),
        archiveBytes: progress.archiveBytes + Number(archiveBytes),
      };
    });
  }
  return {
    pid: child.pid ?? 0,
    readyAt: () => {
      if (child.exitCode !== null)
        throw new Error(`${folder}/server.py ended with ${child.exitCode}: ${tail.join("\n")}`);
      return readyAt;
    },
    progress: () => progress,
    stop: async () => {
      // It would go on with its sleep after SIGTERM.
      child.kill("SIGKILL");
      await exited;
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
