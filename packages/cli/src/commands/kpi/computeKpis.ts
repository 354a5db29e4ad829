import { join, resolve } from "node:path";
import {
  type KpiOptions,
  type KpiPorts,
  localPorts,
  MemoryTables,
  type RunRecord,
  runKpi,
} from "@sallyport/worker-kpi";
import { FolderTables } from "./FolderTables.js";
import { openInput } from "./input/openInput.js";
import type { KpiDocument } from "./KpiDocument.js";
import { runFailure } from "./runFailure.js";
import { withScratch } from "./withScratch.js";
import { withSpark } from "./withSpark.js";
import { writeResults } from "./writeResults.js";

export interface ComputeOptions {
  /** Folder, or `s3://bucket/prefix`. */
  readonly input: string;
  /** Folder that keeps tables, quarantine and state; undefined for none of them. */
  readonly out?: string;
  /** Compute all days, also where `out` has state. */
  readonly full?: boolean;
  /** Share of rejected rows above which the run fails. */
  readonly rejectThreshold: number;
  /** Memory of the database or of Spark, MiB; undefined for the worker's default. */
  readonly memory?: number;
  /** Default: DuckDB. */
  readonly engine?: "duckdb" | "spark";
  readonly say: (line: string) => void;
}

export interface ComputedKpis {
  readonly document: KpiDocument;
  readonly record: RunRecord;
}

/**
 * One run of the pipeline's own code, with folders in place of AWS.
 *
 * @throws CommandError for all that is wrong with the input or the folders
 */
export async function computeKpis(options: ComputeOptions): Promise<ComputedKpis> {
  const { input, out, full = false, rejectThreshold, say } = options;
  try {
    return await withScratch(async (scratch, signal) => {
      const { store, prefix } = await openInput(input);
      const folder = out === undefined ? join(scratch, "artifacts") : resolve(out);
      const tables = out === undefined ? new MemoryTables() : await FolderTables.open(folder, { anew: full });
      const ports = { ...localPorts({ input, artifacts: folder, tables }), input: store };
      const incremental = out !== undefined;
      const { engine, memory } = options;
      const settings = { prefix, scratch, incremental, rejectThreshold };
      const record =
        engine === "spark"
          ? await runOnSpark({ input, artifacts: folder, memory, say }, ports, settings, signal)
          : await runKpi(ports, { ...settings, ...(memory !== undefined && { memoryMiB: memory }) }, signal);
      const document = documentOf(tables, record);
      if (out !== undefined) await writeResults(folder, document, record);
      if (record.quality?.rejected && out !== undefined && record.quarantine !== undefined)
        say(`rejected rows: ${join(folder, record.quarantine)}`);
      return { document, record };
    });
  } catch (error) {
    throw runFailure(error, options);
  }
}

async function runOnSpark(
  places: Parameters<typeof withSpark>[0],
  ports: KpiPorts,
  settings: KpiOptions,
  signal: AbortSignal,
): Promise<RunRecord> {
  return await withSpark(places, async (spark) => await runKpi({ ...ports, spark }, settings, signal));
}

type Rows = Pick<MemoryTables, "orders" | "categories"> | FolderTables;

function documentOf({ categories, orders }: Rows, { quality }: RunRecord): KpiDocument {
  if (!quality) throw new Error("a run that succeeded has counted no rows");
  const { rows, duplicates, rejected, orphans } = quality;
  return { category: categories, order: orders, quality: { rows, duplicates, rejected, orphans } };
}
