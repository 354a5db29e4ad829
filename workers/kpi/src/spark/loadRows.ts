import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Database, literal } from "../compute/Database.js";
import { type CategoryParts, type OrderParts, toCategoryKpi, toOrderKpi } from "../compute/toKpis.js";
import type { ArtifactStore } from "../ports.js";
import type { KpiRows } from "./KpiRows.js";

export interface LoadRowsOptions {
  readonly database: Database;
  readonly artifacts: ArtifactStore;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Reads the exact parts that Spark wrote, and makes KPIs of them as of DuckDB's own. Throws where an artifact is missing. */
export async function loadRows(
  options: LoadRowsOptions,
  parts: { readonly category: readonly string[]; readonly orders: readonly string[] },
): Promise<KpiRows> {
  const categories = await loadParts<CategoryParts>(options, parts.category, "category, day");
  const orders = await loadParts<OrderParts>(options, parts.orders, "day");
  return { categories: categories.map(toCategoryKpi), orders: orders.map(toOrderKpi) };
}

async function loadParts<Row extends object>(
  { database, artifacts, folder, signal }: LoadRowsOptions,
  keys: readonly string[],
  order: string,
): Promise<Row[]> {
  if (keys.length === 0) return [];
  const paths = keys.map((_, number) => join(folder, `part-${number}.parquet`));
  for (const [number, key] of keys.entries()) {
    if (await artifacts.fetch(key, paths[number] ?? "", signal)) continue;
    throw new Error(`${key} is missing though the job has told of it. Remove state/spark/latest.json, then run again`);
  }
  const rows = await database.rows<Row>(
    `SELECT * FROM read_parquet([${paths.map(literal).join(", ")}], hive_partitioning = false) ORDER BY ${order}`,
  );
  for (const path of paths) await rm(path, { force: true });
  return rows;
}
