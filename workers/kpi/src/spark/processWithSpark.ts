import type { Database } from "../compute/Database.js";
import type { InputFile, KpiPorts, SparkJobs } from "../ports.js";
import type { Processed } from "../processInput.js";
import { planRun } from "../state/planRun.js";
import { EMPTY_INDEX, type RunIndex } from "../state/RunIndex.js";
import { saveIndex } from "../state/saveState.js";
import { assertBelowThreshold } from "../validate/assertBelowThreshold.js";
import { assertReadable } from "../validate/assertReadable.js";
import { assertRows } from "../validate/assertRows.js";
import type { ReadFile } from "../validate/ReadFile.js";
import { writeKpis } from "../write/writeKpis.js";
import { differingRows } from "./differingRows.js";
import { gatherReport } from "./gatherReport.js";
import type { KpiRows } from "./KpiRows.js";
import { type LatestRun, loadLatestRun, saveLatestRun } from "./LatestRun.js";
import { loadRows } from "./loadRows.js";
import { runJob } from "./runJob.js";
import type { SparkResult } from "./SparkResult.js";
import { outputOf } from "./sparkKeys.js";

export interface SparkOptions {
  readonly ports: KpiPorts;
  readonly spark: SparkJobs;
  /** All files of the input. */
  readonly listed: readonly InputFile[];
  /** That of DuckDB, which says whose rows the tables hold. */
  readonly index: RunIndex;
  readonly runId: string;
  readonly prefix: string;
  readonly folder: string;
  readonly rejectThreshold: number;
  readonly incremental: boolean;
  readonly signal: AbortSignal;
  /** Opens the database that reads Spark's files. */
  readonly openDatabase: () => Promise<Database>;
}

const NO_ROWS: KpiRows = { categories: [], orders: [] };

/** As `processInput`, with Spark in place of DuckDB: it computes every day, and only the rows that differ from those of its last run are put. */
export async function processWithSpark(options: SparkOptions): Promise<Processed> {
  const { ports, listed, prefix, runId, folder, signal } = options;
  const { artifacts, input } = ports;
  const files = planRun(listed, prefix, EMPTY_INDEX).read;
  const latest = await latestOf(options);
  if (latest !== undefined && isSameInput(latest, files))
    return { quality: latest.quality, days: [], written: { categories: 0, orders: 0 } };

  const result = await runJob({ ...options, input, artifacts, files });
  const [output, place] = [outputOf(runId), { artifacts, folder, signal }];
  const rejects = result.parts.rejects.map((name) => output + name);
  const quarantine = await gatherReport(place, rejects, `quarantine/${runId}/rejects.ndjson`);
  assertUsable(options, files, result);
  const orphans = result.parts.orphans.map((name) => output + name);
  const orphanReport = await gatherReport(place, orphans, `quarantine/${runId}/orphans.ndjson`);

  const { category, orders } = result.parts;
  const parts = { category: category.map((name) => output + name), orders: orders.map((name) => output + name) };
  const { quality } = result;
  if (quality === undefined) throw new Error("The job has found nothing wrong, and has computed nothing");
  const run = { version: 1 as const, runId, files: files.map(({ input: { key, etag } }) => ({ key, etag })), quality };
  const rows = await rowsToPut(options, parts, latest);
  await writeRows(options, rows, { ...run, parts });
  return {
    quality,
    days: [...new Set([...rows.categories, ...rows.orders].map((row) => row.order_date))].sort(),
    written: { categories: rows.categories.length, orders: rows.orders.length },
    ...(quarantine === undefined ? {} : { quarantine }),
    ...(orphanReport === undefined ? {} : { orphanReport }),
  };
}

/** Undefined where the tables may hold other rows than those of Spark's last run. */
async function latestOf({ ports, index, incremental, folder, signal }: SparkOptions): Promise<LatestRun | undefined> {
  if (!incremental || index.sparkRun === undefined) return undefined;
  const latest = await loadLatestRun({ artifacts: ports.artifacts, folder, signal });
  return latest?.runId === index.sparkRun ? latest : undefined;
}

function isSameInput(latest: LatestRun, files: readonly { readonly input: InputFile }[]): boolean {
  const etags = new Map(latest.files.map(({ key, etag }) => [key, etag]));
  return files.length === etags.size && files.every(({ input }) => etags.get(input.key) === input.etag);
}

/** The same judgements in the same order as of files that DuckDB reads. */
function assertUsable(
  { runId, rejectThreshold }: SparkOptions,
  files: readonly Pick<ReadFile, "id" | "dataset" | "input">[],
  result: SparkResult,
): void {
  const byId = new Map(files.map((file) => [file.id, file]));
  assertReadable(result.faults.map(({ id, fault }) => `${byId.get(id)?.input.key} ${fault}`));
  const read = result.files.flatMap(({ id, rows, rejected }) => {
    const file = byId.get(id);
    return file === undefined ? [] : [{ dataset: file.dataset, rows, rejected }];
  });
  assertBelowThreshold(read, rejectThreshold, `quarantine/${runId}/rejects.ndjson`);
  const accepted = { products: 0, orders: 0, order_items: 0 };
  for (const { dataset, rows, rejected } of read) accepted[dataset] += rows - rejected;
  assertRows(accepted);
}

async function rowsToPut(
  { ports, folder, signal, openDatabase }: SparkOptions,
  parts: LatestRun["parts"],
  latest: LatestRun | undefined,
): Promise<KpiRows> {
  const database = await openDatabase();
  try {
    const place = { database, artifacts: ports.artifacts, folder, signal };
    const rows = await loadRows(place, parts);
    return differingRows(rows, latest === undefined ? NO_ROWS : await loadRows(place, latest.parts));
  } finally {
    database.close();
  }
}

/** In this order: from before the first put until the state is written, neither engine takes its state for what the tables hold. */
async function writeRows(options: SparkOptions, rows: KpiRows, run: LatestRun): Promise<void> {
  const { ports, index, runId, folder, signal, incremental } = options;
  const place = { artifacts: ports.artifacts, folder, signal };
  if (incremental) await saveIndex(place, { ...index, complete: false, sparkRun: undefined });
  const stamp = { runId, computedAt: ports.clock.now().toISOString() };
  await writeKpis({ tables: ports.tables, ...rows, stamp, signal });
  if (!incremental) return;
  await saveLatestRun(place, run);
  await saveIndex(place, { ...index, complete: false, sparkRun: runId });
}
