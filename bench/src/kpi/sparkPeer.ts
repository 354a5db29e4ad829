import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "../runSallyport.js";

/** Spark as it can be run here, or why it cannot. */
export type SparkPeer = { readonly python: string } | { readonly skipped: string };

const pyspark = "pyspark==3.5.6";

/**
 * A Python that has pyspark: that of `SALLYPORT_BENCH_PYTHON`, that on PATH, or one in a virtual environment below the
 * folder, into which it is installed.
 */
export function findSpark(folder: string, say: (line: string) => void): SparkPeer {
  if (spawnSync("java", ["-version"]).status !== 0) return { skipped: "no java on PATH" };
  for (const python of [process.env.SALLYPORT_BENCH_PYTHON, "python3"]) {
    if (python && spawnSync(python, ["-c", "import pyspark"]).status === 0) return { python };
  }
  say(`kpi: installing ${pyspark} for the peer`);
  const environment = join(folder, "venv");
  const python = join(environment, "bin", "python");
  if (spawnSync("python3", ["-m", "venv", environment]).status !== 0) return { skipped: "python3 -m venv failed" };
  const install = spawnSync(python, ["-m", "pip", "install", "--quiet", pyspark], { encoding: "utf8" });
  if (install.status === 0) return { python };
  return { skipped: `${pyspark} cannot be installed: ${install.stderr.trim().split("\n").at(-1)}` };
}

/** Seconds that Spark takes for the sample in the folder, without the start of its JVM. */
export function runSpark(python: string, sample: string): number {
  const script = join(repository, "bench", "peers", "kpi_spark.py");
  const { status, stdout, stderr } = spawnSync(python, [script, sample], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr.slice(-2000)}`);
  return Number((JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as { seconds: number }).seconds);
}
