import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** The repository: benchmarks run from `bench/dist`. */
export const repository = dirname(dirname(import.meta.dirname));

export interface SallyportRun {
  /** What the command printed. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Of the command's own work, without the start of Node. */
  readonly seconds: number;
  /** Of the whole process, from start to exit. */
  readonly wallSeconds: number;
  /** User and system time of the whole process. */
  readonly cpuSeconds: number;
  /** Peak resident memory. */
  readonly maxRssMib: number;
}

/** Runs the `sallyport` command in a process of its own and measures it. */
export function runSallyport(args: readonly string[], folder: string): SallyportRun {
  const usage = join(folder, "usage.json");
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      join(import.meta.dirname, "reportUsage.js"),
      join(repository, "packages", "cli", "bin", "sallyport.mjs"),
      ...args,
      "--json",
    ],
    { encoding: "utf8", env: { ...process.env, SALLYPORT_BENCH_USAGE: usage } },
  );
  const wallSeconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`sallyport ${args.join(" ")} ended with ${status}: ${stderr}`);
  const document = JSON.parse(stdout) as Record<string, unknown>;
  const measured = JSON.parse(readFileSync(usage, "utf8")) as { cpuSeconds: number; maxRssMib: number };
  rmSync(usage);
  return { document, seconds: Number(document.seconds), wallSeconds, ...measured };
}
