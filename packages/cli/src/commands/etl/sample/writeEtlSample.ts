import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Delivery, deliveredAgain, deliveriesOf, firstFolder, secondFolder, sizeOf } from "./deliveries.js";
import { csvLine } from "./formats/csvLine.js";
import { fileValue } from "./formats/fileValue.js";
import { jsonLine } from "./formats/jsonLine.js";
import { writeLines } from "./formats/writeLines.js";
import { writeParquet } from "./formats/writeParquet.js";
import { ordersContract } from "./ordersContract.js";
import type { FileTruth, SampleFile, SampleSummary } from "./SampleSummary.js";
import type { SampleRow } from "./SampleTable.js";

export interface SampleOptions {
  /** A folder that is not there yet, or is empty. */
  readonly folder: string;
  /** Orders of the first delivery. */
  readonly orders: number;
  readonly seed: number;
  readonly onFile?: (files: number) => void;
}

/** Files that are written, contracts left out. */
export const sampleFileCount = 8;

/**
 * Writes two deliveries of an online shop's customers, products, orders and events as CSV, gzipped CSV, NDJSON and
 * Parquet. Depends on the seed and the number of orders alone. The second has changed and new rows, a column that the
 * first had not, and one file that is the first's again; a few lines are such that no load accepts them.
 *
 * Rejects with Node's errors: `EEXIST` where the folder has files of these names.
 */
export async function writeEtlSample({ folder, orders, seed, onFile }: SampleOptions): Promise<SampleSummary> {
  const files: SampleFile[] = [];
  for (const delivery of deliveriesOf(sizeOf(orders))) {
    const path = join(folder, delivery.folder, delivery.key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    files.push(await writeDelivery(path, delivery, seed));
    onFile?.(files.length);
  }
  await writeFile(join(folder, firstFolder, "data", "orders.schema.json"), ordersContract, { flag: "wx", mode: 0o600 });
  files.push(await deliverAgain(folder, files));
  onFile?.(files.length);
  return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function writeDelivery(path: string, delivery: Delivery, seed: number): Promise<SampleFile> {
  const { folder, key, table, withAdded } = delivery;
  const truth = { loaded: 0, updated: 0, unchanged: 0, rejected: 0 };
  const columns = withAdded && table.addedColumn ? [...table.columns, table.addedColumn] : table.columns;
  const rows = function* (): Iterable<SampleRow> {
    for (const { id, version, effect } of delivery.rows()) {
      truth[effect] += 1;
      const row = table.row(seed, id, version);
      yield withAdded && table.addedValue ? [...row, table.addedValue(seed, id, version)] : row;
    }
  };
  const withFaults = function* (line: (row: SampleRow) => string): Iterable<string> {
    let written = 0;
    for (const row of rows()) {
      yield line(row);
      if (delivery.fault && ++written % delivery.fault.every === 0) yield delivery.fault.line(++truth.rejected);
    }
  };
  const csv = function* (): Iterable<string> {
    yield csvLine(columns.map(({ name }) => name));
    yield* withFaults((row) => csvLine(columns.map((column, at) => fileValue(column, row[at] ?? null))));
  };
  const bytes = key.endsWith(".parquet")
    ? await writeParquet(path, columns, rows())
    : await writeLines(path, key.endsWith(".ndjson") ? withFaults((row) => jsonLine(columns, row)) : csv());
  return { delivery: folder, key, table: table.name, bytes, truth: totalled(truth) };
}

/** The same bytes once more, as a producer does that sends everything each day: no row of it is new. */
async function deliverAgain(folder: string, files: readonly SampleFile[]): Promise<SampleFile> {
  const first = files.find(({ delivery, key }) => delivery === firstFolder && key === deliveredAgain);
  if (!first) throw new Error(`the first delivery has no ${deliveredAgain}`);
  await copyFile(join(folder, firstFolder, deliveredAgain), join(folder, secondFolder, deliveredAgain));
  const { loaded, updated, unchanged, rejected } = first.truth;
  const truth = totalled({ loaded: 0, updated: 0, unchanged: loaded + updated + unchanged, rejected });
  return { ...first, delivery: secondFolder, truth };
}

function totalled(counts: Omit<FileTruth, "rowsIn">): FileTruth {
  return { rowsIn: counts.loaded + counts.updated + counts.unchanged + counts.rejected, ...counts };
}
