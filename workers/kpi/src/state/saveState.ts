import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mapConcurrently } from "@sallyport/worker-kit";
import { type Database, literal } from "../compute/Database.js";
import type { ArtifactStore } from "../ports.js";
import type { Merged } from "./mergeState.js";
import type { RunIndex } from "./RunIndex.js";
import { INDEX_KEY, partKey, type StateKind } from "./stateKeys.js";

const STORES = 16;

export interface SaveOptions {
  readonly database: Database;
  readonly artifacts: ArtifactStore;
  readonly merged: Merged;
  /** Its parts are not known yet. */
  readonly index: RunIndex;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Writes the rows of the changed days as Parquet, and the index after them: it is the index that makes them count. */
export async function saveState(options: SaveOptions): Promise<RunIndex> {
  const { merged, index } = options;
  const items = await saveKind(options, "items", merged.changed.items);
  const orders = await saveKind(options, "orders", merged.changed.orders);
  const products = merged.productsChanged ? (await saveKind(options, "products", [""])).get("") : undefined;
  const saved = {
    ...index,
    items: withParts(index.items, items),
    orders: withParts(index.orders, orders),
    products: { ...index.products, parts: products ?? index.products.parts },
  };
  await saveIndex(options, saved);
  return saved;
}

/** Writes `state/index.json`. */
export async function saveIndex(
  { artifacts, folder, signal }: Pick<SaveOptions, "artifacts" | "folder" | "signal">,
  index: RunIndex,
): Promise<void> {
  const path = join(folder, "index.json");
  await writeFile(path, JSON.stringify(index));
  await artifacts.store(INDEX_KEY, path, signal);
}

/** The number of files by day. */
async function saveKind(
  { database, artifacts, folder, signal }: SaveOptions,
  kind: StateKind,
  days: readonly string[],
): Promise<Map<string, number>> {
  const parts = new Map<string, number>();
  if (days.length === 0) return parts;
  const target = join(folder, `save-${kind}`);
  await mkdir(target, { recursive: true });
  if (kind === "products") {
    await database.run(`COPY (SELECT * FROM products) TO ${literal(join(target, "0.parquet"))} (FORMAT parquet)`);
    await artifacts.store(partKey(kind, "", 0), join(target, "0.parquet"), signal);
    parts.set("", 1);
  } else {
    const list = days.map((day) => `DATE ${literal(day)}`).join(", ");
    await database.run(
      `COPY (SELECT * FROM ${kind}_touched WHERE day IN (${list})) TO ${literal(target)}
       (FORMAT parquet, PARTITION_BY (day), WRITE_PARTITION_COLUMNS true, OVERWRITE_OR_IGNORE true)`,
    );
    await mapConcurrently(await readdir(target), STORES, async (name) => {
      const day = name.replace("day=", "");
      const files = (await readdir(join(target, name))).sort();
      for (const [part, file] of files.entries())
        await artifacts.store(partKey(kind, day, part), join(target, name, file), signal);
      parts.set(day, files.length);
    });
  }
  await rm(target, { recursive: true, force: true });
  return parts;
}

function withParts<Day extends { readonly parts: number }>(
  days: Readonly<Record<string, Day>>,
  parts: ReadonlyMap<string, number>,
): Record<string, Day> {
  return Object.fromEntries(
    Object.entries(days).map(([day, value]) => [day, { ...value, parts: parts.get(day) ?? value.parts }]),
  );
}
