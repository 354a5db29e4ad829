import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A worker that runs as its own process, as in a task. */
export interface RunningWorker {
  readonly pid: number;
  /** What it wrote, line by line, parsed; lines that are no JSON stay texts. */
  readonly lines: readonly unknown[];
  /** Lines with this event. */
  events(name: string): readonly Record<string, unknown>[];
  /** Sends a signal and resolves with the exit code once it has ended; null where the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  readonly exited: Promise<number | null>;
}

/** Starts a worker's bundle, the path of its `main.mjs`, with exactly this environment, these arguments, and a private folder for temporary files. */
export async function startWorker(
  bundle: string,
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<RunningWorker> {
  const scratch = await mkdtemp(join(tmpdir(), "sallyport-worker-"));
  const env = { PATH: "/usr/bin:/bin", HOME: scratch, TMPDIR: scratch, ...environment };
  const child = spawn(process.execPath, [bundle, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: unknown[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => lines.push(parse(line)));
  }
  const exited = once(child, "close").then(async ([code]) => {
    await rm(scratch, { recursive: true, force: true });
    return typeof code === "number" ? code : null;
  });
  return {
    pid: child.pid ?? 0,
    lines,
    events: (name) => lines.filter(isRecord).filter(({ event }) => event === name),
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      return await exited;
    },
    exited,
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
