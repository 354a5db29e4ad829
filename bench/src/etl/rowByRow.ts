import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "../runSallyport.js";
import { libpqVariables, type ServerAddress } from "./ServerAddress.js";

/** A Python that can load row by row, or why there is none. */
type RowPeer = { readonly python: string } | { readonly skipped: string };

const packages = ["pandas==3.1.1", "psycopg2-binary==2.9.13"];

/**
 * A Python that has pandas and psycopg2: that of `SALLYPORT_BENCH_PYTHON`, that on PATH, or one in a virtual environment
 * below the folder, into which they are installed.
 */
export function findRowPeer(folder: string, say: (line: string) => void): RowPeer {
  for (const python of [process.env.SALLYPORT_BENCH_PYTHON, "python3"]) {
    if (python && spawnSync(python, ["-c", "import pandas, psycopg2"]).status === 0) return { python };
  }
  say(`etl: installing ${packages.join(", ")} for the peer`);
  const environment = join(folder, "venv");
  const python = join(environment, "bin", "python");
  if (spawnSync("python3", ["-m", "venv", environment]).status !== 0) return { skipped: "python3 -m venv failed" };
  const install = spawnSync(python, ["-m", "pip", "install", "--quiet", ...packages], { encoding: "utf8" });
  if (install.status === 0) return { python };
  return { skipped: `${packages.join(" ")} cannot be installed: ${install.stderr.trim().split("\n").at(-1)}` };
}

/** Rows a second of the first rows of a file, loaded as the public pipeline does it, by the same verified TLS. */
export function rowsPerSecondOneByOne(python: string, server: ServerAddress, file: string, rows: number): number {
  const script = join(repository, "bench", "peers", "etl_rows.py");
  const { status, stdout, stderr } = spawnSync(python, [script, file, server.schema, "one_by_one", `${rows}`], {
    encoding: "utf8",
    env: { ...process.env, ...libpqVariables(server) },
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr.slice(-2000)}`);
  const done = JSON.parse(stdout) as { readonly seconds: number; readonly rows: number };
  return done.rows / done.seconds;
}
