import { join } from "node:path";
import { computeKpis } from "./compute/computeKpis.js";
import { type Database, literal } from "./compute/Database.js";
import type { KpiPorts, Quality } from "./ports.js";
import { readSql } from "./sql/readSql.js";
import { mergeState } from "./state/mergeState.js";
import { nextIndex } from "./state/nextIndex.js";
import type { RunPlan } from "./state/planRun.js";
import { qualityOf } from "./state/qualityOf.js";
import type { RunIndex } from "./state/RunIndex.js";
import { saveIndex, saveState } from "./state/saveState.js";
import { assertRows } from "./validate/assertRows.js";
import type { Dataset } from "./validate/datasets.js";
import { validateInput } from "./validate/validateInput.js";
import { writeKpis } from "./write/writeKpis.js";

export interface ProcessOptions {
  readonly database: Database;
  readonly ports: KpiPorts;
  readonly plan: RunPlan;
  readonly index: RunIndex;
  readonly runId: string;
  readonly folder: string;
  readonly rejectThreshold: number;
  readonly incremental: boolean;
  readonly signal: AbortSignal;
}

export interface Processed {
  readonly quality: Quality;
  readonly days: readonly string[];
  readonly written: { readonly categories: number; readonly orders: number };
  readonly quarantine?: string;
  readonly orphanReport?: string;
}

/** Validate, compute, write; then the state. In this order: the tables come before the state, so that a state never claims rows that are not written. */
export async function processInput(options: ProcessOptions): Promise<Processed> {
  const { database, ports, plan, index, runId, folder, incremental, signal } = options;
  const { artifacts } = ports;
  await database.runFile("schema");
  const validated = await validateInput({ ...options, input: ports.input, artifacts, files: plan.read });
  const fileDays = await daysByFile(database);

  const merged = await mergeState({ database, artifacts, index, plan, folder, signal });
  assertRows(await rowsByDataset(database));
  const computed = await computeKpis(database);
  const next = await nextIndex({ database, index, plan, read: validated.files, fileDays, merged, computed });
  const quality = await qualityOf(next, database);
  const orphanReport = quality.orphans === 0 ? undefined : await reportOrphans(options);

  if (incremental) {
    const unfinished = { ...index, complete: false, nextId: plan.nextId, sparkRun: undefined };
    await saveIndex({ artifacts, folder, signal }, unfinished);
  }
  const stamp = { runId, computedAt: ports.clock.now().toISOString() };
  await writeKpis({ tables: ports.tables, ...computed, stamp, signal });
  if (incremental) await saveState({ database, artifacts, merged, index: { ...next, quality }, folder, signal });

  return {
    quality,
    days: [...new Set([...merged.touched.items, ...merged.touched.orders])].sort(),
    written: { categories: computed.categories.length, orders: computed.orders.length },
    ...(validated.quarantine === undefined ? {} : { quarantine: validated.quarantine }),
    ...(orphanReport === undefined ? {} : { orphanReport }),
  };
}

/** By dataset; whether there is one is all that matters. */
async function rowsByDataset(database: Database): Promise<Record<Dataset, number>> {
  const count = async (view: string): Promise<number> =>
    (await database.values(`SELECT 1 FROM ${view} LIMIT 1`)).length;
  return { products: await count("products"), orders: await count("orders"), order_items: await count("items") };
}

async function daysByFile(database: Database): Promise<Map<number, string[]>> {
  const rows = await database.rows<{ file: string; day: string }>(
    "SELECT DISTINCT file, day FROM new_items UNION ALL SELECT DISTINCT file, day FROM new_orders ORDER BY file, day",
  );
  const days = new Map<number, string[]>();
  for (const { file, day } of rows) {
    const known = days.get(Number(file));
    if (known === undefined) days.set(Number(file), [day]);
    else known.push(day);
  }
  return days;
}

/** Writes the orphans of the touched days as NDJSON. Undefined where there are none on these days. */
async function reportOrphans({ database, ports, runId, folder, signal }: ProcessOptions): Promise<string | undefined> {
  const path = join(folder, "orphans.ndjson");
  const rows = await database.run(`COPY (${readSql("orphans")}) TO ${literal(path)} (FORMAT json)`);
  if (rows === 0) return undefined;
  const key = `quarantine/${runId}/orphans.ndjson`;
  await ports.artifacts.store(key, path, signal);
  return key;
}
