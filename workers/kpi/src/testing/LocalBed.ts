import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { KpiOptions } from "../KpiOptions.js";
import { LocalSparkJobs } from "../local/LocalSparkJobs.js";
import type { LocalSparkSession } from "../local/LocalSparkSession.js";
import { localPorts } from "../local/localPorts.js";
import { MemoryTables } from "../local/MemoryTables.js";
import type { KpiPorts, RunRecord } from "../ports.js";
import { runKpi } from "../runKpi.js";

/** Local folders, tables in memory, and the records of the runs: one pipeline of a test's own. */
export class LocalBed {
  readonly folder: string;
  tables = new MemoryTables();
  readonly told: RunRecord[] = [];
  #seconds = 1_700_000_000;

  private constructor(
    folder: string,
    private readonly spark: LocalSparkSession | undefined,
  ) {
    this.folder = folder;
  }

  /** With a session, Spark computes in place of DuckDB. */
  static async make(spark?: LocalSparkSession): Promise<LocalBed> {
    const folder = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
    for (const name of ["input", "artifacts", "scratch"]) await mkdir(join(folder, name));
    return new LocalBed(folder, spark);
  }

  get ports(): KpiPorts {
    const folders = { input: join(this.folder, "input"), artifacts: join(this.folder, "artifacts") };
    const ports = localPorts({ ...folders, tables: this.tables, onEnd: (record) => this.told.push(record) });
    return this.spark === undefined ? ports : { ...ports, spark: new LocalSparkJobs(this.spark, folders) };
  }

  /** Writes a file below `Data/`, each a second younger than the one before. */
  async put(name: string, content: string | Buffer): Promise<void> {
    const path = join(this.folder, "input", "Data", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    this.#seconds += 1;
    await utimes(path, this.#seconds, this.#seconds);
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, "input", "Data", name));
  }

  async run(options: Partial<KpiOptions> = {}): Promise<RunRecord> {
    const scratch = join(this.folder, "scratch");
    return await runKpi(this.ports, { scratch, threads: 2, ...options }, new AbortController().signal);
  }

  /** The objects of an artifact in NDJSON. */
  async lines(key: string): Promise<Record<string, unknown>[]> {
    const text = await readFile(join(this.folder, "artifacts", key), "utf8");
    return text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  async end(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
