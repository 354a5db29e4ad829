import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the whole process of the peer took. */
export interface PeerRun {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly maxRssMib: number;
}

/** Runs bare DuckDB over the sample in a process of its own. */
export function runBareDuckdb(sample: string, folder: string): PeerRun {
  const usage = join(folder, "peer-usage.json");
  const report = join(dirname(import.meta.dirname), "reportUsage.js");
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", report, join(import.meta.dirname, "bareDuckdb.js"), sample],
    { encoding: "utf8", env: { ...process.env, SALLYPORT_BENCH_USAGE: usage } },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`bare DuckDB ended with ${status}: ${stderr}`);
  const measured = JSON.parse(readFileSync(usage, "utf8")) as Omit<PeerRun, "seconds">;
  rmSync(usage);
  return { seconds, ...measured };
}
